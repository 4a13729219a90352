"""Blame for a broken order, and added lines followed through edits, for any order and any edits."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.changed import EVERYTHING, Added
from awesome_tools.edits import apply
from awesome_tools.lint.carry import carried
from awesome_tools.model import Edit, Span
from awesome_tools.rules.reading.blame import misplaced_new
from awesome_tools.rules.reading.order import misplaced, moved
from awesome_tools.source import Source

keys = st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=12)


@given(keys)
def test_as_few_old_ones_are_blamed_as_can_be(rows: list[tuple[int, bool]]) -> None:
    numbers, is_new = [(number,) for number, _ in rows], [new for _, new in rows]
    outside = misplaced_new(numbers, is_new)
    kept = [number for index, number in enumerate(numbers) if index not in outside]
    old = [number for number, new in zip(numbers, is_new, strict=True) if not new]

    assert kept == sorted(kept)
    assert sum(not is_new[index] for index in outside) == len(misplaced(old))
    assert len(misplaced_new(numbers, [False] * len(rows))) == len(misplaced(numbers))


@given(keys, st.sets(st.integers(0, 11)))
def test_what_stays_stays_behind_its_neighbour(rows: list[tuple[int, bool]], some: set[int]) -> None:
    numbers = [(number,) for number, _ in rows]
    outside = misplaced(numbers)
    order = moved(numbers, outside, frozenset(some))
    still = [index for index in order if index not in outside or index in some]

    assert sorted(order) == list(range(len(rows)))
    assert still == sorted(still)


@given(
    st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), min_size=1, max_size=10),
    st.sets(st.integers(1, 10)),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6), st.sampled_from(["", "x", "y\n", "\n", "b\nz"]))),
)
def test_added_lines_follow_edits(lines: list[str], new: set[int], changes: list[tuple[int, int, str]]) -> None:
    before = Source("a.md", "".join(lines))
    edits, at = [], -1
    for start, size, text in sorted(changes):
        if at < start and start + size <= len(before.text):
            edits.append(Edit(Span(start, start + size), text))
            at = start + size
    added = Added(tuple((line, line) for line in sorted(new)))
    after = apply(before, edits)

    found = carried(added, before, edits, after)

    assert carried(EVERYTHING, before, edits, after) == EVERYTHING
    assert all(1 <= first <= last <= len(after.line_starts) for first, last in found.ranges)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found.ranges))
    # Lines above the first edit are what they were, and so are those below the last, counted from the end.
    first = before.line_of(edits[0].span.start) if edits else len(before.line_starts) + 1
    last = before.line_of(edits[-1].span.end) if edits else 0
    grown = len(after.line_starts) - len(before.line_starts)
    for line in range(1, len(before.line_starts) + 1):
        if line < first or line > last:
            there = line if line < first else line + grown
            assert found.touches(there, there) == (line in new)


def test_a_sorted_line_is_followed() -> None:
    before = Source("a.md", "b\nd\nc\ne\n")
    edits = [Edit(Span(2, 6), "c\nd\n")]

    assert carried(Added(((2, 2),)), before, edits, apply(before, edits)).ranges == ((3, 3),)
    assert carried(Added(((3, 3),)), before, edits, apply(before, edits)).ranges == ((2, 2),)
