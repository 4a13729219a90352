"""Compares a list with others by merging them: what is new, what both have, where they differ, what is undecided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from awesome_tools.into.model import LeftOut
from awesome_tools.into.verify import gist
from awesome_tools.merge import Conflict, Decisions, Merged, Policy, Work, merge

if TYPE_CHECKING:
    from awesome_tools.document import Document
    from awesome_tools.model import Record


_UNSAFE = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compared:
    """The works of some lists as seen from one of them, in the order of the lists.

    `known` has the list's own records of each work it shares with another; `twin_of` leads from each record of
    another list to the list's own (by identity), `rank` tells the order of records; `open` are new works that are not
    to be added: they may be ones the list has, or have an unsafe link.
    """

    new: tuple[Work, ...]
    known: tuple[tuple[tuple[Record, ...], Work], ...]
    conflicts: tuple[tuple[Record, tuple[Conflict, ...]], ...]
    open: tuple[LeftOut, ...]
    twin_of: Mapping[int, Record]
    rank: Mapping[int, int]


def compare(target: Document, others: Sequence[Document], decisions: Decisions) -> Compared:
    """Merge a list with others and tell its own works from theirs."""
    mine = [entry.record for entry in target.entries]
    theirs = [entry.record for document in others for entry in document.entries]
    rank = {id(record): number for number, record in enumerate([*mine, *theirs])}
    own = set(map(id, mine))
    paths = tuple(dict.fromkeys([target.source.path, *(document.source.path for document in others)]))
    merged = merge([*mine, *theirs], Policy(paths), decisions)
    works = sorted(merged.works, key=lambda work: min(rank[id(record)] for record in work.mentions))
    known, conflicts = [], []
    twin_of: dict[int, Record] = {}
    for work in works:
        ours = tuple(
            sorted((record for record in work.mentions if id(record) in own), key=lambda record: rank[id(record)])
        )
        if not ours or len(ours) == len(work.mentions):
            continue
        known.append((ours, work))
        for record in work.mentions:
            if id(record) not in own:
                twin_of[id(record)] = _nearest(record, ours)
        told = tuple(conflict for conflict in work.conflicts if _between(conflict, target.source.path))
        if told:
            conflicts.append((ours[0], told))
    held = {gist(record) for record in mine}
    candidates = []
    unsafe: dict[int, LeftOut] = {}
    for work in works:
        if any(id(record) in own for record in work.mentions):
            continue
        # Too little to be called the same work, such as a placeholder, but the list has it to the letter.
        if not any(gist(record) in held for record in work.mentions):
            candidates.append(work)
            if any(_runs(link.url) for record in work.mentions for link in record.links):
                unsafe[id(work)] = LeftOut(work.record, "has a link of an unsafe scheme")
    open_ = unsafe | _undecided(merged, candidates, own)
    new = tuple(work for work in candidates if id(work) not in open_)
    return Compared(new, tuple(known), tuple(conflicts), tuple(open_.values()), twin_of, rank)


def _runs(url: str) -> bool:
    """Whether a URL's scheme runs something or opens the reader's own files."""
    return bool(_UNSAFE.match(re.sub(r"[\x00-\x20\x7f]", "", unescape(url))))


def _nearest(record: Record, ours: Sequence[Record]) -> Record:
    """Of the list's records of one work that in the section most like a record's."""
    return max(
        ours,
        key=lambda mine: (
            mine.section == record.section,
            mine.section[-1:] == record.section[-1:],
            mine.title == record.title,
        ),
    )


def _between(conflict: Conflict, path: str) -> bool:
    """Whether the list itself says one thing and another list another."""
    sides = [{place.path == path for place in places} for _, places in conflict.values]
    return any(True in side for side in sides) and any(side == {False} for side in sides)


def _undecided(merged: Merged, candidates: Sequence[Work], own: set[int]) -> dict[int, LeftOut]:
    """New works that may be works the list has, unless some other list names both and so tells them apart."""
    work_of = {id(record): work for work in merged.works for record in work.mentions}
    fresh = {id(work) for work in candidates}
    found: dict[int, LeftOut] = {}
    for review in merged.reviews:
        pair = (work_of[id(review.left)], work_of[id(review.right)])
        for work, other in (pair, pair[::-1]):
            if id(work) not in fresh or id(other) in fresh or _told_apart(work, other, own):
                continue
            mine = next(record for record in other.mentions if id(record) in own)
            reason = f"may be {mine.title!r} in line {mine.source.line} ({review.rule}): decide it"
            found.setdefault(id(work), LeftOut(work.record, reason))
    return found


def _told_apart(work: Work, other: Work, own: set[int]) -> bool:
    lists: defaultdict[str, int] = defaultdict(int)
    for one in (work, other):
        for path in {record.source.path for record in one.mentions if id(record) not in own}:
            lists[path] += 1
    return any(count == 2 for count in lists.values())
