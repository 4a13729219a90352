"""Text gathered from several ranges of the source, and the way back from its offsets to the source's."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_tools.markdown.tree import Node


class Gathered:
    """Pieces of the source joined to one text.

    `text` is what inline parsing reads. A piece knows where it stands in the source and where the place of something
    that begins with it starts: at an escaped pipe of a table cell that is the backslash, which is not in `text`.
    """

    def __init__(self, text: str, offsets: list[int], places: list[int], firsts: list[int]):
        self.text = text
        self._offsets = offsets
        self._places = places
        self._firsts = firsts

    def start(self, offset: int) -> int:
        """Place in the source of what starts at an offset."""
        piece = bisect_right(self._offsets, offset) - 1
        within = offset - self._offsets[piece]
        return self._places[piece] + within if within else self._firsts[piece]

    def end(self, offset: int) -> int:
        """Place in the source of the end of what ends at an offset."""
        piece = max(bisect_right(self._offsets, offset - 1) - 1, 0)
        return self._places[piece] + offset - self._offsets[piece]

    def relocate(self, nodes: list[Node], source: str) -> None:
        """Turn the nodes' offsets in `text` into places in the source."""
        stack = list(nodes)
        while stack:
            node = stack.pop()
            empty = node.start == node.end
            node.start, node.end = self.start(node.start), self.end(node.end)
            node.end = node.start if empty else node.end
            if node.url_start >= 0 and node.kind != "reference":
                empty = node.url_start == node.url_end
                node.url_start = self.start(node.url_start)
                node.url_end = node.url_start if empty else self.end(node.url_end)
                node.url = source[node.url_start : node.url_end]
            stack.extend(node.children)


def lines(source: str, ranges: list[tuple[int, int]]) -> Gathered:
    """The text of a block's lines."""
    offsets, at = [], 0
    for first, last in ranges:
        offsets.append(at)
        at += last - first + 1
    firsts = [first for first, _ in ranges]
    return Gathered("\n".join([source[first:last] for first, last in ranges]), offsets, firsts, firsts)


def cell(source: str, start: int, end: int, pipes: Iterable[int]) -> Gathered:
    r"""The text of a table cell with its `\|` read as `|`, whose backslashes stand at `pipes`."""
    offsets, places, firsts, parts, at = [0], [start], [start], [], start
    for pipe in pipes:
        parts.append(source[at:pipe])
        at = pipe + 1
        offsets.append(offsets[-1] + len(parts[-1]))
        places.append(at)
        firsts.append(pipe)
    parts.append(source[at:end])
    return Gathered("".join(parts), offsets, places, firsts)
