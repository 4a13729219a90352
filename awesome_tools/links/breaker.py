"""Which hosts have stopped answering in this run, so that their other links are not tried in vain. No clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from awesome_tools.links.model import Fault, Response

# What concerns the host, and what may concern one link of it as well.
SHUT = frozenset({Fault.REFUSED, Fault.CONNECT_TIMEOUT, Fault.NO_ROUTE, Fault.RESOLVER, Fault.TLS})
MUTE = frozenset({Fault.TIMEOUT, Fault.RESET})


@dataclass(slots=True)
class _Place:
    failed: set[str] = field(default_factory=set)
    shut: set[str] = field(default_factory=set)
    faults: set[Fault] = field(default_factory=set)
    resting_until: float = 0.0
    down: str = ""


class Breaker:
    """Counts, for each scheme, host and port, the links that failed in a row without any answer between.

    After `limit` links the place rests for `rest` seconds. When what is asked after that fails too, the place is down
    for the rest of the run. Any answer, be it an error, resets everything. A place that has answered before in the run
    gets five times as many links that are accepted and then not answered: those may be that way by themselves.
    """

    def __init__(self, limit: int = 5, rest: float = 4.0):
        self._limit = limit
        self._rest = rest
        self._places: dict[str, _Place] = {}
        self._answered: set[str] = set()
        self._silent: set[str] = set()

    def record(self, url: str, response: Response, now: float) -> float:
        """Take note of an answer; returns until when the place should rest, 0 if it need not."""
        name = _name(url)
        if response.fault is None:
            self._places.pop(name, None)
            self._answered.add(name)
            return 0.0
        self._silent.add(urlsplit(url).hostname or "")
        if response.fault not in SHUT | MUTE:
            return 0.0
        place = self._places.setdefault(name, _Place())
        place.failed.add(url)
        place.faults.add(response.fault)
        if response.fault in SHUT:
            place.shut.add(url)
        patience = self._limit * (5 if name in self._answered else 1)
        enough = len(place.shut) >= self._limit or len(place.failed) >= patience
        if place.down or not enough or now < place.resting_until:
            return 0.0
        if place.resting_until:
            told = f"{len(place.failed)} links failed in a row, the last: {response.message}"
            place.down = f"{name} does not answer ({told})"
            return 0.0
        place.resting_until = now + self._rest
        return place.resting_until

    def down(self, url: str) -> str:
        """Why the place of a URL is not asked any more, empty if it is."""
        place = self._places.get(_name(url))
        return place.down if place else ""

    def instead_of(self, url: str) -> Response | None:
        """What stands for the answer of a place that is not asked any more, None for one that is.

        A port that refused every connection, before and after the rest, would refuse this one: that is an answer.
        """
        if not (reason := self.down(url)):
            return None
        if self._places[_name(url)].faults == {Fault.REFUSED}:
            return Response(fault=Fault.REFUSED, message="the connection was refused")
        return Response(fault=Fault.HOST_DOWN, message=reason)

    def has_answered(self, url: str) -> bool:
        """Whether the place of a URL has answered anything in this run."""
        return _name(url) in self._answered

    def network_is_down(self) -> bool:
        """Whether nobody answered in this run though several hosts were asked: then the fault is at this end."""
        return not self._answered and len(self._silent) > 2


def _name(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
