"""Where among the entries of a home a new one stands: its sorted place, else beside its neighbours, else the end."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from awesome_tools.parsers.profile_order import KEYS, Key

if TYPE_CHECKING:
    from awesome_tools.into.homes import Home
    from awesome_tools.model import Record


def position(home: Home, record: Record, neighbour: int | None) -> int:
    """The index before which a record belongs; `neighbour` is that behind the entry it follows in the other list.

    A section in perfect order decides, and the neighbour only where that leaves a choice. One that is sorted by and
    large, or not at all, takes a record behind its neighbour; without one it stands at its sorted place, or at the end.
    """
    order = home.profile.order
    count = len(home.members)
    if order is None:
        return count if neighbour is None else neighbour
    if neighbour is not None and not home.tidy:
        return neighbour
    low, high = slot(
        [KEYS[order.by](member.entry.record) for member in home.members], KEYS[order.by](record), falling=order.falling
    )
    if neighbour is not None and low <= neighbour <= high:
        return neighbour
    if KEYS[order.by](record) is None:
        return 0 if order.falling else count
    return high


def slot(keys: Sequence[Key | None], key: Key | None, *, falling: bool) -> tuple[int, int]:
    """The first and the last index at which a key is in order with most keys; missing ones are in order with all."""
    count = len(keys)
    if key is None:
        return 0, count
    before = [0] * (count + 1)  # how many in front of each index belong behind the key
    after = [0] * (count + 1)  # how many from each index on belong in front of it
    for index, other in enumerate(keys):
        wrong = other is not None and (other < key if falling else other > key)
        before[index + 1] = before[index] + wrong
    for index in range(count - 1, -1, -1):
        other = keys[index]
        wrong = other is not None and (other > key if falling else other < key)
        after[index] = after[index + 1] + wrong
    costs = [before[index] + after[index] for index in range(count + 1)]
    least = min(costs)
    last = max(index for index, cost in enumerate(costs) if cost == least)
    first = last
    while first > 0 and costs[first - 1] == least:
        first -= 1
    return first, last


def neighbour(
    home: Home,
    company: Sequence[Record],
    index: int,
    place_of: Mapping[int, tuple[Home, int]],
    twin_of: Mapping[int, Record],
) -> int | None:
    """The index in a home behind the entry that a record follows in another list, or before the one that follows it.

    Only if the two have their common entries in the same order, as lists of one origin do.
    """
    places = [_index(home, record, place_of, twin_of) for record in company]
    common = [place for place in places if place is not None]
    pairs = list(itertools.pairwise(common))
    if not common or sum(one < other for one, other in pairs) < 0.9 * len(pairs):
        return None
    before = next((place for place in reversed(places[:index]) if place is not None), None)
    if before is not None:
        return before + 1
    return next((place for place in places[index + 1 :] if place is not None), None)


def _index(
    home: Home, record: Record, place_of: Mapping[int, tuple[Home, int]], twin_of: Mapping[int, Record]
) -> int | None:
    twin = twin_of.get(id(record))
    place = place_of.get(id(twin)) if twin is not None else None
    return place[1] if place is not None and place[0] is home else None
