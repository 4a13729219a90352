"""From sources to targets: every distinct URL once, with all places where it stands. Requests nothing."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from awesome_tools.changed import NOTHING, Added
from awesome_tools.links.model import Form, Mention, Target
from awesome_tools.links.urls import UrlError, address, scheme_of
from awesome_tools.markdown import Node, parse
from awesome_tools.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from awesome_tools.source import Source

CONTEXT = 400  # characters of a line that are kept
KINDS = ("", "inline", "reference", "autolink", "bare", "html")

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ATTRIBUTE = re.compile(r"""(?i)(?<![\w-])(href|src|poster)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_TAGS = frozenset({"a", "area", "img", "source", "video", "audio", "iframe", "embed", "track"})


@dataclass(frozen=True, slots=True)
class Targets:
    """`remote` are to be requested, `local` to be looked up beside the file, `other` neither; as they appear."""

    remote: tuple[Target, ...]
    local: tuple[Target, ...]
    other: tuple[Target, ...]


def collect(sources: Iterable[Source], added: Mapping[str, Added] | None = None) -> Targets:
    """The targets of sources. A local URL counts once for each file; what cannot be requested is `other`.

    With `added`, the added lines by path, only mentions on such lines: the link's own, or that of its definition.
    """
    remote: dict[str, list[Mention]] = {}
    local: dict[tuple[str, str], list[Mention]] = {}
    for source in sources:
        for url, mention in mentions(source):
            if added is not None and not _is_added(source, mention, added.get(source.path, NOTHING)):
                continue
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


def _is_added(source: Source, mention: Mention, added: Added) -> bool:
    line = mention.line if mention.span is None else source.line_of(mention.span.start)
    return added.touches(mention.line, mention.line) or added.touches(line, line)


def mentions(source: Source) -> Iterator[tuple[str, Mention]]:
    """Each URL of a source with its place, in document order; definitions only where nothing refers to them."""
    places, unwritten = _places(source)
    for number in range(0, len(places), 4):
        start, at, end, code = places[number : number + 4]
        kind = KINDS[code]
        written = source.text[at:end] if at >= 0 else ""
        url = _meant(unwritten.get(number, written), kind)
        if url:
            whole = kind == "html" or (number not in unwritten and url == plain(written, kind))
            yield url, _mention(source, start, Span(at, end) if whole else None, written, kind)


def _places(source: Source) -> tuple[array[int], dict[int, str]]:
    """Where URLs stand: start of the node, place of the URL and its kind, four numbers each; URLs not written so.

    Numbers rather than objects, because any object that outlives the tree keeps the memory around it from being given
    back: 15 MB for a list of 10 000 links.
    """
    places: array[int] = array("q")
    unwritten: dict[int, str] = {}
    definitions: list[Node] = []
    used: set[int] = set()

    def note(start: int, at: int, end: int, kind: str, url: str | None = None) -> None:
        if url is not None and (at < 0 or source.text[at:end] != url):
            unwritten[len(places)] = url
        places.extend((start, at, end, KINDS.index(kind)))

    for node in parse(source.text).walk():
        if node.type in ("link", "image"):
            used.add(node.url_start)
            note(node.start, node.url_start, node.url_end, node.kind, node.url)
        elif node.type == "definition":
            definitions.append(node)
        elif node.type in ("html", "html_block"):
            for offset, written in _urls(source.text[node.start : node.end]):
                note(node.start + offset, node.start + offset, node.start + offset + len(written), "html")
    for node in definitions:
        if node.url_start not in used and not node.text.startswith("^"):
            note(node.start, node.url_start, node.url_end, node.kind, node.url)
    return places, unwritten


def plain(url: str, kind: str = "inline") -> str:
    """A Markdown destination without escapes and entities. Between angle brackets as an autolink, it has none."""
    if kind == "autolink" or ("\\" not in url and "&" not in url):
        return url
    return unescape(_ESCAPE.sub(r"\1", url))


def _meant(raw: str, kind: str) -> str:
    """The URL that a reader is led to by what is written."""
    if kind == "html":
        return unescape(raw).strip()
    url = plain(raw, kind).strip()
    if kind in ("bare", "autolink") and not scheme_of(url):
        return ("mailto:" if "@" in url.partition("/")[0] else "http://") + url  # GitHub's extended autolinks
    return url


def _mention(source: Source, start: int, span: Span | None, written: str, kind: str) -> Mention:
    place = source.position(start)
    form = Form.HTML if kind == "html" else Form.MARKDOWN
    return Mention(source.path, place.line, place.column, span, written, form, source.line_text(place.line)[:CONTEXT])


def _urls(text: str) -> Iterator[tuple[int, str]]:
    return _Tags().urls(text) if "=" in text else iter(())


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
