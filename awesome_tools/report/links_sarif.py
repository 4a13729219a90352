"""Link results as SARIF 2.1.0, the format of code scanning: one result for each place of a link that is not fine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from awesome_tools import __version__
from awesome_tools.links.model import LinkResult, Mention, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.links.judge import FailOn

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TOLD = {
    Outcome.BROKEN: "The link leads nowhere, seen twice",
    Outcome.SOFT_MISSING: "The page answers, but what was linked is not there",
    Outcome.MOVED: "The page has moved for good",
    Outcome.TIMEOUT: "No answer in time",
    Outcome.BLOCKED: "The server refuses robots or asks to log in",
    Outcome.UNREACHABLE: "No usable answer",
}
_ARCHIVED = "link-archived"


def render(results: Sequence[LinkResult], rule: FailOn) -> Iterator[str]:
    """The log, in one piece."""
    told = {**{f"link-{outcome}": text for outcome, text in _TOLD.items()}, _ARCHIVED: "The repository is archived"}
    rules = [{"id": name, "shortDescription": {"text": text}} for name, text in told.items()]
    driver = {"name": "awesome-tools", "version": __version__, "rules": rules}
    shown = [one for one in results if one.outcome in _TOLD or one.archived]
    found = [_result(one, mention, rule) for one in shown for mention in one.target.mentions]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": found}
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(result: LinkResult, mention: Mention, rule: FailOn) -> dict[str, object]:
    proposal = result.suggestion or result.moved_to
    text = f"{result.target.url}: {result.detail or result.outcome}" + (f"; see {proposal}" if proposal else "")
    region = {"startLine": mention.line, "startColumn": mention.column}
    place = {"artifactLocation": {"uri": quote(mention.path.removeprefix("./"))}, "region": region}
    level = "error" if rule.fails(result) else "note"
    return {
        "ruleId": f"link-{result.outcome}" if result.outcome in _TOLD else _ARCHIVED,
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
