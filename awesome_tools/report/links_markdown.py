"""Link results as a page that a maintainer can paste into an issue: grouped by what to do, with links to the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from awesome_tools.links.judge import FailOn, counts, tells
from awesome_tools.links.model import LinkResult, Outcome
from awesome_tools.report.inert import code, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 10  # lines that are named for one link

_GROUPS = (
    (
        "Remove or replace",
        "Gone, as two looks at the web agree; or a URL, file or heading that cannot be right.",
        (Outcome.BROKEN,),
    ),
    ("Look whether it is still there", "The server answers, but hardly with what was linked.", (Outcome.SOFT_MISSING,)),
    ("Update", "The page has moved for good.", (Outcome.MOVED,)),
    ("Worth knowing", "The repository is archived: nothing changes there any more.", (Outcome.OK,)),
    (
        "Nothing to do unless it lasts",
        "Robots are refused, or the server had trouble. People may see the page.",
        (Outcome.BLOCKED, Outcome.TIMEOUT, Outcome.UNREACHABLE),
    ),
)


def render(results: Sequence[LinkResult], rule: FailOn, base: str = "") -> Iterator[str]:
    """The page, line by line. Below the address `base` the files of relative paths are shown by GitHub."""
    yield "# Links"
    yield ""
    summary = ", ".join(f"{count} {name}" for name, count in counts(results).items())
    yield f"{len(results)} links checked: {summary or 'none'}. {sum(rule.fails(one) for one in results)} fail."
    for title, explanation, outcomes in _GROUPS:
        group = [one for one in results if one.outcome in outcomes and (one.archived or one.outcome is not Outcome.OK)]
        if group:
            yield from ("", f"## {title} ({len(group)})", "", explanation, "")
            for result in group:
                yield _item(result, base)


def _item(result: LinkResult, base: str) -> str:
    lines = list(dict.fromkeys((one.path, one.line) for one in result.target.mentions))
    places = ", ".join(f"[{text(path)}:{line}]({_address(path, line, base)})" for path, line in lines[:MOST])
    more = f" and {len(lines) - MOST} more" if len(lines) > MOST else ""
    proposal = result.suggestion or result.moved_to
    status = f"{result.status} " if tells(result) else ""
    return f"- [ ] {code(result.target.url)} {places}{more}: {status}{text(result.detail or result.outcome.value)}" + (
        f" → {code(proposal)}" if proposal else ""
    )


def _address(path: str, line: int, base: str) -> str:
    """The address of a line; GitHub shows lines of Markdown only as plain text."""
    path = path.replace("\\", "/").removeprefix("./")
    if base and not path.startswith(("/", "../")) and path != "-":
        return f"{base}{quote(path)}?plain=1#L{line}"
    return f"{quote(path)}#L{line}"
