"""Limits for each host, the order of requests, hosts that stop answering."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.links.breaker import Breaker
from awesome_tools.links.model import Fault, Outcome, Response
from awesome_tools.links.schedule import HostLimit, Schedule
from tests.links.conftest import SETTINGS, check
from tests.links.server import FaultServer, Visit

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


def test_one_link_that_fails_is_no_host_that_is_down() -> None:
    breaker = Breaker(limit=2)
    for _ in range(10):
        breaker.record("http://a.example/x", Response(fault=Fault.RESET), 1.0)
    assert not breaker.down("http://a.example/x")


def test_no_network_breaks_no_link() -> None:
    urls = [f"http://host{number}.invalid/x" for number in range(4)]
    assert {one.outcome for one in check(urls).values()} == {Outcome.UNREACHABLE}
    assert {one.outcome for one in check(urls[:1]).values()} == {Outcome.BROKEN}
