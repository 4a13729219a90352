"""Matches to clusters: the strongest first, and none that would bring contradicting mentions together.

Closure is the danger of merging: one wrong pair, or one title that is part of many, fuses a whole list. So a join is
checked against everything that is already in the two clusters, and refused with a reason if they contradict.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesome_tools.merge import fields, venues
from awesome_tools.merge.model import Agreement, Match, Mention, Name, Reading, Subject, Venue
from awesome_tools.merge.schemes import exclusive, scheme
from awesome_tools.merge.titles import TitleLevel, compare_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# More titles that are told apart by letters are not ways to write one title.
_MOST_TITLES = 24

_STRENGTH = (
    "decision", "identifier", "title", "title without the name in front", "address", "title but for spelling",
    "description is the title", "name, venue and year",
)  # fmt: skip
# One address is one thing, whatever it is called.
_BY_ADDRESS = ("address", "repository and title")
# What identifier or title say is not undone by a venue.
_STRONG = ("identifier", "title", "description", "equal title", "nearly equal title")


@dataclass(slots=True)
class _Cluster:
    """What is known of a growing cluster."""

    members: list[int]
    identifiers: dict[str, set[str]]
    readings: dict[str, Reading]
    names: set[Name]
    dates: set[tuple[Venue, int | None]]
    apart: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Clusters:
    """Disjoint sets of mentions that grow by joins; `joins` are those made, `refused` the others, and why."""

    mentions: Sequence[Mention]
    parents: list[int]
    known: dict[int, _Cluster]
    joins: list[Match] = field(default_factory=list)
    refused: dict[Match, str] = field(default_factory=dict)

    def root(self, number: int) -> int:
        """The number that stands for a mention's cluster."""
        while self.parents[number] != number:
            self.parents[number] = self.parents[self.parents[number]]
            number = self.parents[number]
        return number

    def join(self, match: Match) -> bool:
        """Bring two mentions together unless their clusters contradict; whether they are together now."""
        left, right = self.root(match.left), self.root(match.right)
        if left == right:
            return True
        reason = self._contradiction(self.known[left], self.known[right], match)
        if reason:
            self.refused[match] = reason
            return False
        keep, gone = min(left, right), max(left, right)
        self._absorb(self.known[keep], self.known.pop(gone))
        self.parents[gone] = keep
        self.joins.append(match)
        return True

    def part(self, left: int, right: int) -> None:
        """Keep two mentions apart whatever speaks for joining them."""
        self.known[self.root(left)].apart.add(right)
        self.known[self.root(right)].apart.add(left)

    def groups(self) -> list[list[int]]:
        """The clusters, each in ascending order, ordered by their first members."""
        return [sorted(self.known[root].members) for root in sorted(self.known)]

    def members(self, number: int) -> list[int]:
        """All mentions of a mention's cluster, in no order."""
        return self.known[self.root(number)].members

    def _contradiction(self, a: _Cluster, b: _Cluster, match: Match) -> str | None:
        if not a.apart.isdisjoint(b.members) or not b.apart.isdisjoint(a.members):
            return "decided to be different"
        if match.rule == "decision":
            return None
        by_address = match.rule in _BY_ADDRESS
        for kind in sorted(a.identifiers.keys() & b.identifiers.keys()):
            if not (by_address and kind == "repository") and a.identifiers[kind].isdisjoint(b.identifiers[kind]):
                values = " and ".join(sorted({min(a.identifiers[kind]), min(b.identifiers[kind])}))
                return f"would hold {values}"
        if by_address:
            return None
        if _dated_apart(a, b) and not match.rule.startswith(_STRONG):
            return "would hold two venues or years"
        clash = fields.variants(tuple(sorted(a.names, key=str)), tuple(sorted(b.names, key=str)))
        if clash:
            return f"would hold {clash[0]} and {clash[1]}"
        return self._titles_clash(a, b, match)

    def _titles_clash(self, a: _Cluster, b: _Cluster, match: Match) -> str | None:
        """A join by way of a mention without a title may not bring two titles together."""
        if not a.readings or not b.readings or not a.readings.keys().isdisjoint(b.readings.keys()):
            return None
        if len(a.readings) + len(b.readings) > _MOST_TITLES:
            return "would hold too many titles"
        if self.mentions[match.left].readings and self.mentions[match.right].readings:
            return None
        if any(
            compare_readings(x, y).level <= TitleLevel.NEAR for x in a.readings.values() for y in b.readings.values()
        ):
            return None
        return "would hold two titles"

    @staticmethod
    def _absorb(keep: _Cluster, gone: _Cluster) -> None:
        keep.members += gone.members
        keep.names |= gone.names
        keep.dates |= gone.dates
        keep.apart |= gone.apart
        keep.readings |= gone.readings
        for kind, values in gone.identifiers.items():
            keep.identifiers.setdefault(kind, set()).update(values)


def start(mentions: Sequence[Mention]) -> Clusters:
    """Every mention for itself."""
    return Clusters(mentions, list(range(len(mentions))), {m.number: _single(m) for m in mentions})


def _single(mention: Mention) -> _Cluster:
    identifiers: defaultdict[str, set[str]] = defaultdict(set)
    for key in mention.papers:
        if exclusive(key):
            identifiers[scheme(key)].add(key)
    if mention.subject is Subject.PROJECT and mention.repository:
        identifiers["repository"].add(mention.repository)
    readings = {reading.key: reading for reading in mention.readings}
    dates = {(mention.venue, mention.year)} if mention.venue and venues.published(mention.venue) else set()
    return _Cluster([mention.number], dict(identifiers), readings, set(mention.names), dates)


def _dated_apart(a: _Cluster, b: _Cluster) -> bool:
    """Whether all that is known of where and when the works of two clusters were published contradicts."""
    pairs = [(x, y) for x in a.dates for y in b.dates]
    return bool(pairs) and all(_apart(*x, *y) for x, y in pairs)


def _apart(venue: Venue, year: int | None, other: Venue, other_year: int | None) -> bool:
    if venues.compare(venue, other) is Agreement.DISAGREE:
        return True
    return year is not None and other_year is not None and abs(year - other_year) > 1


def by_strength(matches: Iterable[Match]) -> list[Match]:
    """Matches, those of the strongest rules first, then by number."""
    rank = {rule: index for index, rule in enumerate(_STRENGTH)}
    return sorted(matches, key=lambda m: (rank.get(m.rule, len(rank)), m.left, m.right))
