"""What is said to servers about one link, as generators that yield what to send and get the answer."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from awesome_tools.links import archive, fragments, repair, signs
from awesome_tools.links.model import Exchange, Outcome, Past, Request, Response, Verdict
from awesome_tools.links.policy import Rules, Send, next_step, request_for

Talk = Generator[Send, Response, "Finding"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted beyond the verdict: that a move is proved for `--fix`, https tried, an archive asked,
    the Markdown behind a page of GitHub read for its anchors."""

    verify: bool = False
    https: bool = False
    snapshots: bool = False
    anchors: bool = False
    archive_api: str = archive.API


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with the last answer; `replacement` is proved and may be written, `suggestion` is for people.

    `markdown` is the file behind a page of GitHub, where one was wanted and found.
    """

    verdict: Verdict
    response: Response
    replacement: str | None = None
    suggestion: str | None = None
    markdown: Response | None = None


def about(url: str, rules: Rules, wishes: Wishes, past: Past | None = None, date: str = "") -> Talk:
    """Check an address, then ask what the wishes want. `date` (YYYY[MM[DD]]) is when a dead link was alive."""
    finding = yield from look(url, rules, past)
    outcome = finding.verdict.outcome
    if wishes.anchors and (source := fragments.markdown_behind(finding.verdict.final)):
        answer = yield Send(Request(source, read=fragments.READ), 0)
        finding = replace(finding, markdown=answer if answer.status == 200 else None)
    if outcome is Outcome.MOVED and wishes.verify:
        return (yield from _verified(url, finding, rules))
    if outcome in (Outcome.BROKEN, Outcome.SOFT_MISSING) and wishes.snapshots:
        answer = yield Send(archive.request_for(url, date, wishes.archive_api), 0)
        return replace(finding, suggestion=archive.snapshot_of(answer, url))
    if outcome is Outcome.OK and wishes.https and url.startswith("http:"):
        return (yield from _secured(url, finding, rules))
    return finding


def look(url: str, rules: Rules, past: Past | None = None) -> Talk:
    """Ask until the policy has its verdict."""
    history: list[Exchange] = []
    while True:
        step = next_step(url, history, rules, past)
        if isinstance(step, Verdict):
            return Finding(step, history[-1].response if history else Response())
        if history:  # what waits for a second look need not keep its page
            history[-1] = replace(history[-1], response=replace(history[-1].response, body=b""))
        answer = yield step
        history.append(Exchange(step.request.url, answer, step.look))


def _verified(url: str, first: Finding, rules: Rules) -> Talk:
    """A move is proved when a second look, from the start and on new connections, ends at the same page."""
    moved = first.verdict.moved_to
    if not first.verdict.fixable or moved is None or not repair.may_replace(url, moved):
        return first
    second = yield from look(url, rules)
    if second.verdict.outcome is not Outcome.MOVED or second.verdict.moved_to != moved:
        return first
    direct = yield Send(replace(request_for(moved, rules, fresh=True)), 0)
    answers = direct.status is not None and 200 <= direct.status < 300 and not signs.wall(direct)
    return replace(first, replacement=moved) if answers else first


def _secured(url: str, finding: Finding, rules: Rules) -> Talk:
    """Propose https where it answers with the same page."""
    secure = repair.secured(url)
    answer = yield Send(Request(secure, request_for(secure, rules).headers, read=rules.read), 0)
    same = answer.status == finding.verdict.status and repair.same_page(finding.response, answer)
    return replace(finding, suggestion=secure) if same else finding
