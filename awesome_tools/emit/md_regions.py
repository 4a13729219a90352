"""A hand-written page with regions between marks: their contents are replaced, everything else stays byte for byte."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from awesome_tools.errors import ConfigError
from awesome_tools.markdown import parse
from awesome_tools.markdown.slug import anchor_text
from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.canonical_style import BEGIN, END
from awesome_tools.source import Source


@dataclass(frozen=True, slots=True)
class _Region:
    """A region: from the end of its begin mark to the start of its end mark, with the level of the heading above."""

    name: str
    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page with the places of its regions and of the headings outside of them."""

    source: Source
    regions: tuple[_Region, ...]
    headings: tuple[tuple[int, int, str], ...]

    @classmethod
    def parse(cls, text: str, path: str) -> Page:
        """Find the regions of a page; ConfigError with the line where marks do not match."""
        source = Source(path, text)
        regions: list[_Region] = []
        headings: list[tuple[int, int, str]] = []
        begun: Node | None = None
        level = 1
        for node in parse(source.text).children:
            if node.type == "heading" and begun is None:
                level = node.level
                headings.append((node.start, level, anchor_text(node)))
            elif node.type == "html_block" and (mark := BEGIN.fullmatch(node.text.strip())):
                if begun is not None:
                    hint = "the end mark stands at the beginning of a line of its own"
                    raise _error(source, begun, "the region has no end mark before the next one begins", hint)
                _check(source, node, mark[1], {region.name for region in regions})
                begun = node
            elif node.type == "html_block" and (mark := END.fullmatch(node.text.strip())):
                if begun is None or _name(begun) != mark[1]:
                    raise _error(source, node, f"unexpected end of `{mark[1]}`, expected its begin mark before it")
                _check(source, node)
                regions.append(_Region(mark[1], begun.end, node.start, level))
                begun = None
            elif node.type == "html_block" and (mark := BEGIN.search(node.text) or END.search(node.text)):
                raise _error(source, node, f"a mark of `{mark[1]}` shares its line, expected it on a line of its own")
        if begun is not None:
            raise _error(source, begun, "the region has no end mark")
        return cls(source, tuple(regions), tuple(headings))

    @property
    def names(self) -> frozenset[str]:
        """The names of the regions."""
        return frozenset(region.name for region in self.regions)

    def level(self, name: str) -> int:
        """The level of the heading above a region, 1 if there is none; ConfigError if there is no such region."""
        for region in self.regions:
            if region.name == name:
                return region.level
        hint = f"<!-- awesome-tools:begin {name} --> and <!-- awesome-tools:end {name} -->, each on a line of its own"
        raise ConfigError(f"the page has no region `{name}`", path=self.source.path, hint=hint)

    def outline(self) -> Iterator[tuple[str, int, str]]:
        """Regions and headings in their order: ("list", 0, "") or ("", 2, "Contributing")."""
        found = [(start, "", level, title) for start, level, title in self.headings]
        found += [(region.start, region.name, 0, "") for region in self.regions]
        for _, name, level, title in sorted(found):
            yield name, level, title

    def filled(self, texts: Mapping[str, str]) -> str:
        """The page with the given texts (LF line ends) in the regions of these names."""
        raw, newline, parts, at = self.source.raw, self.source.newline, [], 0
        for region in self.regions:
            if region.name in texts:
                inner = f"\n\n{texts[region.name]}\n\n" if texts[region.name] else "\n"
                start, end = self.source.raw_offset(region.start), self.source.raw_offset(region.end)
                parts += [raw[at:start], inner.replace("\n", newline)]
                at = end
        return "".join([*parts, raw[at:]])


def _name(begun: Node) -> str:
    match = BEGIN.fullmatch(begun.text.strip())
    return match[1] if match else ""


def _check(source: Source, mark: Node, name: str = "", names: Container[str] = ()) -> None:
    """A mark stands at the beginning of its line, else a list before it takes it in, and names a region once."""
    if source.position(mark.start).column > 1:
        raise _error(source, mark, "the mark is indented, expected it at the beginning of its line")
    if name in names:
        raise _error(source, mark, f"unexpected second region `{name}`, expected each once")


def _error(source: Source, node: Node, message: str, hint: str | None = None) -> ConfigError:
    return ConfigError(message, path=source.path, line=source.line_of(node.start), hint=hint)
