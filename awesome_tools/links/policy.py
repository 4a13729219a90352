"""The link policy: what to ask next and what to conclude, as a pure function of what was answered. No clock.

docs/links.md is its description for people. `next_step` is called after every answer with the whole history.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from awesome_tools.links import cookies, signs, softmissing
from awesome_tools.links.model import ARCHIVED, Exchange, Fault, Hop, Outcome, Past, Request, Response, Verdict
from awesome_tools.links.retryafter import seconds_of
from awesome_tools.links.urls import UrlError, host_of, join, segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
GONE = frozenset({404, 410})
RATE_LIMITED = frozenset({429})
# Server errors that pass; 501 and 505 do not.
TRANSIENT = frozenset(
    {408, 425, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 598, 599}
)
# Faults worth another try at once; the others are looked at again only to prove them.
PASSING = frozenset({Fault.RESOLVER, Fault.CONNECT_TIMEOUT, Fault.TIMEOUT, Fault.RESET, Fault.PROTOCOL, Fault.NO_ROUTE})
SLOW = frozenset({Fault.CONNECT_TIMEOUT, Fault.TIMEOUT})
# What must be seen again, in a second look, before a link is called broken.
PROVED_TWICE = frozenset({Fault.NO_NAME, Fault.REFUSED})
# Resolvers of persistent identifiers: what they know is alive, whatever the publisher behind says to robots.
RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net"})
PATIENCE = 10.0  # seconds; who asks for longer is asked once more, not twice
# 4xx with which a server refuses this client rather than telling that the page is missing.
REFUSALS = {
    400: "bad request", 401: "asks to log in", 402: "asks for payment", 403: "forbidden", 405: "refuses GET",
    406: "not acceptable", 407: "asks for a proxy login", 418: "refuses robots", 429: "too many requests",
    451: "withheld for legal reasons", 999: "refuses robots",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of the policy; times in seconds."""

    tries: int = 3
    slow_tries: int = 2  # time-outs cost more than resets
    backoff: float = 1.0
    retry_after_cap: float = 60.0
    max_redirects: int = 20  # as browsers (Fetch standard, HTTP-redirect fetch)
    proof_gap: float = 3.0
    read: int = 32 * 1024


@dataclass(frozen=True, slots=True)
class Send:
    """Ask `request`, not before `delay` seconds from now; `pause` asks the whole host to be left alone for so long."""

    request: Request
    look: int
    delay: float = 0.0
    pause: float = 0.0


Step = Send | Verdict


def next_step(url: str, history: Sequence[Exchange], rules: Rules, past: Past | None = None) -> Step:
    """The next request for an address, or the verdict. `past` is what the memory knows of it."""
    if not history:
        return _send(url, 0, (), rules, past)
    last = history[-1]
    answer = last.response
    look = [exchange for exchange in history if exchange.look == last.look]
    if answer.fault is not None:
        return _after_fault(url, history, look, rules)
    status = answer.status or 0
    if wall := signs.wall(answer):
        return _ended(look, Outcome.BLOCKED, wall)
    if status in REDIRECTS and answer.header("location"):
        return _after_redirect(url, history, look, rules, past)
    if is_limit(answer):
        return _after_limit(history, look, rules)
    if status in TRANSIENT:
        return _again(last, look, rules) or _ended(look, *_lasting(status))
    if status in GONE:
        return _gone(url, history, look, rules, past)
    return _concluded(url, look)


def is_limit(answer: Response) -> bool:
    """Whether an answer asks to come back later because of a limit on requests."""
    return answer.status in RATE_LIMITED or (answer.status == 503 and bool(answer.header("retry-after")))


def jitter(url: str, attempt: int) -> float:
    """A factor from 0.75 to 1.25 that differs by URL and attempt, and not by run."""
    return 0.75 + zlib.crc32(f"{attempt} {url}".encode()) % 1000 / 2000


def request_for(url: str, rules: Rules, *, fresh: bool = False) -> Request:
    """The request of an address with the headers of a careful robot."""
    headers = (
        ("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"),
        ("Accept-Language", "en,*;q=0.5"),
    )
    repository = host_of(url) in signs.FORGES and len(segments(url)) == 2
    return Request(url, headers, read=max(rules.read, signs.FORGE_READ) if repository else rules.read, fresh=fresh)


