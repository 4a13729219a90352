"""Link results as JSON lines: one object for each distinct URL, keys in a stable order."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.links.judge import FailOn
    from awesome_tools.links.model import LinkResult


def render(results: Sequence[LinkResult], _rule: FailOn) -> Iterator[str]:
    """A line for each result, without line ends."""
    for result in results:
        yield json.dumps(to_object(result), ensure_ascii=False)


def to_object(result: LinkResult) -> dict[str, Any]:
    """The JSON object of a result; `checked_at` in UTC, `elapsed` in seconds."""
    at = (
        None
        if result.checked_at is None
        else datetime.fromtimestamp(result.checked_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )
    return {
        "url": result.target.url,
        "outcome": result.outcome.value,
        "status": result.status,
        "detail": result.detail,
        "moved_to": result.moved_to,
        "suggestion": result.suggestion,
        "cached": result.cached,
        "checked_at": at,
        "elapsed": result.elapsed,
        "mentions": [{"path": one.path, "line": one.line} for one in result.target.mentions],
    }
