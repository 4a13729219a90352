"""Link results as one JSON document: counts by outcome, then every result as in the JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from awesome_tools.links.judge import FailOn, counts
from awesome_tools.report.links_jsonl import to_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.links.model import LinkResult


def render(results: Sequence[LinkResult], rule: FailOn) -> Iterator[str]:
    """The document, in one piece."""
    failing = [one.target.url for one in results if rule.fails(one)]
    shown = {"counts": counts(results), "failing": failing, "results": [to_object(one) for one in results]}
    yield json.dumps(shown, ensure_ascii=False, indent=2)