def _send(
    url: str, look: int, before: Sequence[Exchange], rules: Rules, past: Past | None = None, delay: float = 0.0
) -> Send:
    request = request_for(url, rules, fresh=look > 0)
    extra: list[tuple[str, str]] = []
    if cookie := cookies.header([(one.url, line) for one in before for line in one.response.cookies], url):
        extra.append(("Cookie", cookie))
    if past is not None and past.outcome is Outcome.OK and not before and look == 0:
        extra += [("If-None-Match", past.etag)] if past.etag else []
        extra += [("If-Modified-Since", past.last_modified)] if past.last_modified else []
    if extra:
        request = replace(request, headers=request.headers + tuple(extra))
    return Send(request, look, delay)


def _after_fault(url: str, history: Sequence[Exchange], look: list[Exchange], rules: Rules) -> Step:
    last = look[-1]
    fault = last.response.fault
    assert fault is not None  # noqa: S101 - the caller looked
    message = last.response.message
    if fault in PASSING and (step := _again(last, look, rules)):
        return step
    if fault in PROVED_TWICE:
        if _seen_before(history, lambda one: one.response.fault in PROVED_TWICE):
            return _ended(look, Outcome.BROKEN, message, proof=fault)
        return _second_look(url, history, rules)
    if fault is Fault.PRIVATE:
        return _ended(look, Outcome.EXCLUDED, message, proof=fault)
    if fault in SLOW:
        return _ended(look, Outcome.TIMEOUT, message, proof=fault)
    return _ended(look, Outcome.UNREACHABLE, message, proof=fault)


def _again(last: Exchange, look: list[Exchange], rules: Rules) -> Send | None:
    """The same request once more after a back-off that doubles, None when the tries are used up."""
    same = list(takewhile(lambda one: one.url == last.url and _passing(one.response), reversed(look)))
    slow = sum(one.response.fault in SLOW for one in same)
    if len(same) >= rules.tries or slow >= rules.slow_tries:
        return None
    delay = rules.backoff * 2 ** (len(same) - 1) * jitter(last.url, len(same))
    return _send(last.url, last.look, look[: -len(same)], rules, delay=delay)


def _passing(response: Response) -> bool:
    return response.fault in PASSING or response.status in TRANSIENT or response.status in RATE_LIMITED


def _after_limit(history: Sequence[Exchange], look: list[Exchange], rules: Rules) -> Step:
    """Wait as long as the server asks, up to a cap, and let the whole host rest meanwhile."""
    last = look[-1]
    answer = last.response
    asked = seconds_of(answer.header("retry-after"), answer.header("date"))
    status = answer.status or 0
    detail = REFUSALS.get(status, "temporarily unavailable")
    if asked is not None and asked > rules.retry_after_cap:
        return _ended(look, Outcome.BLOCKED, f"{detail}, asks to wait {asked:.0f} s")
    step = _again(last, look, rules)
    if step is None or (asked is not None and asked > PATIENCE and len(look) > 1 and look[-2].url == last.url):
        return _ended(look, Outcome.BLOCKED, detail)
    wait = step.delay * 2 if asked is None else max(asked, step.delay) + 0.1 * jitter(last.url, len(history))
    return Send(step.request, step.look, wait, pause=wait)


def _lasting(status: int) -> tuple[Outcome, str]:
    if status == 408:
        return Outcome.TIMEOUT, "the server tires of waiting"
    return Outcome.UNREACHABLE, f"server error {status}, several times"


def _after_redirect(
    url: str, history: Sequence[Exchange], look: list[Exchange], rules: Rules, past: Past | None
) -> Step:
    last = look[-1]
    try:
        target = join(last.url, last.response.header("location"))
    except UrlError as error:
        return _ended(look, Outcome.UNREACHABLE, f"unexpected redirect: {error}")
    if host_of(last.url) in RESOLVERS and host_of(target) not in RESOLVERS:
        return _alive(url, last, _hops(look[:-1]), 200, "registered, the publisher was not asked")
    step = _send(target, last.look, look, rules)
    seen = [one for one in look if one.url == target and one.response.status in REDIRECTS]
    circle = len(seen) > 1 or any(not _cookies_since(look, one) for one in seen)
    if not circle and len(_hops(look)) <= rules.max_redirects:
        return step
    # A browser gives up here as well, so this is as final as a 404, and is proved like one.
    if _seen_before(history, lambda one: one.response.status in REDIRECTS) or _was_broken(past):
        return _ended(look, Outcome.BROKEN, "redirects in a circle" if circle else "redirects without end")
    return _second_look(url, history, rules)


