"""The plain text of a page as one string: what few of its texts have is looked for once, not text by text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from awesome_tools.markdown.tree import Node

_BETWEEN = "\0"
_WORDS = bytes(byte if (chr(byte).isalnum() and byte < 0x80) or byte == 0 else 0x20 for byte in range(256))


class Prose:
    """The text nodes of a page, as they stand in the source. What is found in it is a hint for a closer look."""

    def __init__(self, nodes: Sequence[Node], text: str):
        self._nodes = nodes
        pieces = [text[node.start : node.end] for node in nodes]
        if _BETWEEN in text:
            pieces = [piece.replace(_BETWEEN, " ") for piece in pieces]
        self._text = _BETWEEN.join(pieces)
        self._starts = list(accumulate([len(piece) + 1 for piece in pieces], initial=0))

    def matching(self, pattern: re.Pattern[str]) -> list[Node]:
        """The texts in which a pattern occurs that does not look at what stands around a text."""
        found, behind = [], -1
        for match in pattern.finditer(self._text):
            if match.start() >= behind:
                at = bisect_right(self._starts, match.start()) - 1
                behind = self._starts[at + 1]
                found.append(self._nodes[at])
        return found

    def with_words(self, words: frozenset[str]) -> list[Node]:
        """The texts that have one of these words, which are of small ASCII letters and digits; any case counts."""
        pieces = self._text.lower().encode("ascii", "replace").translate(_WORDS).decode("ascii").split(_BETWEEN)
        return [node for node, piece in zip(self._nodes, pieces, strict=False) if not words.isdisjoint(piece.split())]
