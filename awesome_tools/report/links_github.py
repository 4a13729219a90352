"""Link results as annotations of GitHub Actions: errors for what fails, notices for what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_tools.links.model import LinkResult, Outcome
from awesome_tools.links.shown import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.links.judge import FailOn


def render(results: Sequence[LinkResult], rule: FailOn) -> Iterator[str]:
    """A workflow command for each place (docs.github.com, "Workflow commands for GitHub Actions")."""
    for result in results:
        level = "error" if rule.fails(result) else "notice" if result.outcome is Outcome.MOVED else None
        if level is None:
            continue
        proposal = result.suggestion or result.moved_to
        message = f"{result.outcome}: {result.target.url} ({result.detail})" + (f", see {proposal}" if proposal else "")
        for mention in result.target.mentions:
            place = f"file={_value(mention.path)},line={mention.line},col={mention.column}"
            yield f"::{level} {place},title={_value(f'link {result.outcome}')}::{_data(message)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
