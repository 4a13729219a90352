"""Emphasis and strikethrough: delimiter runs are paired, then the flat sequence of nodes becomes a tree.

The pairing follows the algorithm of CommonMark 0.31, appendix "Process emphasis"; `~` and `~~` are GitHub's. Both steps
take linear time and no recursion.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

from awesome_tools.markdown.tree import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

# Deeper emphasis reads as text, so that no tree of inline nodes is deeper.
_DEEPEST = 100
_WORD, _SPACE, _PUNCTUATION = range(3)
_BLANKS = frozenset("\t\n\v\f\r")


class Run(Node):
    """A run of `*`, `_` or `~`: a text until parts of it are paired."""

    def __init__(self, start: int, end: int, marker: str, *, opens: bool, closes: bool):
        super().__init__("text", start, end)
        # Runs of `~` pair with runs of the same length only, so the whole run is the marker.
        self.marker = marker
        self.length = self.left = end - start
        self.can_open = opens
        self.can_close = closes
        self.opened: list[int] = []  # widths, innermost first
        self.closed: list[int] = []


@cache
def _kind(char: str) -> int:
    if char in _BLANKS:
        return _SPACE
    general = category(char)
    if general == "Zs":
        return _SPACE
    return _PUNCTUATION if general[0] in "PS" else _WORD


def flanking(before: str, after: str, marker: str) -> tuple[bool, bool]:
    """Whether a run of `marker` between two characters can open and can close."""
    left, right = _kind(before), _kind(after)
    opens = right != _SPACE and (right != _PUNCTUATION or left != _WORD)
    closes = left != _SPACE and (left != _PUNCTUATION or right != _WORD)
    if marker == "_":
        return opens and (not closes or left == _PUNCTUATION), closes and (not opens or right == _PUNCTUATION)
    return opens, closes


def pair(runs: list[Run]) -> None:
    """Pair openers with closers; the runs then know which widths they open and close."""
    openers: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.can_close and run.left:
            key = (run.marker, run.can_open, run.length % 3)
            index = _opener(openers, run, floors.get(key, -1))
            if index < 0:
                floors[key] = run.start
                break
            opener = openers[index]
            width = run.left if run.marker[0] == "~" else 2 if opener.left > 1 and run.left > 1 else 1
            opener.left -= width
            run.left -= width
            opener.opened.append(width)
            run.closed.append(width)
            del openers[index + bool(opener.left) :]
        if run.can_open and run.left:
            openers.append(run)


def _opener(openers: list[Run], closer: Run, floor: int) -> int:
    index = len(openers) - 1
    while index >= 0 and openers[index].start >= floor:
        opener = openers[index]
        if opener.marker == closer.marker:
            both = opener.can_close or closer.can_open
            if not both or closer.length % 3 == 0 or (opener.length + closer.length) % 3:
                return index
        index -= 1
    return -1


def assemble(items: Sequence[Node]) -> list[Node]:
    """The tree of a flat sequence in which paired runs stand for their markup; neighbouring texts are joined."""
    tree = _Tree()
    for item in items:
        if isinstance(item, Run):
            at = item.start
            for width in item.closed:
                at = tree.close(at, width, item.marker)
            if item.left:
                tree.write(at, at + item.left, item.marker[0] * item.left)
                at += item.left
            for width in reversed(item.opened):
                at = tree.open(at, width, item.marker)
        elif item.type == "text":
            tree.write(item.start, item.end, item.text)
        else:
            tree.flush()
            tree.nodes.append(item)
    tree.flush()
    return tree.nodes


class _Tree:
    """Nodes below the innermost open one, and the text gathered since the last of them."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._open: list[tuple[Node | None, list[Node]]] = []
        self._parts: list[str] = []
        self._start = self._end = 0

    def write(self, start: int, end: int, text: str) -> None:
        if not self._parts:
            self._start = start
        self._parts.append(text)
        self._end = end

    def flush(self) -> None:
        if self._parts:
            self.nodes.append(Node("text", self._start, self._end, "".join(self._parts)))
            self._parts.clear()

    def open(self, at: int, width: int, marker: str) -> int:
        end = at + width
        if len(self._open) >= _DEEPEST:
            self.write(at, end, marker[0] * width)
            self._open.append((None, self.nodes))
            return end
        self.flush()
        node = Node("del" if marker[0] == "~" else "strong" if width == 2 else "em", at, end)
        self.nodes.append(node)
        self._open.append((node, self.nodes))
        self.nodes = node.children
        return end

    def close(self, at: int, width: int, marker: str) -> int:
        node, nodes = self._open.pop()
        end = at + width
        if node is None:
            self.write(at, end, marker[0] * width)
            return end
        self.flush()
        node.end = end
        self.nodes = nodes
        return end
