"""Findings for people: place, rule, message and the line itself, many of one rule in a file cut short, a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import click

from awesome_tools.lint.work import Result
from awesome_tools.model import Applicability, Diagnostic, Severity
from awesome_tools.report.frame import frame

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

_MARKS = {Applicability.SAFE: " [*]", Applicability.UNSAFE: " [**]"}


def render(results: Sequence[Result], *, most: int = 10) -> Iterator[str]:
    """A block of lines for each finding, at most so many of one rule in a file (0: all), and a line that sums up."""
    for result in results:
        counts: Counter[str] = Counter()
        for one in result.found:
            counts[one.code] += 1
            if not most or counts[one.code] <= most:
                yield from _lines(one, result)
        for code, count in sorted(counts.items()):
            if most and count > most:
                name = next(one.name for one in result.found if one.code == code)
                rule = click.style(f"{code} {name}", bold=True)
                yield f"{result.path}: and {count - most} more of {rule} (--show-all tells them)"
        for code, reason in sorted(result.refused.items()):
            yield f"{result.path}: fixes of {code} not applied: {reason}"
    yield summary(results)


def _lines(one: Diagnostic, result: Result) -> Iterator[str]:
    colour = _COLOURS[one.severity]
    mark = "" if one.fix is None else _MARKS.get(one.fix.applicability, "")
    place = click.style(f"{one.path}:{one.start.line}:{one.start.column}", bold=True)
    yield f"{place}: {click.style(one.code, fg=colour)} {one.name}: {one.message}{mark}"
    source = result.fixed or result.source
    if source is not None:
        for number, line in enumerate(frame(one, source)):
            yield click.style(line, fg=colour) if number else line


def summary(results: Sequence[Result]) -> str:
    """How many findings there are in how many files, and how many of them can be fixed."""
    found = [one for result in results for one in result.found]
    files = sum(result.source is not None for result in results)
    fixed = sum(sum(result.applied.values()) for result in results)
    parts = [f"{_counted(fixed, 'finding')} fixed"] if fixed else []
    known = sum(result.hidden for result in results)
    hidden = f"; {_counted(known, 'known finding')} hidden by the baseline" if known else ""
    if not found:
        told = f"{'nothing left' if fixed else 'nothing found'} in {_counted(files, 'file')}"
        return ", ".join([*parts, told]) + hidden
    severities = Counter(one.severity for one in found)
    told = ", ".join(_counted(severities[severity], severity.value) for severity in Severity if severities[severity])
    parts.append(f"{told} in {_counted(files, 'file')}")
    safe = sum(one.fix is not None and one.fix.applicability is Applicability.SAFE for one in found)
    unsafe = sum(one.fix is not None and one.fix.applicability is Applicability.UNSAFE for one in found)
    if safe:
        parts.append(f"{safe} [*] fixable by --fix")
    if unsafe:
        parts.append(f"{unsafe} [**] by --fix --unsafe-fixes")
    return "; ".join(parts) + hidden


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
