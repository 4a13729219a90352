"""The list of contents of a page: which heading each of its lines leads to, and which headings it ought to have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from awesome_tools.markdown.tree import Node
from awesome_tools.rules.reading.outline import Heading
from awesome_tools.rules.reading.page import Page

# Sections that a list of contents need not have, by their purpose and by their names.
_OPTIONAL = frozenset({"contents", "contributing", "licence", "sponsors", "acknowledgements", "citation", "history", "legend", "news"})
_OPTIONAL_NAMES = frozenset({"footnotes", "related lists", "related", "notes", "about", "introduction", "see also", "other awesome lists", "overview"})


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


def contents_of(page: Page) -> Contents | None:
    """The first run of lists whose links lead to headings of the page; None if there is none."""
    found: list[Node] = []
    for node in page.root.children:
        if node.type == "list" and _leads_within(node):
            found.append(node)
        elif found and node.type in ("list", "table"):
            break
        elif found and node.type == "heading" and not _introduces_contents(page, node):
            break
    if not found:
        return None
    by_slug = {heading.slug: index for index, heading in enumerate(page.headings)}
    lines = [line for node in found for line in _lines(node, 0, by_slug)]
    return Contents(tuple(found), tuple(lines), page.headings) if len(lines) >= 2 else None


def _leads_within(node: Node) -> bool:
    urls = [one.url for one in node.walk() if one.type == "link"]
    within = sum(url.startswith("#") and len(url) > 1 for url in urls)
    return within > 0 and within * 5 >= len(urls) * 4 and within * 2 >= len(node.children)


def _introduces_contents(page: Page, node: Node) -> bool:
    return any(heading.start == node.start and heading.purpose == "contents" for heading in page.headings)


def _lines(node: Node, depth: int, by_slug: dict[str, int]) -> list[Line]:
    found = []
    for item in node.children:
        head = next(iter(item.children), None)
        link = next((one for one in head.walk() if one.type == "link" and one.url.startswith("#")), None) if head and head.type == "paragraph" else None
        if link is not None:
            found.append(Line(item, link, depth, by_slug.get(unquote(link.url[1:]))))
        for block in item.children:
            if block.type == "list":
                found += _lines(block, depth + 1, by_slug)
    return found


def parents(headings: Sequence[Heading]) -> list[int]:
    """For each heading the index of the one above it, -1 for none."""
    found, stack = [], []
    for index, heading in enumerate(headings):
        while stack and headings[stack[-1]].level >= heading.level:
            stack.pop()
        found.append(stack[-1] if stack else -1)
        stack.append(index)
    return found


def expected(contents: Contents, *, share: float) -> frozenset[int]:
    """Indices of the headings that belong in the contents: those of levels that it has nearly all of.

    A level counts by itself and, since many contents go deeper for some sections only, below each heading.
    """
    headings, listed, above = contents.headings, contents.listed(), parents(contents.headings)
    able = [
        index for index, heading in enumerate(headings)
        if heading.start > contents.end and not heading.nested and heading.slug and (index in listed or not _is_optional(index, headings, above))
    ]
    found: set[int] = set(listed)
    for level in {headings[index].level for index in listed}:
        peers = [index for index in able if headings[index].level == level]
        if sum(index in listed for index in peers) >= share * len(peers):
            found.update(peers)
    for parent in {above[index] for index in listed}:
        peers = [index for index in able if above[index] == parent and headings[index].level in {headings[i].level for i in listed if above[i] == parent}]
        have = sum(index in listed for index in peers)
        if have >= 2 and have >= share * len(peers):
            found.update(peers)
    return frozenset(found)


def _is_optional(index: int, headings: Sequence[Heading], above: Sequence[int]) -> bool:
    while index >= 0:
        heading = headings[index]
        if heading.purpose in _OPTIONAL or heading.name.casefold() in _OPTIONAL_NAMES:
            return True
        index = above[index]
    return False
