"""The headings of a page with their anchors, and what stands below each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from awesome_tools.markdown.slug import Slugger, anchor_text
from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.sections import purpose_of

_HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^>]*>")
_DECORATION = re.compile(r"^[^\w]+|[^\w)!?.+#]+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level, displayed text, GitHub's anchor, range of its own lines; `node` is None for HTML."""

    level: int
    title: str
    slug: str
    start: int
    end: int
    node: Node | None
    nested: bool  # in a quotation or list item

    @property
    def name(self) -> str:
        """The title without emoji and decoration around it."""
        return _DECORATION.sub("", self.title).strip() or self.title

    @property
    def purpose(self) -> str:
        """Why its section holds no entries (contents, licence, contributing …), '' if it may."""
        return purpose_of(self.title)


def headings_of(root: Node, text: str) -> tuple[Heading, ...]:
    """All headings in order; anchors are numbered as GitHub does."""
    slugger, found = Slugger(), []
    top = {id(node) for node in root.children}
    for node in root.walk():
        if node.type == "heading":
            slug = slugger.slug(anchor_text(node).strip())
            title = " ".join(node.plain().split())
            found.append(Heading(node.level, title, slug, node.start, node.end, node, id(node) not in top))
        elif node.type == "html_block":
            for match in _HTML_HEADING.finditer(text, node.start, node.end):
                title = " ".join(TAG.sub(" ", match[2]).split())
                slug = slugger.slug(title)
                found.append(Heading(int(match[1]), title, slug, match.start(), match.end(), None, nested=False))
    return tuple(found)


def parents(headings: Sequence[Heading]) -> list[int]:
    """For each heading the index of the one above it, -1 for none."""
    found: list[int] = []
    stack: list[int] = []
    for index, heading in enumerate(headings):
        while stack and headings[stack[-1]].level >= heading.level:
            stack.pop()
        found.append(stack[-1] if stack else -1)
        stack.append(index)
    return found
