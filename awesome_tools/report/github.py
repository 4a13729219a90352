"""Findings as annotations of GitHub Actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_tools.lint.work import Result
from awesome_tools.model import Severity
from awesome_tools.report.text import summary
from awesome_tools.report.workflow import annotation

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(results: Sequence[Result]) -> Iterator[str]:
    """A workflow command for each finding, then the summary as plain text."""
    for result in results:
        for one in result.found:
            place: dict[str, str | int] = {"file": one.path, "line": one.start.line, "col": one.start.column}
            if one.end.line == one.start.line:
                place["endColumn"] = max(one.end.column, one.start.column + 1)
            yield annotation(_LEVELS[one.severity], place, f"{one.code} {one.name}", one.message)
    yield summary(results)
