"""Records grouped by the sections they stand in, for the formats that nest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_tools.model import Record


def walk(records: Sequence[Record]) -> Iterator[tuple[int, str, Record | None]]:
    """In list order, each section's title (with no record) where it begins, and each record; with the depth, from 0."""
    inside: tuple[str, ...] = ()
    for record in records:
        path = record.section
        common = 0
        while common < min(len(inside), len(path)) and inside[common] == path[common]:
            common += 1
        for depth in range(common, len(path)):
            yield depth, path[depth], None
        inside = path
        yield len(path), record.title, record
