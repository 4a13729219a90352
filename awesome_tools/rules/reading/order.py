"""Orders: which of a row of keys stand out of order, and the edit that moves them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from operator import le

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Edit, Span
from awesome_tools.rules.reading.alphabets import in_ascii
from awesome_tools.rules.reading.collation import Key
from awesome_tools.rules.reading.page import Page


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


def judged(titles: Sequence[str], ways: Sequence[Callable[[str], Key]]) -> list[tuple[list[Key], frozenset[int]]]:
    """For each collation the keys of titles, and the indices of those out of order."""
    if all(map(str.isascii, titles)):
        ways = [*map(in_ascii, ways)]
    known = {}
    for way in ways:
        if way not in known:
            keys = list(map(way, titles))
            known[way] = (keys, misplaced(keys))
    return [known[way] for way in ways]


def surely(outside: frozenset[int], collations: Sequence[Sequence[Key]]) -> frozenset[int]:
    """Those that stand wrong between their neighbours whichever way titles are compared."""
    size = len(collations[0])
    kept = [index for index in range(size) if index not in outside]
    found = set()
    for index in outside:
        at = bisect_left(kept, index)
        before, behind = kept[at - 1] if at else None, kept[at] if at < len(kept) else None
        if not any(
            (before is None or keys[before] <= keys[index]) and (behind is None or keys[index] <= keys[behind])
            for keys in collations
        ):
            found.add(index)
    return frozenset(found)


def proper_place(keys: Sequence[Key], outside: frozenset[int], index: int) -> tuple[str, int]:
    """Where a misplaced key belongs: `after` or, if it is to be the first, `before`, and the index of the neighbour."""
    kept = [other for other in range(len(keys)) if other not in outside]
    at = bisect_right([keys[other] for other in kept], keys[index])
    return ("after", kept[at - 1]) if at else ("before", kept[0])


def moved(keys: Sequence[Key], outside: frozenset[int], staying: frozenset[int] = frozenset()) -> list[int]:
    """The indices in the order that moving only those outside gives: each behind the last one that is not greater.

    Those outside that are staying keep their place behind the one before them.
    """
    order = [index for index in range(len(keys)) if index not in outside]
    for index in sorted(outside - staying, key=lambda index: (keys[index], index)):
        at = max((place for place, other in enumerate(order, 1) if keys[other] <= keys[index]), default=0)
        order.insert(at, index)
    for index in sorted(outside & staying):
        before = next((other for other in reversed(range(index)) if other not in outside - staying), None)
        order.insert(0 if before is None else order.index(before) + 1, index)
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
