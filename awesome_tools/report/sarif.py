"""Findings as SARIF 2.1.0, the format of code scanning, with fixes that can be applied as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from awesome_tools import __version__
from awesome_tools.lint.work import Result
from awesome_tools.model import Applicability, Diagnostic, Severity
from awesome_tools.source import Source

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(results: Sequence[Result]) -> Iterator[str]:
    """The log, in one piece."""
    found = [(one, result.fixed or result.source) for result in results for one in result.found]
    names = {one.code: one.name for one, _ in found}
    rules = [
        {"id": code, "name": name, "shortDescription": {"text": name.replace("-", " ")}}
        for code, name in sorted(names.items())
    ]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "awesome-tools", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, source, index[one.code]) for one, source in found],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(one: Diagnostic, source: Source | None, index: int) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [_place(one.path, _region(one.start.line, one.start.column, one.end.line, one.end.column))],
    }
    if one.related:
        shown["relatedLocations"] = [
            {
                **_place(other.path, {"startLine": other.start.line, "startColumn": other.start.column}),
                "message": {"text": other.message},
            }
            for other in one.related
        ]
    if one.fix is not None and source is not None and one.fix.applicability is not Applicability.DISPLAY:
        shown["fixes"] = [_fix(one, source)]
    return shown


def _fix(one: Diagnostic, source: Source) -> dict[str, Any]:
    assert one.fix is not None  # noqa: S101 - the caller looked
    replacements = []
    for edit in one.fix.edits:
        start, end = source.position(edit.span.start), source.position(edit.span.end)
        region = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    change = {"artifactLocation": {"uri": _uri(one.path)}, "replacements": replacements}
    return {"description": {"text": one.fix.title}, "artifactChanges": [change]}


def _place(path: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}


def _region(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/").removeprefix("./"))
