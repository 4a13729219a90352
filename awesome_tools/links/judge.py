"""Which results fail a run, and in which order results are shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesome_tools.links.model import LinkResult, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FAIL_ON = frozenset({Outcome.BROKEN, Outcome.SOFT_MISSING})


@dataclass(frozen=True, slots=True)
class FailOn:
    """The outcomes that fail a run, and for how many runs or seconds in a row a link must have failed."""

    outcomes: frozenset[Outcome] = FAIL_ON
    runs: int = 0
    seconds: int = 0
    by_file: Mapping[str, FailOn] = field(default_factory=dict)

    @classmethod
    def of_files(cls, rules: Mapping[str, FailOn]) -> FailOn:
        """What fails by the rule of a file that it stands in."""
        distinct = list({id(rule): rule for rule in rules.values()}.values())
        return distinct[0] if len(distinct) == 1 else cls(frozenset(), by_file=rules)

    def fails(self, result: LinkResult) -> bool:
        """Whether a result fails the run. Links within the repository do at once: they cannot heal by themselves."""
        if self.by_file:
            places = {mention.path for mention in result.target.mentions}
            return any(self.by_file[path].fails(result) for path in places & self.by_file.keys())
        if result.outcome not in self.outcomes:
            return False
        if not result.target.address or result.checked_at is None:
            return True
        lasted = result.checked_at - result.failed_since if result.failed_since else 0
        return result.times_failed >= self.runs and lasted >= self.seconds


def tells(result: LinkResult) -> bool:
    """Whether the status of a result tells a reader more than its detail does."""
    return result.status is not None and not 200 <= result.status < 300 and str(result.status) not in result.detail


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
