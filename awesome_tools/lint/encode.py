"""Diagnostics as plain objects and back: what the cache keeps and JSON reports print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from awesome_tools.model import Applicability, Diagnostic, Edit, Fix, Position, Related, Severity, Span


def to_row(one: Diagnostic) -> list[Any]:
    """The compact form of a diagnostic, its path left out."""
    fix = one.fix and [
        one.fix.title,
        one.fix.applicability.value,
        [[e.span.start, e.span.end, e.text] for e in one.fix.edits],
    ]
    related = [[r.start.line, r.start.column, r.message] for r in one.related]
    place = [one.span.start, one.span.end, one.start.line, one.start.column, one.end.line, one.end.column]
    return [one.code, one.name, one.severity.value, one.message, place, fix, related, one.subject]


def from_row(row: list[Any], path: str) -> Diagnostic:
    """The diagnostic of a compact form; raises TypeError, ValueError, KeyError or IndexError if it is none."""
    code, name, severity, message, place, fixed, related, subject = row
    start, end, line, column, end_line, end_column = place
    fix = None
    if fixed:
        title, applicability, edits = fixed
        fix = Fix(title, tuple(Edit(Span(a, b), text) for a, b, text in edits), Applicability(applicability))
    others = tuple(Related(path, Position(a, b), told) for a, b, told in related)
    return Diagnostic(
        code,
        name,
        Severity(severity),
        message,
        path,
        Span(start, end),
        Position(line, column),
        Position(end_line, end_column),
        fix,
        others,
        subject,
    )


def to_object(one: Diagnostic, starts: list[int] | None = None) -> Mapping[str, Any]:
    """The JSON object of a diagnostic, keys in their documented order; columns from 1, in code points.

    `starts`, the offsets at which lines start, are needed for the places of edits, which are left out without.
    """
    fix: dict[str, Any] | None = None
    if one.fix is not None:
        fix = {"title": one.fix.title, "applicability": one.fix.applicability.value}
        if starts is not None:
            fix["edits"] = [_edit(edit, starts) for edit in one.fix.edits]
    return {
        "path": one.path,
        "line": one.start.line,
        "column": one.start.column,
        "end_line": one.end.line,
        "end_column": one.end.column,
        "code": one.code,
        "name": one.name,
        "severity": one.severity.value,
        "message": one.message,
        "fix": fix,
        "related": [
            {"path": r.path, "line": r.start.line, "column": r.start.column, "message": r.message} for r in one.related
        ],
    }


def _edit(edit: Edit, starts: list[int]) -> dict[str, Any]:
    first, last = bisect_right(starts, edit.span.start), bisect_right(starts, edit.span.end)
    return {
        "line": first,
        "column": edit.span.start - starts[first - 1] + 1,
        "end_line": last,
        "end_column": edit.span.end - starts[last - 1] + 1,
        "text": edit.text,
    }
