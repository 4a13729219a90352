"""Link results as a page that a maintainer can paste into an issue: grouped by what to do, with links to the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from awesome_tools.links.judge import FailOn, counts
from awesome_tools.links.model import LinkResult, Outcome
from awesome_tools.report.inert import code, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROUPS = (
    ("Remove or replace", "The page is gone; both looks agree.", (Outcome.BROKEN,)),
    ("Look whether it is still there", "The server answers, but hardly with what was linked.", (Outcome.SOFT_MISSING,)),
    ("Update", "The page has moved for good.", (Outcome.MOVED,)),
    ("Worth knowing", "The repository is archived: nothing changes there any more.", (Outcome.OK,)),
    (
        "Nothing to do unless it lasts",
        "Robots are refused, or the server had trouble. People may see the page.",
        (Outcome.BLOCKED, Outcome.TIMEOUT, Outcome.UNREACHABLE),
    ),
)


def render(results: Sequence[LinkResult], rule: FailOn) -> Iterator[str]:
    """The page, line by line."""
    yield "# Links"
    yield ""
    summary = ", ".join(f"{count} {name}" for name, count in counts(results).items())
    yield f"{len(results)} links checked: {summary or 'none'}. {sum(rule.fails(one) for one in results)} fail."
    for title, explanation, outcomes in _GROUPS:
        group = [one for one in results if one.outcome in outcomes and (one.archived or one.outcome is not Outcome.OK)]
        if group:
            yield from ("", f"## {title} ({len(group)})", "", explanation, "")
            for result in group:
                yield _item(result)


def _item(result: LinkResult) -> str:
    places = ", ".join(
        f"[{text(one.path)}:{one.line}]({quote(one.path)}#L{one.line})" for one in result.target.mentions[:10]
    )
    more = f" and {len(result.target.mentions) - 10} more" if len(result.target.mentions) > 10 else ""
    proposal = result.suggestion or result.moved_to
    status = f"{result.status} " if result.status and str(result.status) not in result.detail else ""
    return f"- [ ] {code(result.target.url)} {places}{more}: {status}{text(result.detail or result.outcome.value)}" + (
        f" → {code(proposal)}" if proposal else ""
    )
