"""Clusters looked at again with all that their mentions know together: the name in one, venue and year in another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from awesome_tools.merge import venues
from awesome_tools.merge.match import match
from awesome_tools.merge.model import Match, Mention, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.merge.cluster import Clusters

# A name and year that more clusters have says nothing.
_MOST_ALIKE = 12


def matches(mentions: Sequence[Mention], clusters: Clusters, pending: Sequence[Match]) -> Iterator[Match]:
    """Matches of clusters, each to be joined before the next is asked for: of `pending`, and of equal name and year.

    Ends when a round over all pairs has joined nothing.
    """
    numbers = [(pair.left, pair.right) for pair in pending]
    joined = True
    while joined:
        joined = False
        for left, right in dict.fromkeys([*numbers, *_namesakes(mentions, clusters)]):
            ours, theirs = clusters.members(left), clusters.members(right)
            if ours is theirs or len(ours) == len(theirs) == 1:
                continue
            found = match(_portrait(mentions, ours), _portrait(mentions, theirs))
            if found and found.verdict is Verdict.SAME:
                yield Match(left, right, Verdict.SAME, f"{found.rule}, of all mentions together", found.evidence)
                joined = joined or clusters.root(left) == clusters.root(right)


def _namesakes(mentions: Sequence[Mention], clusters: Clusters) -> Iterator[tuple[int, int]]:
    """Pairs of clusters, by their first mentions, of which some mention has the name, and some the year."""
    names: defaultdict[int, set[str]] = defaultdict(set)
    years: defaultdict[int, set[int]] = defaultdict(set)
    for mention in mentions:
        root = clusters.root(mention.number)
        names[root].update(map(str, mention.names))
        if mention.year is not None:
            years[root].add(mention.year)
    alike: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for root, found in names.items():
        for name in sorted(found):
            for year in sorted(years.get(root, ())):
                alike[name, year].append(root)
    for roots in alike.values():
        if len(roots) <= _MOST_ALIKE:
            yield from combinations(sorted(roots), 2)


def _portrait(mentions: Sequence[Mention], numbers: Sequence[int]) -> Mention:
    """A cluster as one mention: the first with a title, with what the others add."""
    members = [mentions[number] for number in sorted(numbers)]
    first = next((member for member in members if member.readings), members[0])
    dated = next((m for m in members if venues.published(m.venue)), next((m for m in members if m.venue), first))
    year = dated.year if dated.year is not None else next((m.year for m in members if m.year is not None), None)
    return replace(
        first,
        readings=tuple(dict.fromkeys(reading for member in members for reading in member.readings)),
        names=tuple(dict.fromkeys(name for member in members for name in member.names)),
        papers=frozenset(key for member in members for key in member.papers),
        links=tuple(dict.fromkeys(key for member in members for key in member.links)),
        repository=next((member.repository for member in members if member.repository), ""),
        venue=dated.venue,
        year=year,
    )
