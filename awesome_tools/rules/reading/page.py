"""A document as rules see it: one walk over the tree, shared by all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from awesome_tools.changed import Added
from awesome_tools.document import Document
from awesome_tools.markdown.tree import Node
from awesome_tools.model import Edit, Fix, Span
from awesome_tools.parsers.candidate import YES
from awesome_tools.rules.base import safe, unsafe
from awesome_tools.rules.reading.comments import Comment
from awesome_tools.rules.reading.outline import Heading, headings_of
from awesome_tools.rules.reading.prose import Prose
from awesome_tools.rules.reading.surroundings import Surroundings
from awesome_tools.rules.reading.view import View

_RAW = ("code_block", "html_block", "front_matter", "code", "html")


def _nothing_silenced(_names: str, _offset: int) -> bool:
    return False


class Page:
    """A document, the files around it, whether a comment silences a rule at an offset, all such comments, the codes of
    the rules that run, and which lines are new.

    `added` is None where it is not known which: all of them are equal then.
    """

    def __init__(
        self,
        document: Document,
        surroundings: Surroundings | None = None,
        silenced: Callable[[str, int], bool] = _nothing_silenced,
        comments: Sequence[Comment] = (),
        running: frozenset[str] = frozenset(),
        added: Added | None = None,
    ):
        self.document = document
        self.source = document.source
        self.text = document.source.text
        self.root = document.root
        self.surroundings = surroundings or Surroundings()
        self.silenced = silenced
        self.comments = comments
        self.running = running
        self.readings: dict[Callable[[Page], Any], Any] = {}
        self.added = added

    @cached_property
    def _index(self) -> dict[str, list[Node]]:
        index: dict[str, list[Node]] = {}
        for node in self.root.walk():
            index.setdefault(node.type, []).append(node)
        return index

    def nodes(self, *types: str) -> list[Node]:
        """All nodes of these types, in document order within each type."""
        return [node for kind in types for node in self._index.get(kind, ())]

    @cached_property
    def prose(self) -> Prose:
        """All text nodes as one text."""
        return Prose(self.nodes("text"), self.text)

    def blocks_with(self, nodes: Iterable[Node], *types: str) -> Iterator[Node]:
        """The blocks of these types in which one of the nodes begins."""
        starts = sorted(node.start for node in nodes)
        for block in self.nodes(*types) if starts else ():
            at = bisect_left(starts, block.start)
            if at < len(starts) and starts[at] < block.end:
                yield block

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The entries with their syntax, in order of the text."""
        blocks: dict[tuple[str, int], Node] = {}
        for kind in ("item", "row", "paragraph", "heading"):
            for node in self._index.get(kind, ()):
                blocks.setdefault((kind, node.start), node)
        accepted = [found for found in self.document.finding.candidates if found.verdict == YES]
        accepted.sort(key=lambda found: (found.start, found.end))
        kinds = {"bullet": "item", "row": "row", "paragraph": "paragraph", "heading": "heading"}
        return tuple(
            View(entry, candidate, blocks.get((kinds.get(entry.shape, ""), candidate.start)), self.text)
            for entry, candidate in zip(self.document.entries, accepted, strict=True)
        )

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order, Markdown and HTML alike."""
        return headings_of(self.root, self.text)

    @cached_property
    def raw_ranges(self) -> list[tuple[int, int]]:
        """Ranges whose characters are no prose: code, HTML, front matter; sorted."""
        return sorted((node.start, node.end) for node in self.nodes(*_RAW))

    def in_raw(self, offset: int) -> bool:
        """Whether an offset lies in code, HTML or front matter."""
        at = bisect_right(self.raw_ranges, (offset, len(self.text) + 1)) - 1
        return at >= 0 and offset < self.raw_ranges[at][1]

    @cached_property
    def _titles(self) -> list[tuple[int, int]]:
        return sorted(
            (view.draft.start, view.draft.end) for view in self.views if 0 <= view.draft.start < view.draft.end
        )

    def in_title(self, offset: int) -> bool:
        """Whether an offset lies in the title of an entry, where nothing may change unasked."""
        at = bisect_right(self._titles, (offset, len(self.text) + 1))
        return any(start <= offset < end for start, end in self._titles[max(0, at - 2) : at])

    def mend(self, title: str, edit: Edit) -> Fix:
        """A fix of prose: unsafe within the title of an entry, where nothing may change unasked, else safe."""
        return (unsafe if self.in_title(edit.span.start) else safe)(title, edit)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Offset and text of each line, without its end."""
        at = 0
        for line in self.text.split("\n"):
            yield at, line
            at += len(line) + 1

    def whole_lines(self, start: int, end: int) -> Span:
        """A range widened to whole lines, the last line's end included where there is one."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", max(start, end - 1))
        return Span(first, len(self.text) if last < 0 else last + 1)
