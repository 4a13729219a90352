"""Whether a host that says "too many requests" means all its links, or the one that was asked. No clock.

A rate limit is the host's as a rule, so the host is left alone for as long as it asks. But some pages say it whoever
asks and how seldom, and a host with fifty of them would be left alone for minutes. That the limit is the link's own is
believed when the host answers another link all the same while it should rest, in two rests: a link that was under way,
or, from the third rest on, one that is sent to find out.
"""

from __future__ import annotations

from dataclasses import dataclass

FULL = 2  # rests that are kept whole before one is used to find out
PROBES = 4  # how often the host may say the same to others before nobody asks any more
PROBE_AFTER = 1.0  # seconds
CONTRARY = 2  # rests in which the host answered another link
STREAK = 10  # limited answers in a row after which a limit is the host's again


@dataclass(slots=True)
class _Host:
    count: int = 0
    since: float = 0.0  # when the request that began this rest was sent
    until: float = 0.0
    told: bool = False  # in this rest the host has answered another link
    contrary: int = 0
    agreed: int = 0
    streak: int = 0


class Rests:
    """Keeps, for each host, the rests it asked for and how it answered in them. Times in seconds on any one clock."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    def limited(self, host: str, sent: float, now: float, until: float) -> tuple[bool, float | None]:
        """A request sent at `sent` was told to wait until `until`: whether the host should, and when to find out."""
        entry = self._hosts.setdefault(host, _Host())
        entry.streak += 1
        if entry.contrary >= CONTRARY and entry.streak >= STREAK:
            entry.contrary = CONTRARY - 1
        if entry.contrary >= CONTRARY:
            return False, None
        if now < entry.until:
            entry.agreed += sent > entry.since
            entry.until = max(entry.until, until)
            return True, None
        entry.count += 1
        entry.since, entry.until, entry.told = sent, until, False
        ask = entry.count > FULL and entry.agreed < PROBES
        return True, now + min(PROBE_AFTER, (until - now) / 2) if ask else None

    def answered(self, host: str, sent: float, now: float) -> bool:
        """A request sent at `sent` was answered: whether that ends the host's rest, for its limits are its links'."""
        entry = self._hosts.get(host)
        if entry is None:
            return False
        entry.streak = 0
        if now >= entry.until or sent <= entry.since:
            return False
        entry.contrary += not entry.told
        entry.told = True
        if entry.contrary < CONTRARY:
            return False
        entry.until = 0.0
        return True
