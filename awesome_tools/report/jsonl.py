"""Findings as JSON lines: one object each, keys in a stable order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from awesome_tools.lint.encode import to_object
from awesome_tools.lint.work import Result


def render(results: Sequence[Result]) -> Iterator[str]:
    """A line for each finding, without line ends."""
    for shown in objects(results):
        yield json.dumps(shown, ensure_ascii=False)


def objects(results: Sequence[Result]) -> Iterator[Mapping[str, Any]]:
    """The objects of all findings, edits with their places."""
    for result in results:
        source = result.fixed or result.source
        for one in result.found:
            yield to_object(one, None if source is None else source.line_starts)
