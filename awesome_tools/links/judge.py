"""Which results fail a run, and in which order results are shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.links.model import LinkResult, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

FAIL_ON = frozenset({Outcome.BROKEN, Outcome.SOFT_MISSING})


@dataclass(frozen=True, slots=True)
class FailOn:
    """The outcomes that fail a run, and for how many runs or seconds in a row a link must have failed."""

    outcomes: frozenset[Outcome] = FAIL_ON
    runs: int = 0
    seconds: int = 0

    def fails(self, result: LinkResult) -> bool:
        """Whether a result fails the run. Links within the repository do at once: they cannot heal by themselves."""
        if result.outcome not in self.outcomes:
            return False
        if not result.target.address or result.checked_at is None:
            return True
        lasted = result.checked_at - result.failed_since if result.failed_since else 0
        return result.times_failed >= self.runs and lasted >= self.seconds


def in_order(results: Iterable[LinkResult]) -> list[LinkResult]:
    """Results by where their links first stand."""
    return sorted(results, key=lambda one: (*_place(one), one.target.url))


def counts(results: Iterable[LinkResult]) -> dict[str, int]:
    """How many results have each outcome, in the order of `Outcome`, those that occur only."""
    found = [one.outcome for one in results]
    return {outcome.value: found.count(outcome) for outcome in Outcome if outcome in found}


def _place(result: LinkResult) -> tuple[str, int, int]:
    first = min(result.target.mentions, key=lambda one: (one.path, one.line, one.column), default=None)
    return ("", 0, 0) if first is None else (first.path, first.line, first.column)
