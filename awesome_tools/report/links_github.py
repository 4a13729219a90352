"""Link results as annotations of GitHub Actions: errors for what fails, notices for what moved or is archived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_tools.links.model import LinkResult, Outcome
from awesome_tools.report.workflow import annotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.links.judge import FailOn


def render(results: Sequence[LinkResult], rule: FailOn) -> Iterator[str]:
    """A workflow command for each place."""
    for result in results:
        known = result.outcome is Outcome.MOVED or result.archived
        level = "error" if rule.fails(result) else "notice" if known else None
        if level is None:
            continue
        proposal = result.suggestion or result.moved_to
        message = f"{result.outcome}: {result.target.url} ({result.detail})" + (f", see {proposal}" if proposal else "")
        for mention in result.target.mentions:
            place: dict[str, str | int] = {"file": mention.path, "line": mention.line, "col": mention.column}
            yield annotation(level, place, f"link {result.outcome}", message)
