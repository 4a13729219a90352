"""What changed between two states of a list, entry by entry: added, removed, moved, retitled, other links, edited."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from awesome_tools.merge import merge
from awesome_tools.model import Record

ADDED, REMOVED, MOVED, RETITLED, RELINKED, EDITED = "added", "removed", "moved", "retitled", "links", "edited"
KINDS = (ADDED, REMOVED, MOVED, RETITLED, RELINKED, EDITED)
_EDITABLE = ("name", "year", "date", "venue", "authors", "tags", "checked", "description")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one entry: `old` is missing if it was added, `new` if it was removed.

    `gone` and `come` are the URLs that it lost and got, `fields` the other fields whose values differ.
    """

    kinds: tuple[str, ...]
    old: Record | None
    new: Record | None
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """A section whose entries all stand below another heading now, which was not there before."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes: what is new or changed in the order of the new list, then what was removed in that of the old."""

    changes: tuple[Change, ...]
    renamed: tuple[Renamed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.renamed)


def difference(old: Sequence[Record], new: Sequence[Record]) -> Difference:
    """Compare two states of a list. Entries are paired if they are equal, else if merging takes them for
    one work, else if they have one title in one section.
    """
    # Merging goes by paths: the two sides must not look like one list, even where both were read from one place.
    before = [replace(record, source=replace(record.source, path="old")) for record in old]
    after = [replace(record, source=replace(record.source, path="new")) for record in new]
    partner = _pairs(before, after)
    renamed = _renamed(before, after, partner)
    known = {(found.old, found.new) for found in renamed}
    changes = []
    for index, record in enumerate(new):
        if index in partner:
            change = _change(old[partner[index]], record, known)
            if change.kinds:
                changes.append(change)
        else:
            changes.append(Change((ADDED,), None, record))
    kept = set(partner.values())
    changes += [Change((REMOVED,), record, None) for index, record in enumerate(old) if index not in kept]
    return Difference(tuple(changes), renamed)


def _pairs(old: Sequence[Record], new: Sequence[Record]) -> dict[int, int]:
    """For each new record that was there before the index of the old one: the more alike two are, the sooner paired."""
    partner: dict[int, int] = {}
    free_old, free_new = list(range(len(old))), list(range(len(new)))
    keys: tuple[Callable[[Record], Hashable], ...] = (
        lambda record: (record.title, record.links, _place(record), *(getattr(record, name) for name in _EDITABLE)),
        lambda record: (record.title, _urls(record), _place(record)),
        lambda record: (record.title, _urls(record)),
    )
    for key in keys:
        _pair(partner, old, new, (free_old, free_new), key)
    work_of = _works([old[index] for index in free_old], [new[index] for index in free_new])
    keys = (
        lambda record: (work_of[id(record)], _place(record)),
        lambda record: work_of[id(record)],
        lambda record: (record.title.casefold(), _place(record)),  # other links, and so another work for merging
    )
    for key in keys:
        _pair(partner, old, new, (free_old, free_new), key)
    return partner


def _pair(
    partner: dict[int, int],
    old: Sequence[Record],
    new: Sequence[Record],
    free: tuple[list[int], list[int]],
    key: Callable[[Record], Hashable],
) -> None:
    """Pair free records of equal key in their order, and take them from `free`."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(free[0]):
        waiting[key(old[index])].append(index)
    for index in free[1]:
        found = waiting.get(key(new[index]))
        if found:
            partner[index] = found.pop()
    taken = set(partner.values())
    free[0][:] = [index for index in free[0] if index not in taken]
    free[1][:] = [index for index in free[1] if index not in partner]


def _works(old: Sequence[Record], new: Sequence[Record]) -> dict[int, str]:
    """The work of each record (by identity) as merging sees it."""
    if not old or not new:
        return {id(record): f"{index}" for index, record in enumerate([*old, *new])}
    return {id(record): work.id for work in merge([*old, *new]).works for record in work.mentions}


def _renamed(old: Sequence[Record], new: Sequence[Record], partner: dict[int, int]) -> tuple[Renamed, ...]:
    """Sections that went as a whole to a heading that is new, where the old heading is gone."""
    before, after = {record.section for record in old}, {record.section for record in new}
    moves: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    leaving: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    coming: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for index, other in partner.items():
        here, there = old[other].section, new[index].section
        moves[here, there] += 1
        leaving[here].add(there)
        coming[there].add(here)
    return tuple(
        Renamed(here, there, count)
        for (here, there), count in sorted(moves.items())
        if here not in after and there not in before and len(leaving[here]) == 1 and len(coming[there]) == 1
    )


def _change(old: Record, new: Record, renamed: set[tuple[tuple[str, ...], tuple[str, ...]]]) -> Change:
    gone = tuple(dict.fromkeys(link.url for link in old.links if link.url not in _urls(new)))
    come = tuple(dict.fromkeys(link.url for link in new.links if link.url not in _urls(old)))
    fields = tuple(name for name in _EDITABLE if getattr(old, name) != getattr(new, name))
    if dict(old.fields) != dict(new.fields):
        fields = (
            *fields,
            *(name for name in sorted({*old.fields, *new.fields}) if old.fields.get(name) != new.fields.get(name)),
        )
    moved = _place(old) != _place(new) and (old.section, new.section) not in renamed
    retitled = old.title != new.title
    told = ((MOVED, moved), (RETITLED, retitled), (RELINKED, bool(gone or come)), (EDITED, bool(fields)))
    return Change(tuple(kind for kind, happened in told if happened), old, new, gone, come, fields)


def _place(record: Record) -> tuple[str, ...]:
    return record.section


def _urls(record: Record) -> frozenset[str]:
    return frozenset(link.url for link in record.links)
