"""An entry with its syntax: marker, what stands before its link, the link, separator, description."""

from __future__ import annotations

import re
from functools import cached_property

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Entry, Span
from awesome_tools.parsers.atoms import Atom
from awesome_tools.parsers.candidate import Candidate
from awesome_tools.parsers.draft import Draft

# What may part title and description. A dash needs a blank on one side at least: `[Torch](u)-based` is a word.
_SEPARATOR = re.compile(
    r"[ \t\xa0]*(?:[:：](?!\w+:)|(?:(?<=[ \t\xa0])|(?=[-–—―−]+[ \t\xa0]))(?:-{1,3}>?|[–—―−]|=>|→))[ \t\xa0]*"
)
_DASHES = (" - ", " – ", " — ")
_GROUP = re.compile(r"\s*(?:\([^()\n]*\)|\[[^\[\]\n]*\](?!\())")
_LETTER = re.compile(r"[^\W_]")
_EMOJI_NAME = re.compile(r"\s*:[a-z0-9_+-]*[a-z][a-z0-9_+-]*:")


class View:
    """An entry, the candidate it was made from and the node it stands in (item, row, paragraph or heading)."""

    def __init__(self, entry: Entry, candidate: Candidate, block: Node | None, text: str):
        self.entry = entry
        self.block = block
        self.group = candidate.group
        self.section = candidate.section
        self._draft = candidate.draft
        self._text = text
        # The paragraph, heading or cell that holds the entry's title; None for raw HTML.
        self.head = self._find_head()
        self._at = self._title_at()
        # The link that is the title, or the emphasis around it.
        self.title_node = self.head.children[self._at] if self.head is not None and self._at >= 0 else None

    @property
    def draft(self) -> Draft:
        """What the parser read, with the places of the links. Read-only."""
        return self._draft

    @property
    def _title_link(self) -> Atom | None:
        """The link that the title is; in rows, where a title is a whole cell, the link at its beginning."""
        draft = self._draft
        if draft.title_link is not None or self.block is None or self.block.type != "row":
            return draft.title_link
        return next((atom for _, atom in draft.links if draft.start == atom.start), None)

    def _find_head(self) -> Node | None:
        if self.block is None:
            return None
        if self.block.type == "row":
            link = self._title_link
            return next((cell for cell in self.block.children if link and cell.start <= link.start < cell.end), None)
        if self.block.type == "item":
            first = next(iter(self.block.children), None)
            return first if first is not None and first.type in ("paragraph", "heading") else None
        return self.block

    def _title_at(self) -> int:
        """Index among the head's children of the node that holds the title's link, -1 if there is none."""
        link = self._title_link
        if self.head is None or link is None or self._draft.title_kind != "link":
            return -1
        for index, node in enumerate(self.head.children):
            if node.start <= link.start < node.end:
                return index if node.type in ("link", "strong", "em") else -1
        return -1

    @cached_property
    def link(self) -> Node | None:
        """The Markdown link that is the title."""
        node = self.title_node
        if node is None or node.type == "link":
            return node
        return next((one for one in node.walk() if one.type == "link"), None)

    @cached_property
    def _tail(self) -> tuple[Span | None, Span | None]:
        """Separator and description behind the title."""
        if self.head is None or self._at < 0:
            return None, None
        end = self.head.end
        for node in self.head.children[self._at + 1 :]:
            if node.type == "hardbreak":
                end = node.start
                break
            if node.type != "text":
                continue
            at = self._behind_marks(node)
            match = _SEPARATOR.match(self._text, at, node.end)
            if match is None and at > node.start:
                match = _SEPARATOR.match(self._text, at - 1, node.end)
            if match is not None:
                rest = Span(match.end(), end)
                return Span(match.start(), match.end()), rest if match.end() < end else None
            if _LETTER.search(self._text, at, node.end):
                while self._text[at] in " \t\xa0":
                    at += 1
                return None, Span(at, end)
        return None, None

    def _behind_marks(self, node: Node) -> int:
        """Where the text goes on behind brackets and emoji."""
        at = node.start
        if self._text.startswith(_DASHES, at, node.end):
            return at  # as nearly always
        while match := _GROUP.match(self._text, at, node.end) or _EMOJI_NAME.match(self._text, at, node.end):
            at = match.end()
        while at < node.end and not (self._text[at].isalnum() or self._text[at] in " \t\xa0:：-–—―−=→"):
            at += 1
        return at

    @property
    def separator(self) -> Span | None:
        """What parts title and description, with the blanks around it."""
        return self._tail[0]

    @property
    def description(self) -> Span | None:
        """The text behind the separator, or behind the title if there is none, up to the end of the paragraph."""
        return self._tail[1]

    def description_nodes(self) -> list[Node]:
        """The inline nodes of the description; the first may begin before it."""
        span = self.description
        if span is None or self.head is None:
            return []
        return [node for node in self.head.children[self._at + 1 :] if node.end > span.start and node.start < span.end]

    @property
    def lead(self) -> str:
        """The source text between the bullet and the title."""
        node = self.title_node
        return "" if node is None or self.head is None else self._text[self.head.start : node.start]
