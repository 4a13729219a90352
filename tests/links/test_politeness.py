"""Limits for each host, the order of requests, hosts that stop answering."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.links.breaker import Breaker
from awesome_tools.links.cache import Cache
from awesome_tools.links.checker import Checker
from awesome_tools.links.model import Fault, Outcome, Request, Response
from awesome_tools.links.rests import FULL, PROBES, STREAK, Rests
from awesome_tools.links.schedule import HostLimit, Schedule
from tests.links.conftest import RULES, SETTINGS, check, target
from tests.links.server import FaultServer, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

JOBS = st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 5)), max_size=40)


@given(JOBS, st.integers(1, 3), st.sampled_from([0.0, 0.1, 1.0]))
def test_every_job_goes_out_once_within_the_limits(
    jobs: list[tuple[str, float]], concurrency: int, interval: float
) -> None:
    schedule: Schedule[int] = Schedule(HostLimit(concurrency, interval), {}, {})
    for number, (host, at) in enumerate(jobs):
        schedule.add(host, number, at)
    now, started, running = 0.0, {}, []
    while len(started) < len(jobs):
        job = schedule.pop(now)
        if job is not None:
            host, at = jobs[job]
            assert job not in started
            assert now >= at
            assert sum(jobs[one][0] == host for one in running) < concurrency
            assert all(
                now - before >= interval * 0.75 - 1e-9 for one, before in started.items() if jobs[one][0] == host
            )
            started[job] = now
            running.append(job)
            continue
        when = schedule.next_time()
        if when is not None and when > now:
            now = when
        else:
            schedule.done(jobs[running.pop(0)][0])
    assert schedule.pop(1e9) is None


def test_late_starts_are_made_up_without_bunching() -> None:
    """Timers that are late by a fifth of the interval, and once by two of them, cost nothing in the end."""
    schedule: Schedule[int] = Schedule(HostLimit(50, 0.1), {}, {})
    for number in range(60):
        schedule.add("a", number)
    started = []
    for number in range(60):
        when = schedule.next_time()
        assert when is not None
        started.append(max(when, started[-1] if started else 0.0) + (0.2 if number == 20 else 0.02))
        assert schedule.pop(started[-1]) == number
        schedule.done("a")
    gaps = [later - sooner for sooner, later in pairwise(started)]
    assert min(gaps) >= 0.075 - 1e-9
    assert started[-1] - started[0] <= 59 * 0.1 + 0.1


def test_hosts_take_turns() -> None:
    schedule: Schedule[str] = Schedule(HostLimit(2, 0.0), {}, {})
    for number in range(100):
        schedule.add("big", f"big {number}")
    schedule.add("small", "small")
    assert "small" in [schedule.pop(0.0) for _ in range(3)]


def test_families_share_a_limit() -> None:
    schedule: Schedule[str] = Schedule(HostLimit(5, 0.0))
    for host in ("github.com", "gist.github.com", "raw.githubusercontent.com", "github.com"):
        schedule.add(host, host)
    assert schedule.pop(10.0) is not None
    assert schedule.pop(10.0) is None
    assert schedule.pop(11.0) is not None


def test_a_pause_holds_for_the_whole_host() -> None:
    schedule: Schedule[int] = Schedule(HostLimit(5, 0.0), {}, {})
    schedule.add("a", 1)
    schedule.add("a", 2)
    assert schedule.pop(0.0) == 1
    schedule.pause("a", 7.0)
    assert (schedule.pop(6.9), schedule.next_time(), schedule.pop(7.0)) == (None, 7.0, 2)


def test_in_a_pause_one_job_may_go_out_to_find_out() -> None:
    schedule: Schedule[int] = Schedule(HostLimit(5, 0.1), {}, {})
    for number in range(4):
        schedule.add("a", number, 0.5 if number == 3 else 0.0)
    assert schedule.pop(0.0) == 0
    schedule.pause("a", 7.0, probe=1.0)
    assert (schedule.pop(0.9), schedule.next_time()) == (None, 1.0)
    assert schedule.pop(1.0) == 2, "the last of those that never had to wait"
    assert (schedule.pop(1.0), schedule.next_time()) == (None, 7.0)
    schedule.resume("a", 2.0)
    assert (schedule.pop(2.09), schedule.pop(2.11)) == (None, 1)


def test_a_host_that_limits_is_asked_less_often() -> None:
    schedule: Schedule[int] = Schedule(HostLimit(50, 0.1), {}, {})
    for number in range(200):
        schedule.add("a", number)
    schedule.slow("a")
    assert [schedule.pop(now) for now in (0.0, 0.19, 0.21)] == [0, None, 1]
    for _ in range(100):
        schedule.quicken("a")
    assert [schedule.pop(now) for now in (1.0, 1.07, 1.11)] == [2, None, 3]


def test_a_limit_is_the_hosts_unless_it_answers_others() -> None:
    rests = Rests()
    for number in range(FULL):
        assert rests.limited("a", 10.0 * number, 10.0 * number, 10.0 * number + 5) == (True, None)
    assert rests.limited("a", 30.0, 30.1, 35.0) == (True, 31.1)
    assert not rests.answered("a", 29.0, 30.2), "sent before the limit was reached"
    assert not rests.answered("a", 31.1, 31.2), "once may be chance"
    assert rests.limited("a", 40.0, 40.1, 45.0) == (True, 41.1)
    assert rests.answered("a", 41.1, 41.2)
    assert rests.limited("a", 50.0, 50.0, 55.0) == (False, None)
    for _ in range(STREAK):
        whole, _ = rests.limited("a", 60.0, 60.0, 65.0)
    assert whole, "nothing but refusals: the host's after all"
    assert rests.limited("b", 60.0, 60.0, 65.0) == (True, None)


def test_a_host_that_means_it_is_not_asked_in_its_rests() -> None:
    rests, asked = Rests(), 0
    for number in range(100):
        now = 10.0 * number
        _, probe = rests.limited("a", now, now, now + 5)
        if probe is not None:
            asked += 1
            assert rests.limited("a", probe, probe, probe + 5) == (True, None)
    assert asked == PROBES


def test_limits_of_single_links_do_not_hold_up_a_host() -> None:
    """20 of 60 links of a host ask to come back later: each is left alone for so long, the host is not."""

    async def some(visit: Visit) -> None:
        limited = int(visit.path.rpartition("/")[2]) % 3 == 0 and visit.count == 0
        await (visit.reply("429 Too Many Requests") if limited else visit.page())

    with FaultServer({"*": some}, ["127.0.0.10"]) as server:
        urls = [server.url(f"/x/{number}") for number in range(60)]
        start = time.monotonic()
        results = check(urls, replace(SETTINGS, host=HostLimit(10, 0.01)))
        assert time.monotonic() - start < 4
    assert {one.outcome for one in results.values()} == {Outcome.OK}
    asked: dict[str, list[float]] = {}
    for visit in server.visits:
        asked.setdefault(visit.path, []).append(visit.at)
    waits = [times[1] - times[0] for times in asked.values() if len(times) > 1]
    assert len(waits) == 20
    assert min(waits) >= 2 * RULES.backoff * 0.75


def test_the_limit_of_a_host_is_kept() -> None:
    """A host that answers 15 requests and then nobody for a while: hardly anything is sent meanwhile."""
    state = {"left": 15, "closed": 0.0}
    refused = []

    async def window(visit: Visit) -> None:
        if time.monotonic() > state["closed"] and state["left"] <= 0:
            state["left"] = 15
        if state["left"] <= 0:
            refused.append(visit.path)
            await visit.reply("429 Too Many Requests")
            return
        state["left"] -= 1
        if state["left"] <= 0:
            state["closed"] = time.monotonic() + 0.06
        await visit.page()

    with FaultServer({"*": window}, ["127.0.0.10"]) as server:
        results = check(
            [server.url(f"/x/{number}") for number in range(70)], replace(SETTINGS, host=HostLimit(2, 0.01))
        )
    assert {one.outcome for one in results.values()} == {Outcome.OK}
    assert len(refused) <= 4 * 2 + PROBES


def test_limits_are_kept_on_the_wire() -> None:
    async def slow(visit: Visit) -> None:
        await asyncio.sleep(0.05)
        await visit.page()

    hosts = ["127.0.0.10", "127.0.0.11"]
    with FaultServer({"*": slow}, hosts) as server:
        urls = [server.url(f"/slow/{number}", host) for number in range(12) for host in hosts]
        check(urls, replace(SETTINGS, host=HostLimit(3, 0.02)))
    for host in hosts:
        times = [visit.at for visit in server.visits if visit.host == host]
        assert server.peak[host] <= 3
        assert times[-1] - times[0] >= 11 * 0.02 * 0.9
    assert {visit.host for visit in server.visits[:6]} == set(hosts)


def test_connections_are_kept(faults: FaultServer) -> None:
    faults.forget()
    check([faults.url(f"/plain/{number}") for number in range(40)], replace(SETTINGS, host=HostLimit(2, 0.0)))
    assert faults.connections["127.0.0.10"] <= 2


def test_one_silent_host_does_not_sink_the_others(faults: FaultServer) -> None:
    faults.forget()
    silent = [faults.url(f"/silent/{number}", "127.0.0.20") for number in range(40)]
    others = [faults.url(f"/plain/{number}", "127.0.0.21") for number in range(40)]
    start = time.monotonic()
    results = check(silent + others, replace(SETTINGS, host=HostLimit(5, 0.0), threads=16))
    assert time.monotonic() - start < 12
    assert {results[url].outcome for url in others} == {Outcome.OK}
    outcomes = {results[url].outcome for url in silent}
    assert outcomes <= {Outcome.UNREACHABLE, Outcome.TIMEOUT}
    assert len([visit for visit in faults.visits if visit.host == "127.0.0.20"]) < 25
    assert len({results[url].detail for url in silent if results[url].outcome is Outcome.UNREACHABLE}) == 1


def test_a_place_is_down_only_after_a_rest() -> None:
    breaker = Breaker(limit=3, rest=5.0)
    failure = Response(fault=Fault.TIMEOUT, message="no answer")
    rests = [breaker.record(f"http://a.example/{number}", failure, 1.0) for number in range(3)]
    assert rests == [0.0, 0.0, 6.0]
    assert not breaker.down("http://a.example/9")
    breaker.record("http://a.example/3", failure, 2.0)  # was under way
    assert not breaker.down("http://a.example/9")
    breaker.record("http://a.example/4", failure, 7.0)
    assert "does not answer" in breaker.down("http://a.example/9")
    assert not breaker.down("https://a.example/9")
    breaker.record("http://a.example/5", Response(404), 8.0)
    assert not breaker.down("http://a.example/9")


def test_a_host_that_has_answered_gets_more_patience() -> None:
    breaker = Breaker(limit=3, rest=5.0)
    breaker.record("http://a.example/", Response(200), 0.0)
    cut = Response(fault=Fault.RESET, message="closed")
    rests = [breaker.record(f"http://a.example/{number}", cut, 1.0) for number in range(15)]
    assert rests == [0.0] * 14 + [6.0]
    shut = Response(fault=Fault.REFUSED, message="refused")
    breaker.record("http://b.example/", Response(200), 0.0)
    assert [breaker.record(f"http://b.example/{number}", shut, 1.0) for number in range(3)] == [0.0, 0.0, 6.0]


def test_a_port_that_refuses_all_is_an_answer_for_all() -> None:
    breaker = Breaker(limit=3, rest=5.0)
    refused = Response(fault=Fault.REFUSED, message="refused")
    for number, now in enumerate([1.0, 1.0, 1.0, 7.0]):
        breaker.record(f"http://a.example/{number}", refused, now)
    instead = breaker.instead_of("http://a.example/9")
    assert instead is not None
    assert instead.fault is Fault.REFUSED
    breaker.record("http://a.example/3", Response(fault=Fault.TIMEOUT), 8.0)
    instead = breaker.instead_of("http://a.example/9")
    assert instead is not None
    assert instead.fault is Fault.HOST_DOWN


class Scripted:
    """A transport that answers by a function."""

    def __init__(self, answer: Callable[[Request], Response]):
        self.asked: list[str] = []
        self._answer = answer

    def send(self, request: Request) -> Response:
        self.asked.append(request.url)
        return self._answer(request)


def test_a_closed_port_breaks_every_link_of_it() -> None:
    transport = Scripted(lambda request: Response(200) if "up" in request.url else Response(fault=Fault.REFUSED))
    urls = [f"http://down.example/{number}" for number in range(40)]
    checker = Checker(transport, Cache(None), SETTINGS)
    found = [one for one in checker.check(map(target, [*urls, "http://up.example/"])) if one is not None]
    assert Counter(one.outcome for one in found) == {Outcome.BROKEN: 40, Outcome.OK: 1}
    assert len(transport.asked) < 40


def test_what_answered_in_this_run_is_not_gone() -> None:
    """A host that stops to answer in the middle of a run has had enough, or goes down: no proof against its links."""
    transport = Scripted(lambda request: Response(200) if "early" in request.url else Response(fault=Fault.REFUSED))
    urls = ["http://a.example/early", *(f"http://a.example/{number}" for number in range(3)), "http://b.example/x"]
    checker = Checker(transport, Cache(None), SETTINGS)
    found = {one.target.url: one for one in checker.check(map(target, urls)) if one is not None}
    assert [found[url].outcome for url in urls] == ["ok", *["unreachable"] * 3, "broken"]
    assert "other links of the host were answered" in found[urls[1]].detail


def test_one_link_that_fails_is_no_host_that_is_down() -> None:
    breaker = Breaker(limit=2)
    for _ in range(10):
        breaker.record("http://a.example/x", Response(fault=Fault.RESET), 1.0)
    assert not breaker.down("http://a.example/x")


def test_no_network_breaks_no_link() -> None:
    urls = [f"http://host{number}.invalid/x" for number in range(4)]
    assert {one.outcome for one in check(urls).values()} == {Outcome.UNREACHABLE}
    assert {one.outcome for one in check(urls[:1]).values()} == {Outcome.BROKEN}
