"""The list of contents of a page: which heading each of its lines leads to, and which headings it ought to have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from awesome_tools.markdown.tree import Node
from awesome_tools.rules.reading.once import once
from awesome_tools.rules.reading.outline import TAG, Heading
from awesome_tools.rules.reading.page import Page

ANCHOR = re.compile(r"""<[a-z][^>]*?\s(?:id|name)\s*=\s*["']?([^"'\s>]+)[^>]*>""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: its item, link, depth from 0, and the index of the heading it leads to (None: none)."""

    item: Node
    link: Node
    depth: int
    heading: int | None

    @property
    def title(self) -> str:
        """The displayed text of the link."""
        return " ".join(self.link.plain().split())


@dataclass(frozen=True, slots=True)
class Contents:
    """The lists that make up the contents, their lines in order, and the headings behind them."""

    lists: tuple[Node, ...]
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]

    @property
    def end(self) -> int:
        """Where the contents end."""
        return self.lists[-1].end

    def listed(self) -> frozenset[int]:
        """Indices of the headings that are in the contents."""
        return frozenset(line.heading for line in self.lines if line.heading is not None)


@once
def contents_of(page: Page) -> Contents | None:
    """The first run of lists whose links lead to headings of the page; None if there is none."""
    found: list[Node] = []
    for node in page.root.children:
        if node.type == "list" and _leads_within(node):
            found.append(node)
        elif (found and node.type in ("list", "table")) or (
            found and node.type == "heading" and not _introduces_contents(page, node)
        ):
            break
    if not found:
        return None
    by_slug = _named_places(page) | {heading.slug: index for index, heading in enumerate(page.headings)}
    by_name = _alone((heading.name.casefold(), index) for index, heading in enumerate(page.headings))
    by_form = _alone((_form(heading.slug), index) for index, heading in enumerate(page.headings))
    lines = [line for node in found for line in _lines(node, 0, by_slug, by_name | by_form)]
    return Contents(tuple(found), tuple(lines), page.headings) if len(lines) >= 2 else None


def _named_places(page: Page) -> dict[str, int]:
    """The anchors in HTML that stand in a heading or right before one, with the heading's index."""
    found: dict[str, int] = {}
    starts = [heading.start for heading in page.headings]
    for node in page.nodes("html", "html_block"):
        for match in ANCHOR.finditer(page.text, node.start, node.end):
            at = bisect_right(starts, match.start()) - 1
            inside = at >= 0 and match.start() < page.headings[at].end
            behind = at + 1 < len(starts) and not TAG.sub("", page.text[match.start() : starts[at + 1]]).strip()
            if inside or behind:
                found.setdefault(match[1], at if inside else at + 1)
    return found


def _alone(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The pairs whose key stands there once."""
    listed = list(pairs)
    counts = Counter(key for key, _ in listed)
    return {key: index for key, index in listed if key and counts[key] == 1}


def _form(anchor: str) -> str:
    """The letters and digits of an anchor, marked as such."""
    letters = "".join(char for char in anchor.casefold() if char.isalnum())
    return letters and f"#{letters}"


def _leads_within(node: Node) -> bool:
    urls = [one.url for one in node.walk() if one.type == "link"]
    within = sum(url.startswith("#") and len(url) > 1 for url in urls)
    return within > 0 and within * 5 >= len(urls) * 4 and within * 2 >= len(node.children)


def _introduces_contents(page: Page, node: Node) -> bool:
    return any(heading.start == node.start and heading.purpose == "contents" for heading in page.headings)


def _lines(node: Node, depth: int, by_slug: dict[str, int], by_name: dict[str, int]) -> list[Line]:
    """The lines of a list; one with a broken anchor belongs to the heading of its name, or of the same letters."""
    found = []
    for item in node.children:
        head = next(iter(item.children), None)
        link = (
            next((one for one in head.walk() if one.type == "link" and one.url.startswith("#")), None)
            if head and head.type == "paragraph"
            else None
        )
        if link is not None:
            name, anchor = " ".join(link.plain().split()).casefold(), unquote(link.url[1:])
            heading = by_slug.get(anchor, by_name.get(name, by_name.get(_form(anchor))))
            found.append(Line(item, link, depth, heading))
        for block in item.children:
            if block.type == "list":
                found += _lines(block, depth + 1, by_slug, by_name)
    return found
