"""Orders: how titles compare, which of a row of keys stand out of order, and the edit that moves them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from operator import le
from typing import Any

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Edit, Span
from awesome_tools.rules.reading.page import Page

Key = tuple[Any, ...]

_ARTICLE = re.compile(r"^(?:a|an|the)\s+(?=\w)")
_NUMBER = re.compile(r"(\d+)")
_NO_WORD = re.compile(r"[^\w\s]|_")


@lru_cache(maxsize=1 << 16)
def _folded(title: str) -> str:
    """Without case, accents and leading marks."""
    bare = (
        title.casefold()
        if title.isascii()
        else "".join(
            char for char in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(char)
        )
    )
    return bare.lstrip("\"'`“”‘’«([{<#@.$~*_- \t") or bare


def _natural(text: str) -> Key:
    if text.isalpha():
        return ((1, 0, text),)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _NUMBER.split(text) if part)


def by_word(title: str) -> Key:
    """Word by word, marks ignored: `one two` before `onetwo`."""
    return _words(_folded(title))


def by_letter(title: str) -> Key:
    """Letter by letter, blanks and marks ignored: `onetwo` before `one x`."""
    return _natural("".join(_NO_WORD.sub("", _folded(title)).split()))


def without_article(title: str) -> Key:
    """Word by word, without a leading article."""
    return by_word(_ARTICLE.sub("", _folded(title)))


@lru_cache(maxsize=1 << 16)
def _words(folded: str) -> Key:
    return tuple([_natural(word) for word in _NO_WORD.sub(" ", folded).split()])


def as_written(title: str) -> Key:
    """By the characters, case ignored, marks counting: what an editor's sort command does."""
    return (title.casefold(),)


def by_line(title: str) -> Key:
    """As `sort` puts lines that begin with `[title]`: the bracket counts, so that `a-b` comes before `a`."""
    return (f"{title.casefold()}]",)


def by_code(title: str) -> Key:
    """By the characters as they are: capitals before small letters."""
    return (title,)


COLLATIONS: tuple[Callable[[str], Key], ...] = (by_word, without_article, by_letter, as_written, by_line, by_code)


def misplaced(keys: Sequence[Key]) -> frozenset[int]:
    """Indices of the fewest keys whose removal leaves the others in ascending order; equal keys are in order.

    By patience sorting (the longest non-decreasing subsequence), in n log n steps.
    """
    if all(map(le, keys, islice(keys, 1, None))):
        return frozenset()
    tops: list[Key] = []
    piles: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        at = bisect_right(tops, key)
        before.append(piles[at - 1] if at else -1)
        if at == len(tops):
            tops.append(key)
            piles.append(index)
        else:
            tops[at], piles[at] = key, index
    kept, index = set(), piles[-1] if piles else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return frozenset(range(len(keys))) - kept


def proper_place(keys: Sequence[Key], outside: frozenset[int], index: int) -> tuple[str, int]:
    """Where a misplaced key belongs: `after` or, if it is to be the first, `before`, and the index of the neighbour."""
    kept = [other for other in range(len(keys)) if other not in outside]
    at = bisect_right([keys[other] for other in kept], keys[index])
    return ("after", kept[at - 1]) if at else ("before", kept[0])


def moved(keys: Sequence[Key], outside: frozenset[int]) -> list[int]:
    """The indices in the order that moving only those outside gives: each behind the last one that is not greater."""
    order = [index for index in range(len(keys)) if index not in outside]
    for index in sorted(outside, key=lambda index: (keys[index], index)):
        at = max((place for place, other in enumerate(order, 1) if keys[other] <= keys[index]), default=0)
        order.insert(at, index)
    return order


def sorting_edit(page: Page, blocks: Sequence[Node], order: Sequence[int]) -> Edit | None:
    """The edit that puts list items or rows in an order of their indices, whole lines with what hangs on them.

    What stands between the blocks stays where it is. None if the blocks do not have lines of their own.
    """
    spans = [page.whole_lines(block.start, _end(block)) for block in blocks]
    if any(one.end > other.start for one, other in pairwise(spans)):
        return None
    if any(page.text[span.start : block.start].strip(" \t>") for span, block in zip(spans, blocks, strict=True)):
        return None
    texts = [page.text[span.start : span.end] for span in spans]
    texts = [text if text.endswith("\n") else text + "\n" for text in texts]
    changed = [index for index, source in enumerate(order) if index != source]
    if not changed:
        return None
    first, last = changed[0], changed[-1]
    pieces = []
    for index in range(first, last + 1):
        pieces.append(texts[order[index]])
        if index < last:
            pieces.append(page.text[spans[index].end : spans[index + 1].start])
    text = "".join(pieces)
    if spans[last].end == len(page.text) and not page.text.endswith("\n"):
        text = text[:-1]
    return Edit(Span(spans[first].start, spans[last].end), text)


def _end(block: Node) -> int:
    """Where a block ends, blank lines behind its last child left out."""
    return (
        max([block.end, *(child.end for child in block.children)])
        if block.type != "item"
        else max(block.start + len(block.text), *(child.end for child in block.children), block.start)
    )
