"""Findings as annotations of GitHub Actions (docs.github.com, "Workflow commands for GitHub Actions")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_tools.lint.work import Result
from awesome_tools.model import Severity
from awesome_tools.report.text import summary

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(results: Sequence[Result]) -> Iterator[str]:
    """A workflow command for each finding, then the summary as plain text."""
    for result in results:
        for one in result.found:
            place = f"file={_value(one.path)},line={one.start.line},col={one.start.column}"
            if one.end.line == one.start.line:
                place += f",endColumn={max(one.end.column, one.start.column + 1)}"
            yield f"::{_LEVELS[one.severity]} {place},title={_value(f'{one.code} {one.name}')}::{_data(one.message)}"
    yield summary(results)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
