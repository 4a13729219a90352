"""In which order and when requests go out: hosts in turn, each with its own limit. No clock.

Times are seconds on any one clock, given by the caller.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

SLOWEST = 4.0
QUICKEN = 0.95
NEAREST = 0.75  # intervals from one request to the next, at least


@dataclass(frozen=True, slots=True)
class HostLimit:
    """At most `concurrency` requests at once to a host, and `interval` seconds from one to the next."""

    concurrency: int = 10
    interval: float = 0.05


# Sites that are known to throttle checkers or that ask for more patience, with the hosts that share the limit.
# arXiv asks for one connection and three seconds between API requests, and for 15 seconds of robots (robots.txt):
# pages in between. GitHub answers 429 to CI machines since 2025; its hosts count together.
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "www.github.com": "github.com",
        "gist.github.com": "github.com",
        "raw.githubusercontent.com": "github.com",
        "www.arxiv.org": "arxiv.org",
        "ar5iv.labs.arxiv.org": "arxiv.org",
    }
)
LIMITS: Mapping[str, HostLimit] = MappingProxyType(
    {
        "github.com": HostLimit(4, 0.15),
        "api.github.com": HostLimit(1, 1.0),
        "arxiv.org": HostLimit(1, 0.5),
        "export.arxiv.org": HostLimit(1, 3.0),
        "doi.org": HostLimit(3, 0.2),
        "dx.doi.org": HostLimit(3, 0.2),
        "web.archive.org": HostLimit(1, 2.5),
        "archive.org": HostLimit(1, 2.5),
        "openreview.net": HostLimit(2, 0.5),
        "huggingface.co": HostLimit(3, 0.2),
        "medium.com": HostLimit(2, 0.5),
        "www.youtube.com": HostLimit(4, 0.15),
    }
)


@dataclass(slots=True)
class _Host(Generic[T]):
    limit: HostLimit
    waiting: list[tuple[float, int, T]] = field(default_factory=list)
    active: int = 0
    next_start: float = 0.0
    lost: float = 0.0  # seconds by which its jobs started later than they might have
    pace: float = 1.0  # the interval is stretched so many times
    probe: float | None = None  # when one job may go out though the host rests
    stamp: int = 0  # which of its entries in the heap of hosts is the valid one


class Schedule(Generic[T]):
    """Jobs by host. `pop` gives the one whose host has waited longest among those that may go now."""

    def __init__(
        self, default: HostLimit, limits: Mapping[str, HostLimit] = LIMITS, families: Mapping[str, str] = FAMILIES
    ):
        self._default = default
        self._limits = limits
        self._families = families
        self._hosts: dict[str, _Host[T]] = {}
        self._ready: list[tuple[float, int, str, int]] = []
        self._count = 0

    def name(self, host: str) -> str:
        """The host whose limit a host shares: itself, as a rule."""
        return self._families.get(host, host)

    def add(self, host: str, job: T, at: float = 0.0) -> None:
        """Add a job that may not start before `at`."""
        name = self.name(host)
        entry = self._hosts.get(name)
        if entry is None:
            entry = self._hosts[name] = _Host(self._limits.get(name, self._default))
        self._count += 1
        heapq.heappush(entry.waiting, (at, self._count, job))
        if entry.waiting[0][1] == self._count:
            self._announce(name, entry)

    def pop(self, now: float) -> T | None:
        """The next job that may start at `now`, None if there is none; its host counts as busy until `done`."""
        while self._ready and self._ready[0][0] <= now:
            when, _, name, stamp = heapq.heappop(self._ready)
            entry = self._hosts[name]
            if stamp != entry.stamp:
                continue
            entry.active += 1
            if now < entry.next_start:  # it rests: this one is sent to find out whether it must
                job = self._latest(entry, now)
                entry.probe = None
                self._announce(name, entry)
                return job
            job = heapq.heappop(entry.waiting)[2]
            entry.next_start = now + self._gap(entry, now - when)
            self._announce(name, entry)
            return job
        return None

    def next_time(self) -> float | None:
        """When `pop` can next give something without any `done`, None if never."""
        while self._ready and self._ready[0][3] != self._hosts[self._ready[0][2]].stamp:
            heapq.heappop(self._ready)
        return self._ready[0][0] if self._ready else None

    def done(self, host: str) -> None:
        """A job of `host` has ended."""
        entry = self._hosts[self.name(host)]
        entry.active -= 1
        if entry.active == entry.limit.concurrency - 1:
            self._announce(self.name(host), entry)

    def pause(self, host: str, until: float, probe: float | None = None) -> None:
        """Start nothing on `host` before `until`, but one job at `probe` to find out whether it must rest."""
        entry = self._hosts[self.name(host)]
        entry.next_start = max(entry.next_start, until)
        if probe is not None:
            entry.probe = probe
        self._announce(self.name(host), entry)

    def resume(self, host: str, now: float) -> None:
        """Take a pause back, and what was slowed down with it."""
        entry = self._hosts[self.name(host)]
        entry.pace, entry.probe = 1.0, None
        entry.next_start = min(entry.next_start, now + entry.limit.interval)
        self._announce(self.name(host), entry)

    def slow(self, host: str) -> None:
        """Ask `host` half as often, down to a quarter of its limit."""
        entry = self._hosts[self.name(host)]
        entry.pace = min(SLOWEST, entry.pace * 2)

    def quicken(self, host: str) -> None:
        """Take a little of `slow` back."""
        entry = self._hosts[self.name(host)]
        entry.pace = max(1.0, entry.pace * QUICKEN)

    @staticmethod
    def _gap(entry: _Host[T], late: float) -> float:
        """Seconds to the next start: the interval, or a little less until what timers and load have lost is made up.

        Each start is late by a millisecond at least, which adds up. Requests never bunch for it.
        """
        interval = entry.limit.interval * entry.pace
        lost = min(entry.lost + late, 4 * interval) if entry.next_start else 0.0
        gap = max(NEAREST * interval, interval - lost)
        entry.lost = lost - (interval - gap)
        return gap

    @staticmethod
    def _latest(entry: _Host[T], now: float) -> T:
        """Take the job that was added last of those that never had to wait: the one least like what was asked."""
        found = max((one for one in entry.waiting if one[0] <= now), key=lambda one: (one[0] == 0.0, one[1]))
        entry.waiting.remove(found)
        heapq.heapify(entry.waiting)
        return found[2]

    def _announce(self, name: str, entry: _Host[T]) -> None:
        entry.stamp += 1
        if entry.waiting and entry.active < entry.limit.concurrency:
            self._count += 1
            start = entry.next_start if entry.probe is None else min(entry.next_start, entry.probe)
            heapq.heappush(self._ready, (max(start, entry.waiting[0][0]), self._count, name, entry.stamp))