def _cookies_since(look: list[Exchange], since: Exchange) -> bool:
    return any(one.response.cookies for one in look[look.index(since) :])


def _gone(url: str, history: Sequence[Exchange], look: list[Exchange], rules: Rules, past: Past | None) -> Step:
    status = look[-1].response.status or 0
    word = "gone" if status == 410 else "not found"
    if _seen_before(history, lambda one: one.response.status in GONE):
        return _ended(look, Outcome.BROKEN, f"{word}, seen twice")
    if _was_broken(past):
        return _ended(look, Outcome.BROKEN, f"{word}, as in an earlier run")
    return _second_look(url, history, rules)


def _was_broken(past: Past | None) -> bool:
    return past is not None and past.outcome is Outcome.BROKEN and past.times_failed > 0


def _seen_before(history: Sequence[Exchange], like: Callable[[Exchange], bool]) -> bool:
    """Whether an earlier look ended in an answer like this one."""
    ends = {one.look: one for one in history}
    current = history[-1].look
    return any(like(one) for look, one in ends.items() if look < current)


def _second_look(url: str, history: Sequence[Exchange], rules: Rules) -> Step:
    """From the link's own URL again, later, on a new connection and without cookies; at most two looks more."""
    look = history[-1].look + 1
    if look > 2:
        return _ended(
            [one for one in history if one.look == look - 1], Outcome.UNREACHABLE, "answers differently each time"
        )
    return _send(url, look, (), rules, delay=rules.proof_gap * jitter(url, look))


def _hops(look: Sequence[Exchange]) -> tuple[Hop, ...]:
    found: list[Hop] = []
    for one in look:
        status = one.response.status or 0
        if status in REDIRECTS and one.response.header("location"):
            try:
                found.append(Hop(status, join(one.url, one.response.header("location"))))
            except UrlError:
                break
    return tuple(found)


def _ended(look: list[Exchange], outcome: Outcome, detail: str, *, proof: Fault | None = None) -> Verdict:
    last = look[-1]
    return Verdict(outcome, last.response.status, detail, final=last.url, hops=_hops(look), proof=proof)


def _concluded(url: str, look: list[Exchange]) -> Verdict:
    """The verdict of an answer that nothing can change."""
    last = look[-1]
    status = last.response.status or 0
    if status in REFUSALS or status >= 600 or 400 <= status < 500:
        return _ended(look, Outcome.BLOCKED, REFUSALS.get(status, f"unexpected status {status}"))
    if status >= 500 or status < 200:
        return _ended(look, Outcome.UNREACHABLE, f"server error {status}")
    if 300 <= status < 400 and status not in (300, 304):
        return _ended(look, Outcome.UNREACHABLE, f"redirect {status} without a target")
    hops = _hops(look)
    status = 200 if status == 304 else status
    if reason := softmissing.soft_missing(url, last.url, hops, last.response):
        return _ended(look, Outcome.SOFT_MISSING, reason)
    if hops and softmissing.is_login(last.url) and not softmissing.is_login(url):
        return _ended(look, Outcome.BLOCKED, "redirects to a page to log in")
    note = ARCHIVED if len(segments(last.url)) == 2 and signs.archived(last.response) else ""  # owner/name
    return _alive(url, last, hops, status, note)


def _alive(url: str, last: Exchange, hops: tuple[Hop, ...], status: int, note: str = "") -> Verdict:
    if not hops or last.url == url:
        return Verdict(Outcome.OK, status, note, final=last.url, hops=hops)
    codes = " ".join(str(hop.status) for hop in hops)
    if not all(hop.status in PERMANENT for hop in hops):
        return Verdict(Outcome.OK, status, _and(f"redirects for now ({codes})", note), final=last.url, hops=hops)
    fixable = not (softmissing.is_home(last.url) and not softmissing.is_home(url)) and not softmissing.is_consent(
        last.url
    )
    detail = f"moved for good ({codes})" + ("" if fixable else ", to a page that does not replace it")
    return Verdict(Outcome.MOVED, status, _and(detail, note), last.url, last.url, hops, fixable=fixable)


def _and(detail: str, note: str) -> str:
    return f"{detail}; {note}" if note else detail
