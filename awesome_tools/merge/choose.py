"""Choosing one of several values of a field by criteria, with the reason in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from awesome_tools.merge import venues
from awesome_tools.merge.policy import Policy, Prefer
from awesome_tools.merge.text import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from awesome_tools.merge.model import Mention


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value, the form in which it is counted, and the mention that has it, `derived` if written otherwise there."""

    value: Any
    counted: object
    mention: Mention
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What comes into question for a field, and why other values do not (empty if there are none)."""

    candidates: Sequence[Candidate]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The surviving value, where it comes from, and what decided."""

    value: Any
    mention: Mention
    reason: str


_WORDS = {
    Prefer.SOURCE_ORDER: "its source comes first",
    Prefer.MAJORITY: "most mentions have it",
    Prefer.MOST_COMPLETE: "it is the most complete",
    Prefer.NEWEST: "it is the newest",
    Prefer.PUBLISHED: "it is of the published version",
    Prefer.TITLED: "the mention has the full title",
}


def choose(offer: Offer, criteria: Sequence[Prefer], policy: Policy) -> Choice:
    """The best of an offer that is not empty: each criterion keeps its best, until one value is left."""
    left, reason = list(offer.candidates), offer.reason or "all mentions agree"
    for criterion in criteria:
        if len(_values(left)) == 1:
            break
        kept = _best(left, criterion, policy)
        if len(kept) < len(left):
            left, reason = kept, _WORDS[criterion]
    first = min(left, key=lambda c: (c.derived, policy.rank(c.mention.record.source.path), c.mention.number))
    return Choice(first.value, first.mention, reason)


def _values(candidates: Sequence[Candidate]) -> set[str]:
    return {repr(c.value) for c in candidates}


def _best(candidates: Sequence[Candidate], criterion: Prefer, policy: Policy) -> list[Candidate]:
    score = _scores(criterion, candidates, policy)
    scores = [score(candidate) for candidate in candidates]
    best = max(scores)
    return [candidate for candidate, found in zip(candidates, scores, strict=True) if found == best]


def _scores(criterion: Prefer, candidates: Sequence[Candidate], policy: Policy) -> Callable[[Candidate], Any]:
    if criterion is Prefer.MAJORITY:
        counts = Counter(candidate.counted for candidate in candidates)
        return lambda c: counts[c.counted]
    if criterion is Prefer.MOST_COMPLETE:
        return lambda c: completeness(c.value)
    if criterion is Prefer.NEWEST:
        return lambda c: c.mention.year or 0
    if criterion is Prefer.PUBLISHED:
        return lambda c: venues.published(c.mention.venue)
    if criterion is Prefer.TITLED:
        return lambda c: bool(c.mention.readings)
    first = min(policy.rank(c.mention.record.source.path) for c in candidates)
    return lambda c: policy.rank(c.mention.record.source.path) == first


def completeness(value: object) -> tuple[int, ...]:
    """How much a value says: its words, capitals where a headline has them, punctuation, length."""
    if not isinstance(value, str):
        return (len(value),) if isinstance(value, tuple) else (int(bool(value)),)
    parts = value.replace("-", " ").split()
    capitals = sum(
        (1 if part.strip("(\"'").lower() not in STOP_WORDS else -1) for part in parts[1:] if part[:1].isupper()
    )
    return (len(words(value)), capitals, sum(not c.isalnum() and not c.isspace() for c in value), len(value))
