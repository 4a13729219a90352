"""The canonical list as Markdown, in the style of docs/canonical-list.md.

Emitting is a fixed point: extracting the emitted text gives the same records in all fields that it shows, and emitting
those gives the same bytes. The order of the records does not matter.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from awesome_tools.emit import md_parts
from awesome_tools.emit.bullets import bullet, projected
from awesome_tools.emit.layout import Layout, Origin
from awesome_tools.emit.md_groups import Group, Item, group
from awesome_tools.emit.md_parts import Line
from awesome_tools.emit.md_regions import Page
from awesome_tools.emit.md_table import row, table
from awesome_tools.emit.md_text import collapsed, heading
from awesome_tools.markdown import escape
from awesome_tools.markdown.badge import BADGE
from awesome_tools.markdown.slug import Slugger
from awesome_tools.model import Record
from awesome_tools.parsers.canonical_style import SECTION
from awesome_tools.parsers.sections import purpose_of

MAIN = "list"
_WRITTEN = "<!-- Written by awesome-tools: its next run replaces everything up to the end mark. -->"
_UNLISTED = ("footnotes", "related lists")  # as awesome-lint has it
_TOP, _DEEPEST = 2, 6  # levels of headings


def emit(
    records: Iterable[Record],
    layout: Layout,
    note: str = "",
    *,
    origins: Sequence[Origin] = (),
    named_by: Iterable[Sequence[int]] = (),
) -> str:
    """The Markdown text of a canonical list.

    `note` is a closing paragraph (Markdown) that tells where it comes from. With `provenance`, `origins` are the lists
    that it is made of, and `named_by` tells for each record, in their order, the indexes of those that name it.
    """
    parts = _Parts.of(records, layout, origins, named_by, _TOP)
    slugger = Slugger()
    slugger.slug(layout.title)
    parts.set_anchors(slugger)
    title = f"# {heading(collapsed(layout.title))}"
    lead = [
        f"{title} {BADGE}" if "awesome" in layout.badges else title,
        f"<!-- awesome-tools:begin {MAIN} -->\n{_WRITTEN}",
        parts.badges(),
        escape.text(layout.description, at_start=True),
        md_parts.facts(parts.records, layout),
    ]
    closing = ["---", note] if note else []
    blocks = [*lead, *parts.blocks(()), *closing, f"<!-- awesome-tools:end {MAIN} -->"]
    return "\n\n".join(filter(None, blocks)) + "\n"


def fill(
    text: str,
    path: str,
    records: Iterable[Record],
    layout: Layout,
    *,
    origins: Sequence[Origin] = (),
    named_by: Iterable[Sequence[int]] = (),
) -> str:
    """A hand-written page with the list in its region, everything else byte for byte as it was.

    `text` is the page with its line ends, `path` its name for messages. Contents, legend, sources and badges go to the
    regions of these names where the page has them, else the first three stand in the list's region. ConfigError if the
    page has not the region `layout.region`, or marks that do not match.
    """
    page = Page.parse(text, path)
    region = layout.region or MAIN
    parts = _Parts.of(records, layout, origins, named_by, min(page.level(region) + 1, _DEEPEST))
    own = page.names - {region}
    lines = _outline(page, region, parts, own)
    found = {name: text for name, text in parts.named(lines).items() if name in own}
    found[region] = "\n\n".join([_WRITTEN, *parts.blocks(own)])
    return page.filled(found)


def _outline(page: Page, region: str, parts: _Parts, own: Container[str]) -> list[Line]:
    """The headings of a page behind its contents, with their anchors; those that contents leave out are left out."""
    slugger = Slugger()
    lines: list[Line] = []
    for name, level, title in page.outline():
        if name == region:
            parts.set_anchors(slugger, own)
            lines += parts.lines(own)
        elif name == "contents":
            lines.clear()
        elif not name:
            anchor = slugger.slug(title)
            if (
                level > 1
                and purpose_of(title) not in ("contents", "contributing")
                and title.casefold() not in _UNLISTED
            ):
                lines.append(Line(level, title.strip(), anchor))
    return lines


@dataclass(frozen=True, slots=True)
class _Parts:
    """Everything that a page may show of a list."""

    layout: Layout
    records: Sequence[Record]
    root: Group
    columns: tuple[str, ...]
    used: Sequence[int]
    legend: str
    sources: str
    top: int
    leads: dict[str, Group]

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        layout: Layout,
        origins: Sequence[Origin],
        named_by: Iterable[Sequence[int]],
        top: int,
    ) -> _Parts:
        shown = [projected(record, layout.fields) for record in records]
        notes = [", ".join(str(index + 1) for index in sorted(set(found))) for found in named_by]
        columns = layout.columns if layout.layout == "table" else ()
        if layout.provenance and columns:
            columns = (*columns, "sources")
        noted = zip_longest(shown, notes if layout.provenance else (), fillvalue="")
        items = [Item(record, _cells(record, note, layout)) for record, note in noted if isinstance(record, Record)]
        used = [index for index in range(len(columns)) if any(item.cells[index] for item in items)]
        legend = md_parts.legend(shown, layout) if layout.legend else ""
        sources = md_parts.sources(origins) if layout.provenance else ""
        leads = {name: Group(layout.text(name)) for name in ("contents", "legend", "sources")}
        root = group(items, layout, _DEEPEST - top + 1)
        return cls(layout, shown, root, columns, used, legend, sources, top, leads)

    def set_anchors(self, slugger: Slugger, elsewhere: Container[str] = ()) -> None:
        """Give the headings their anchors, in their order on the page."""
        for shown in self._headings(elsewhere):
            _set_anchors(shown, slugger)

    def lines(self, elsewhere: Container[str]) -> list[Line]:
        """The headings that contents list."""
        shown = [group for group in self._headings(elsewhere) if group is not self.leads["contents"]]
        return [line for group in shown for line in md_parts.lines_of(group, self.top)]

    def named(self, lines: Sequence[Line]) -> dict[str, str]:
        """The parts that may stand in regions of their own, without headings; `lines` are all that contents list."""
        return {
            "contents": md_parts.contents(lines, counts=self.layout.counts),
            "legend": self.legend,
            "sources": self.sources,
            "badges": self.badges(),
        }

    def badges(self) -> str:
        """The badges, '' if there are none."""
        return md_parts.badges(self.records, self.layout)

    def blocks(self, elsewhere: Container[str]) -> list[str]:
        """The blocks of the list, without the parts that stand elsewhere."""
        found: list[str] = []
        for shown in self._headings(elsewhere):
            if shown is self.leads["contents"]:
                found += [self._title(shown), md_parts.contents(self.lines(elsewhere), counts=self.layout.counts)]
            elif shown is self.leads["legend"]:
                found += [self._title(shown), self.legend]
        if self.columns:
            found.append(f"<!-- columns: {', '.join(self.columns[index] for index in self.used)}. -->")
        if SECTION in self.layout.group_by[:-1] + self.layout.group_by[1:]:
            found.append(f"<!-- groups: {', '.join(self.layout.group_by)}. -->")
        found += self._body(self.root, self.top)
        if self.sources and "sources" not in elsewhere:
            found += [self._title(self.leads["sources"]), self.sources]
        return found

    def _headings(self, elsewhere: Container[str]) -> list[Group]:
        shown = {"contents": self.layout.contents and self.root.groups, "legend": self.legend, "sources": self.sources}
        here = [name for name, there in shown.items() if there and name not in elsewhere]
        lead = [self.leads[name] for name in here if name != "sources"]
        return lead + self.root.groups + [self.leads[name] for name in here if name == "sources"]

    def _title(self, shown: Group) -> str:
        return f"{'#' * self.top} {heading(shown.title)}"

    def _body(self, shown: Group, level: int) -> list[str]:
        found = [self._entries(shown.items)] if shown.items else []
        for below in shown.groups:
            found += [f"{'#' * level} {heading(below.title)}", below.comment, *self._body(below, level + 1)]
        return [block for block in found if block]

    def _entries(self, items: Sequence[Item]) -> str:
        if not self.columns:
            return "\n".join(item.cells[0] for item in items)
        names = [self.columns[index] for index in self.used]
        titles = [self.layout.text(name if name == "sources" else f"column {name}") for name in names]
        rows = [[item.cells[index] for index in self.used] for item in items]
        return table(titles, rows, align=self.layout.align)


def _cells(record: Record, note: str, layout: Layout) -> tuple[str, ...]:
    if layout.layout == "bullets":
        return (bullet(record, layout.entry, f"<sup>{note}</sup>" if note else ""),)
    return (*row(record, layout.columns), *([note] if layout.provenance else []))


def _set_anchors(shown: Group, slugger: Slugger) -> None:
    shown.anchor = slugger.slug(shown.title)
    for below in shown.groups:
        _set_anchors(below, slugger)
