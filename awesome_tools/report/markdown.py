"""Findings as a Markdown page: counts by rule, then each finding; for job summaries and issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_tools.lint.work import Result
from awesome_tools.report.inert import code, text
from awesome_tools.report.text import summary

_MOST = 200


def render(results: Sequence[Result]) -> Iterator[str]:
    """The lines of the page."""
    found = [one for result in results for one in result.found]
    yield "## Lint"
    yield ""
    yield f"{summary(results).replace('[*]', '').replace('[**]', '').replace('  ', ' ')}."
    if not found:
        return
    yield ""
    yield "| Rule | Severity | Findings |"
    yield "| --- | --- | ---: |"
    for (rule, name, severity), count in Counter(
        (one.code, one.name, one.severity.value) for one in found
    ).most_common():
        yield f"| {rule} {name} | {severity} | {count} |"
    yield ""
    for one in found[:_MOST]:
        yield f"- {code(f'{one.path}:{one.start.line}:{one.start.column}')} {one.code} {text(one.message)}"
    if len(found) > _MOST:
        yield f"- … and {len(found) - _MOST} more"
