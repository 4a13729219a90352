"""Which mentions are compared at all: those that share a key. Nothing here is quadratic in the number of mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from awesome_tools.merge.text import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.merge.model import Mention

# A block of more mentions is compared along its order only: each with the next few.
_LARGEST = 24
_NEIGHBOURS = 6
# Title words that make keys, rarest first: a typing error makes a word rare, so that two errors still leave a pair.
_RARE_WORDS = 4


def pairs(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The candidate pairs, smaller number first, in order."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for key, number in _keys(mentions):
        blocks[key].append(number)
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > 1:
            found.update(_within(members))
    return sorted(found)


def _within(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block; members are in ascending order, and a mention may stand twice."""
    numbers = list(dict.fromkeys(members))
    if len(numbers) <= _LARGEST:
        yield from combinations(numbers, 2)
        return
    for index, number in enumerate(numbers):
        yield from ((number, other) for other in numbers[index + 1 : index + 1 + _NEIGHBOURS])


def _keys(mentions: Sequence[Mention]) -> Iterator[tuple[str, int]]:
    counts = Counter(word for mention in mentions for reading in mention.readings[:1] for word in set(reading.words))
    for mention in mentions:
        number = mention.number
        for key in mention.papers:
            yield "i " + key, number
        for key in {mention.anchor, mention.repository, mention.hint} - {""}:
            yield "a " + key, number
        for reading in mention.readings:
            yield "t " + reading.key, number
        for key in mention.described:
            yield "t " + key, number
        if mention.short:
            yield "s " + mention.short, number
        for name in mention.names:
            yield "n " + name.base, number
            yield f"n {name.base} {mention.year}", number
            if mention.venue:
                yield f"n {name.base} {mention.venue.key}", number
        if mention.readings:
            yield from ((key, number) for key in _rare(mention, counts))


def _rare(mention: Mention, counts: Counter[str]) -> Iterator[str]:
    """Pairs of the rarest words of the title."""
    content = {word for word in mention.readings[0].words if word not in STOP_WORDS}
    rarest = sorted(content, key=lambda word: (counts[word], word))[:_RARE_WORDS]
    for a, b in combinations(sorted(rarest), 2):
        yield f"w {a} {b}"
