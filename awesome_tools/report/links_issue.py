"""The page of an issue about links: what fails and where, safe to show, and never too long for GitHub."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from awesome_tools.report.inert import code

# How issues of this kind are known again.
MARKER = "<!-- awesome-tools: link rot -->"
# GitHub takes 65,536 characters.
_MOST = 60_000
_PLACES = 5
_GROUPS = (
    ("Remove or replace", "Nothing is there: two looks agree.", ("broken",)),
    ("Look at", "The server answers, but hardly with what was linked.", ("soft_missing",)),
    ("Fails, and may heal", "No usable answer. People may see the page.", ("timeout", "blocked", "unreachable")),
)


def page(report: Mapping[str, Any], environment: Mapping[str, str]) -> str:
    """The page of a report as `awesome-tools links --format json` writes it; only links that fail are listed.

    What lists and servers say stands in code spans: GitHub makes neither mentions nor cross-references of it.
    """
    failing = set(report["failing"])
    results = [one for one in report["results"] if one["url"] in failing]
    base = "/".join(environment.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY"))
    blob = f"{base}/blob/{environment.get('GITHUB_SHA', 'HEAD')}"
    moved = report["counts"].get("moved", 0)
    lines = [MARKER, f"{_links(len(failing))} of {len(report['results'])} fail."]
    if moved:
        lines[-1] += f" {_links(moved)} moved for good: a pull request proposes the new addresses that are proved."
    lines += ["", "This issue is kept up to date by the link rot workflow, which closes it when no link fails."]
    for title, told, outcomes in _GROUPS:
        group = [one for one in results if one["outcome"] in outcomes]
        if group:
            lines += ["", f"### {title} ({len(group)})", "", told, "", *(_item(one, blob) for one in group)]
    run = f"{base}/actions/runs/{environment.get('GITHUB_RUN_ID', '')}"
    return _cut(lines, f"\n[The last run]({run}) has all results.")


def _links(count: int) -> str:
    return f"{count} link{'' if count == 1 else 's'}"


def _item(one: Mapping[str, Any], blob: str) -> str:
    places = [_place(mention["path"], mention["line"], blob) for mention in one["mentions"][:_PLACES]]
    more = len(one["mentions"]) - _PLACES
    told = f"- {code(one['url'])}: {code(one['detail'] or one['outcome'])} in {', '.join(places)}"
    told += f" and {more} more" if more > 0 else ""
    proposal = one["suggestion"] or one["moved_to"]
    return told + (f". Perhaps {code(proposal)}" if proposal else "")


def _place(path: str, line: int, blob: str) -> str:
    return f"[{code(path)}, line {line}]({blob}/{quote(path.removeprefix('./'))}#L{line})"


def _cut(lines: list[str], end: str) -> str:
    kept, size = [], len(end)
    for at, line in enumerate(lines):
        size += len(line) + 1
        if size > _MOST:
            kept.append(f"\n… and more: {len(lines) - at} lines are left out here.")
            break
        kept.append(line)
    return "\n".join([*kept, end, ""])
