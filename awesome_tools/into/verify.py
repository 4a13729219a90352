"""Proves an edited list: its entries are all there unchanged, and the new ones are read back as they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from awesome_tools.document import Document
    from awesome_tools.model import Record

Item = TypeVar("Item")
Facts = tuple[object, ...]


def facts(record: Record) -> Facts:
    """All that a record says but its place in the text."""
    return (
        record.title, record.name, record.kind, record.year, record.date, record.venue, record.authors, record.links,
        record.identifiers, record.tags, record.checked, record.description, tuple(sorted(record.fields.items())),
        record.section, tuple(sorted(record.legend.items())),
    )  # fmt: skip


def gist(record: Record) -> Facts:
    """What has to be read back of a new entry: title and links with their roles."""
    return (record.title, frozenset((link.role, link.url) for link in record.links))


def broken(before: Sequence[Record], added: Sequence[tuple[Record, tuple[str, ...], bool]], after: Document) -> str:
    """What an edit breaks, '' if nothing.

    `before` are the records that have to be there unchanged; `added` the new ones with their section and whether they
    were taken as they stood, so that all they say has to be read back.
    """
    found = Counter(facts(entry.record) for entry in after.entries)
    missing = Counter(map(facts, before)) - found
    if missing:
        return f"the entry {next(iter(missing))[0]!r} would change"
    new = _new(before, after)
    if len(new) != len(added):
        return f"read back as {len(new)} entries" if len(added) == 1 else "not read back as that many entries"
    left = Counter((gist(record), record.section) for record in new)
    for record, section, _ in added:
        key = (gist(record), section)
        if not left[key]:
            return "not read back with the same title and links in its section"
        left[key] -= 1
    return _misread(added, new)


def _new(before: Sequence[Record], after: Document) -> list[Record]:
    """The records that were not there before."""
    known = Counter(map(facts, before))
    new = []
    for entry in after.entries:
        key = facts(entry.record)
        if known[key]:
            known[key] -= 1
        else:
            new.append(entry.record)
    return new


def _misread(added: Sequence[tuple[Record, tuple[str, ...], bool]], new: Sequence[Record]) -> str:
    by_gist: dict[Facts, list[Record]] = {}
    for record in new:
        by_gist.setdefault(gist(record), []).append(record)
    for record, _, whole in added:
        read = by_gist[gist(record)]
        if record.year is not None and not any(one.year in (None, record.year) for one in read):
            return f"its year would be read as {read[0].year}, not {record.year}"
        if whole and not any(_whole(one) == _whole(record) for one in read):
            return "not read back with all that it says"
    return ""


def _whole(record: Record) -> Facts:
    return (record.name, record.authors, record.tags, record.description, record.date, record.checked)


def settled(
    ways: Sequence[Sequence[Item]], broken_by: Callable[[Sequence[Item]], str]
) -> tuple[list[Item], dict[int, str]]:
    """One of the ways of each thing to do, the first that breaks nothing together with the others.

    Also, by index, what the last way of those would break that cannot be done.
    """
    kept: list[Item] = []
    reasons: dict[int, str] = {}
    waiting = list(range(len(ways)))
    turn = 0
    while waiting:
        batch = [(index, ways[index][turn]) for index in waiting if turn < len(ways[index])]
        kept, refused = _accepted(kept, batch, broken_by)
        reasons.update(refused)
        waiting = [index for index, _ in refused]
        turn += 1
    done = set(map(id, kept))
    return kept, {index: why for index, why in reasons.items() if not any(id(way) in done for way in ways[index])}


def _accepted(
    base: Sequence[Item], items: Sequence[tuple[int, Item]], broken_by: Callable[[Sequence[Item]], str]
) -> tuple[list[Item], list[tuple[int, str]]]:
    """The base with as many items as can be taken with it, and by index what each of the others would break.

    Halves of a bad set are tried by themselves on top of what is already taken: about log n trials for each bad item.
    """
    kept = list(base)
    refused: list[tuple[int, str]] = []
    waiting = [list(items)] if items else []
    while waiting:
        batch = waiting.pop()
        reason = broken_by([*kept, *(item for _, item in batch)])
        if not reason:
            kept += [item for _, item in batch]
        elif len(batch) == 1:
            refused.append((batch[0][0], reason))
        else:
            half = len(batch) // 2
            waiting += [batch[half:], batch[:half]]
    return kept, refused
