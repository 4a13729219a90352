"""Who is to blame where two entries clash, or one stands in the wrong place: the new one, where that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from awesome_tools.markdown.tree import Node
from awesome_tools.rules.reading.collation import Key
from awesome_tools.rules.reading.page import Page

_T = TypeVar("_T")


def is_new(page: Page, offset: int) -> bool:
    """Whether it is known that an offset stands on a line that was added."""
    line = page.source.line_of(offset)
    return page.added is not None and page.added.touches(line, line)


def by_age(page: Page, things: Sequence[_T], start: Callable[[_T], int]) -> Sequence[_T]:
    """The same things, those that start on added lines last: of two that clash, the new one is to blame."""
    return things if page.added is None else sorted(things, key=lambda one: is_new(page, start(one)))


def staying(page: Page, blocks: Sequence[Node], indices: Iterable[int]) -> frozenset[int]:
    """Those of the blocks that a fix does not move: where it is known which lines are new, all others."""
    return frozenset(index for index in indices if page.added is not None and not is_new(page, blocks[index].start))


def blamed(page: Page, blocks: Sequence[Node], keys: Sequence[Key], outside: frozenset[int]) -> frozenset[int]:
    """Indices of the blocks that are to blame for a broken order, `outside` where it is not known which are new."""
    return outside if page.added is None else misplaced_new(keys, [is_new(page, block.start) for block in blocks])


def misplaced_new(keys: Sequence[Key], new: Sequence[bool]) -> frozenset[int]:
    """As `misplaced`, but of the new and the old as few old ones as can be: who adds one is told of that one.

    By the heaviest non-decreasing subsequence, an old one weighing more than all new ones; in n log n steps.
    """
    rank = {key: number for number, key in enumerate(sorted(set(keys)), 1)}
    heaviest: list[tuple[int, int]] = [(0, -1)] * (
        len(rank) + 1
    )  # a Fenwick tree: greatest weight up to a rank, its end
    before = []
    for index, key in enumerate(keys):
        at, best = rank[key], (0, -1)
        while at:
            best, at = max(best, heaviest[at]), at & (at - 1)
        before.append(best[1])
        mine, at = (best[0] + (1 if new[index] else len(keys) + 1), index), rank[key]
        while at < len(heaviest):
            heaviest[at], at = max(heaviest[at], mine), at + (at & -at)
    kept, index = set(), max(heaviest)[1]
    while index >= 0:
        kept.add(index)
        index = before[index]
    return frozenset(range(len(keys))) - kept
