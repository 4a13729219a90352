"""Checks targets: what the memory knows is not asked again, what is asked is remembered. Prints nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from awesome_tools.links import archive, arxiv, fragments, github, repair
from awesome_tools.links.breaker import Breaker
from awesome_tools.links.cache import FAILING, Cache, Found, is_fresh
from awesome_tools.links.conversation import Finding, about
from awesome_tools.links.engine import Engine
from awesome_tools.links.model import LinkResult, Outcome, Past, Response, Target, Transport, Verdict
from awesome_tools.links.policy import PROVED_TWICE
from awesome_tools.links.schedule import Schedule
from awesome_tools.links.shown import clean
from awesome_tools.links.urls import scheme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from awesome_tools.links.settings import Settings

FLUSH = 0.2  # seconds between two writes to the memory


@dataclass(frozen=True, slots=True)
class _Group:
    """Targets that share a request."""

    address: str
    targets: tuple[Target, ...]


class Checker:
    """One run. `check` yields a result for each target as it is found; None from time to time when there is none."""

    def __init__(self, transport: Transport, cache: Cache, settings: Settings, now: Callable[[], float] = time.time):
        self._cache = cache
        self._settings = settings
        self._now = now
        self._breaker = Breaker(rest=settings.rest)
        self._engine = Engine(transport, Schedule(settings.host), self._breaker, settings.threads)
        self._unsaved: list[Found] = []
        self._saved_at = time.monotonic()
        self._past: Mapping[str, Past] = {}

    def check(self, targets: Iterable[Target]) -> Iterator[LinkResult | None]:
        """Results of targets that have an address. What was found is remembered even if the caller stops."""
        wanted: list[Target] = []
        for target in targets:
            if any(pattern.search(target.url) for pattern in self._settings.exclude):
                yield LinkResult(target, Outcome.EXCLUDED, detail="by --exclude")
            else:
                wanted.append(target)
        groups = _groups(wanted)
        keys = [key for group in groups.values() for key in self._keys(group)]
        self._past = self._cache.load(keys)
        asked: dict[str, _Group] = {}
        for group in groups.values():
            if (known := self._known(group)) is not None:
                yield from known
            else:
                asked[group.address] = group
        try:
            yield from self._ask(asked)
        finally:
            self._flush()
            self._engine.close()

    def _ask(self, asked: Mapping[str, _Group]) -> Iterator[LinkResult | None]:
        batched = self._start_batches(list(asked))
        for address, group in asked.items():
            if address not in batched:
                self._start(group)
        doubtful: list[tuple[_Group, Finding]] = []
        for ended in self._engine.run():
            if time.monotonic() - self._saved_at > FLUSH:
                self._flush()
            if ended is None:
                yield None
                continue
            key, value = ended
            if not isinstance(value, Finding):
                yield from self._take_batch(value, asked)
            elif value.verdict.outcome is Outcome.BROKEN and value.verdict.proof in PROVED_TWICE:
                doubtful.append((asked[key], value))
            else:
                yield from self._conclude(asked[key], value)
        for group, finding in doubtful:
            yield from self._conclude(group, self._doubted(finding))

    def _start(self, group: _Group) -> None:
        settings = self._settings
        past = self._past.get(group.address)
        rules, wishes = settings.rules, settings.wishes
        if settings.fragments and any(fragments.names_place(target.fragment) for target in group.targets):
            rules, wishes = replace(rules, read=fragments.READ), replace(wishes, anchors=True)
            past = None if past is None else replace(past, etag="", last_modified="")  # the page itself is needed
        date = archive.date_in(group.targets[0].mentions[0].context) if group.targets[0].mentions else ""
        self._engine.add(group.address, group.address, partial(about, group.address, rules, wishes, past, date))

    def _start_batches(self, addresses: list[str]) -> set[str]:
        """Begin to ask services that answer for many links at once; returns the addresses asked about."""
        settings = self._settings
        begun: set[str] = set()
        if settings.fragments:
            return begun
        if settings.arxiv_batch:
            for number, papers in enumerate(arxiv.batches(addresses)):
                self._engine.add(f"arxiv {number}", settings.arxiv_api, partial(arxiv.ask, papers, settings.arxiv_api))
                begun |= papers.keys()
        if settings.github_token:
            for number, repositories in enumerate(github.batches(addresses)):
                moves = not settings.wishes.verify
                talk = partial(github.ask, repositories, settings.github_api, settings.github_token, moves=moves)
                self._engine.add(f"github {number}", settings.github_api, talk)
                begun |= repositories.keys()
        return begun

    def _take_batch(self, verdicts: Mapping[str, Verdict | None], asked: Mapping[str, _Group]) -> Iterator[LinkResult]:
        """What a service is sure of is concluded; every other link is asked for by itself."""
        for address, verdict in verdicts.items():
            if verdict is None:
                self._start(asked[address])
            else:
                yield from self._conclude(asked[address], Finding(verdict, Response()))

    def _doubted(self, finding: Finding) -> Finding:
        if self._breaker.network_is_down():
            reason = "nobody answered in this run, so this end may be at fault"
        elif self._breaker.has_answered(finding.verdict.final):
            reason = "but other links of the host were answered"
        else:
            return finding
        detail = f"{finding.verdict.detail}; {reason}"
        return replace(finding, verdict=replace(finding.verdict, outcome=Outcome.UNREACHABLE, detail=detail))

    def _conclude(self, group: _Group, finding: Finding) -> Iterator[LinkResult]:
        now = int(self._now())
        if finding.suggestion is None and finding.verdict.outcome in (Outcome.OK, Outcome.MOVED):
            finding = replace(finding, suggestion=repair.arxiv_form(group.address))
        self._remember(group.address, finding, now)
        for target in group.targets:
            own = finding
            if self._settings.fragments and target.fragment:
                own = replace(
                    finding, verdict=fragments.judged(target.url, finding.verdict, finding.response, finding.markdown)
                )
                self._remember(f"{group.address}#{target.fragment}", own, now)
            yield self._result(target, own, now)

    def _result(self, target: Target, finding: Finding, now: int) -> LinkResult:
        verdict = finding.verdict
        past = self._past.get(target.address)
        failing = verdict.outcome in FAILING
        meant = repair.malformed(target.url) if verdict.outcome is Outcome.BROKEN else None
        again = past if failing and past is not None and past.times_failed else None
        return LinkResult(
            target,
            verdict.outcome,
            verdict.status,
            clean(verdict.detail),
            _with_fragment(verdict.moved_to, target),
            _with_fragment(finding.suggestion or finding.replacement, target) or meant,
            _with_fragment(finding.replacement, target),
            cached=False,
            checked_at=now,
            elapsed=round(finding.response.elapsed, 3),
            failed_since=(again.failed_since if again else now) if failing else 0,
            times_failed=(again.times_failed if again else 0) + failing,
        )

    def _remember(self, key: str, finding: Finding, now: int) -> None:
        verdict, response = finding.verdict, finding.response
        if verdict.outcome in (Outcome.EXCLUDED, Outcome.UNSUPPORTED):
            return
        plain = verdict.outcome is Outcome.OK and not verdict.hops
        before = self._past.get(key) if response.status == 304 else None
        past = Past(
            verdict.outcome, now, verdict.status, clean(verdict.detail), verdict.moved_to, finding.suggestion,
            verdict.fixable, before.etag if before else response.header("etag")[:200] if plain else "",
            before.last_modified if before else response.header("last-modified")[:60] if plain else "",
            elapsed=round(response.elapsed, 3),
        )  # fmt: skip
        self._unsaved.append(Found(key, past))

    def _flush(self) -> None:
        self._saved_at = time.monotonic()
        if self._unsaved:
            self._cache.save(self._unsaved)
            self._unsaved = []

    def _keys(self, group: _Group) -> list[str]:
        """Under which keys the memory holds what is known of a group."""
        if not self._settings.fragments:
            return [group.address]
        return [group.address, *(f"{group.address}#{target.fragment}" for target in group.targets if target.fragment)]

    def _known(self, group: _Group) -> list[LinkResult] | None:
        """The results of a group by the memory, None if it must be asked."""
        settings, now = self._settings, int(self._now())
        found: list[LinkResult] = []
        for target in group.targets:
            key = f"{group.address}#{target.fragment}" if settings.fragments and target.fragment else group.address
            past = self._past.get(key)
            if settings.offline:
                found.append(
                    _remembered(target, past)
                    if past
                    else LinkResult(target, Outcome.EXCLUDED, detail="not in the memory")
                )
            elif past is None or not is_fresh(past, now, settings.max_age) or self._wants_more(past):
                return None
            else:
                found.append(_remembered(target, past))
        return found

    def _wants_more(self, past: Past) -> bool:
        """Whether a wish needs a request though the verdict is known."""
        wishes = self._settings.wishes
        if past.outcome is Outcome.MOVED and wishes.verify:
            return past.fixable
        return wishes.snapshots and past.outcome in (Outcome.BROKEN, Outcome.SOFT_MISSING) and past.suggestion is None


def unsupported(target: Target) -> LinkResult:
    """The result of what cannot be requested: another scheme, or a malformed URL with what was meant."""
    meant = repair.malformed(target.url)
    if scheme_of(target.url) in ("http", "https") or meant:
        return LinkResult(target, Outcome.BROKEN, detail="malformed URL", suggestion=meant)
    return LinkResult(target, Outcome.UNSUPPORTED, detail=f"unexpected scheme `{clean(scheme_of(target.url))}`")


def _groups(targets: Iterable[Target]) -> dict[str, _Group]:
    found: dict[str, list[Target]] = {}
    for target in targets:
        found.setdefault(target.address, []).append(target)
    return {address: _Group(address, tuple(group)) for address, group in found.items()}


def _remembered(target: Target, past: Past) -> LinkResult:
    return LinkResult(
        target, past.outcome, past.status, past.detail, _with_fragment(past.moved_to, target),
        _with_fragment(past.suggestion, target), cached=True, checked_at=past.checked_at, elapsed=past.elapsed,
        failed_since=past.failed_since, times_failed=past.times_failed,
    )  # fmt: skip


def _with_fragment(url: str | None, target: Target) -> str | None:
    return None if url is None else repair.with_fragment(url, "", target.fragment)
