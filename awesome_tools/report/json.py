"""Findings as one JSON array."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from awesome_tools.lint.work import Result
from awesome_tools.report.jsonl import objects


def render(results: Sequence[Result]) -> Iterator[str]:
    """The array, in one piece."""
    yield json.dumps(list(objects(results)), ensure_ascii=False, indent=2)
