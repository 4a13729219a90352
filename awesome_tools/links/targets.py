"""From sources to targets: every distinct URL once, with all places where it stands. Requests nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from awesome_tools.links.model import Form, Mention, Target
from awesome_tools.links.urls import UrlError, address, scheme_of
from awesome_tools.markdown import Node, parse
from awesome_tools.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_tools.source import Source

CONTEXT = 400  # characters of a line that are kept

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ATTRIBUTE = re.compile(r"""(?i)(?<![\w-])(href|src|poster)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_TAGS = frozenset({"a", "area", "img", "source", "video", "audio", "iframe", "embed", "track"})


@dataclass(frozen=True, slots=True)
class Targets:
    """`remote` are to be requested, `local` to be looked up beside the file, `other` neither; as they appear."""

    remote: tuple[Target, ...]
    local: tuple[Target, ...]
    other: tuple[Target, ...]


def collect(sources: Iterable[Source]) -> Targets:
    """The targets of sources. A local URL counts once for each file; what cannot be requested is `other`."""
    remote: dict[str, list[Mention]] = {}
    local: dict[tuple[str, str], list[Mention]] = {}
    for source in sources:
        for url, mention in mentions(source):
            if scheme_of(url) or url.startswith("//"):
                remote.setdefault(url, []).append(mention)
            else:
                local.setdefault((source.path, url), []).append(mention)
    asked: list[Target] = []
    other: list[Target] = []
    for url, found in remote.items():
        try:
            plain_address = address(url)
            asked.append(Target(url, url if url == plain_address else plain_address, tuple(found)))  # one text for both
        except UrlError:
            other.append(Target(url, "", tuple(found)))
    return Targets(
        tuple(asked), tuple(Target(url, "", tuple(found)) for (_, url), found in local.items()), tuple(other)
    )


def mentions(source: Source) -> Iterator[tuple[str, Mention]]:
    """Each URL of a source with its place, in document order; definitions only where nothing refers to them."""
    root = parse(source.text)
    used: set[int] = set()
    definitions: list[Node] = []
    for node in root.walk():
        if node.type in ("link", "image"):
            used.add(node.url_start)
            yield from _markdown(source, node)
        elif node.type == "definition":
            definitions.append(node)
        elif node.type in ("html", "html_block"):
            yield from _html(source, node.start, source.text[node.start : node.end])
    for node in definitions:
        if node.url_start not in used and not node.text.startswith("^"):
            yield from _markdown(source, node)


def plain(url: str, kind: str = "inline") -> str:
    """A Markdown destination without escapes and entities. Between angle brackets as an autolink, it has none."""
    if kind == "autolink" or ("\\" not in url and "&" not in url):
        return url
    return unescape(_ESCAPE.sub(r"\1", url))


def _markdown(source: Source, node: Node) -> Iterator[tuple[str, Mention]]:
    written = source.text[node.url_start : node.url_end] if node.url_start >= 0 else ""
    url = plain(node.url, node.kind).strip()
    if node.kind in ("bare", "autolink") and not scheme_of(url):
        url = ("mailto:" if "@" in url.partition("/")[0] else "http://") + url  # GitHub's extended autolinks
    span = Span(node.url_start, node.url_end) if written == node.url and url == plain(written, node.kind) else None
    if url:
        yield url, _mention(source, node.start, span, written, Form.MARKDOWN)


def _mention(source: Source, start: int, span: Span | None, written: str, form: Form) -> Mention:
    place = source.position(start)
    return Mention(source.path, place.line, place.column, span, written, form, source.line_text(place.line)[:CONTEXT])


def _html(source: Source, start: int, text: str) -> Iterator[tuple[str, Mention]]:
    if "=" not in text:
        return
    for offset, written in _Tags().urls(text):
        url = unescape(written).strip()
        at = start + offset
        if url:
            yield url, _mention(source, at, Span(at, at + len(written)), written, Form.HTML)


def attributes(text: str) -> list[tuple[str, str, str]]:
    """Tag, name and value of every attribute in a piece of HTML."""
    tags = _Tags()
    tags.feed(text)
    return [(tag, name, value) for tag, pairs, _, _ in tags.found for name, value in pairs if value]


class _Tags(HTMLParser):
    """Start tags with their attributes, text and place; comments and scripts are left out by the parser itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, list[tuple[str, str | None]], str, tuple[int, int]]] = []

    def urls(self, text: str) -> Iterator[tuple[int, str]]:
        """Offset and text, as written, of each URL in a piece of HTML."""
        lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)
        for tag, _, written, (line, column) in self.found:
            if tag in _TAGS:
                for match in _ATTRIBUTE.finditer(written):
                    quoted = match[2][0] in "\"'"
                    yield lines[line - 1] + column + match.start(2) + quoted, match[2][1:-1] if quoted else match[2]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.found.append((tag, attrs, self.get_starttag_text() or "", self.getpos()))

    handle_startendtag = handle_starttag
