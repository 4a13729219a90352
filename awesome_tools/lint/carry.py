"""Follows added lines through edits, so that a fix of a new line never leads to fixes of old ones. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from awesome_tools.changed import EVERYTHING, Added
from awesome_tools.model import Edit
from awesome_tools.source import Source


def carried(added: Added, before: Source, edits: Sequence[Edit], after: Source) -> Added:
    """The added lines of a text after edits.

    Old lines that were only moved stay old, lines that came with the edits are added, and a line that was changed in
    its place stays what it was.
    """
    if added == EVERYTHING:
        return added
    flags = [added.touches(line, line) for line in range(1, len(before.line_starts) + 1)]
    kept, at = list[bool](), 0
    for first, last, grown in _regions(before, edits):
        kept += flags[at:first]
        old = range(first, last + 1)
        kept += _within(
            [before.line_text(line + 1) for line in old],
            flags[first : last + 1],
            [after.line_text(line + 1) for line in range(len(kept), len(kept) + len(old) + grown)],
        )
        at = last + 1
    kept += flags[at:]
    groups = groupby(enumerate(kept, 1), key=lambda one: one[1])
    lines = [[line for line, _ in members] for new, members in groups if new]
    return Added(tuple((members[0], members[-1]) for members in lines))


def _regions(before: Source, edits: Sequence[Edit]) -> Iterator[tuple[int, int, int]]:
    """First and last line (from 0) of each stretch that edits touch, and how many lines it grows by."""
    found: list[tuple[int, int, int]] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        first, last = before.line_of(edit.span.start) - 1, before.line_of(edit.span.end) - 1
        grown = edit.text.count("\n") - (last - first)
        if found and first <= found[-1][1]:
            start, _, more = found.pop()
            first, grown = start, grown + more
        found.append((first, last, grown))
    yield from found


def _within(old: Sequence[str], flags: Sequence[bool], new: Sequence[str]) -> list[bool]:
    kept = Counter(text for text, is_new in zip(old, flags, strict=True) if not is_new)
    moved = Counter(text for text, is_new in zip(old, flags, strict=True) if is_new)
    found = []
    for index, text in enumerate(new):
        if kept[text]:
            kept[text] -= 1
            found.append(False)
        elif moved[text] or len(old) != len(new):
            found.append(True)
        else:
            found.append(flags[index])
    return found
