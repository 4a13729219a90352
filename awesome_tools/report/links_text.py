"""Link results for people: what fails, what moved, what could not be told, then the counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_tools.links.judge import FailOn, counts, tells
from awesome_tools.links.model import LinkResult, Outcome
from awesome_tools.links.shown import printable
from awesome_tools.links.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SILENT = frozenset({Outcome.OK, Outcome.EXCLUDED, Outcome.UNSUPPORTED})


def render(results: Sequence[LinkResult], rule: FailOn) -> Iterator[str]:
    """The report, line by line, safe for terminals."""
    return map(printable, _lines(results, rule))


def _lines(results: Sequence[LinkResult], rule: FailOn) -> Iterator[str]:
    """A line for each place of a link that needs a look; a host that did not answer gets one line for all its links."""
    shared = Counter(_fault(one) for one in results if one.outcome is Outcome.UNREACHABLE)
    told: set[tuple[str, str]] = set()
    for result in results:
        if result.outcome in _SILENT and not (result.suggestion or result.archived):
            continue
        if result.outcome is Outcome.UNREACHABLE and shared[_fault(result)] > 1:
            if _fault(result) not in told:
                told.add(_fault(result))
                more = shared[_fault(result)] - 1
                yield f"{_place(result, 0)}: {result.outcome} {result.target.url} and {more} more: {result.detail}"
            continue
        for number in range(len(result.target.mentions)):
            yield f"{_place(result, number)}: {result.outcome} {result.target.url}{_reason(result)}"
    failing = sum(rule.fails(one) for one in results)
    summary = ", ".join(f"{count} {name}" for name, count in counts(results).items())
    yield f"{len(results)} link{'' if len(results) == 1 else 's'}: {summary or 'none'}; {failing} failing"


def _fault(result: LinkResult) -> tuple[str, str]:
    return host_of(result.target.address), result.detail


def _place(result: LinkResult, number: int) -> str:
    mention = result.target.mentions[number]
    return f"{mention.path}:{mention.line}:{mention.column}"


def _reason(result: LinkResult) -> str:
    status = str(result.status) if tells(result) else ""
    told = " ".join(part for part in (status, result.detail) if part)
    proposal = result.suggestion or result.moved_to
    since = f", failing for {result.times_failed} runs" if result.times_failed > 1 else ""
    return (f" ({told}{since})" if told or since else "") + (f" -> {proposal}" if proposal else "")
