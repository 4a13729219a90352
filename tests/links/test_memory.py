"""What is remembered between runs: lifetimes, validators, failures in a row, several processes, killed runs."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from awesome_tools.errors import ConfigError
from awesome_tools.links.cache import DAY, HOUR, Cache, Found, is_fresh
from awesome_tools.links.judge import FailOn
from awesome_tools.links.model import LinkResult, Outcome, Past
from tests.links.conftest import HOSTS, SETTINGS, check, target
from tests.links.kinds import BEHAVIOURS, KINDS
from tests.links.server import FaultServer, Visit

ROOT = Path(__file__).resolve().parents[2]


def test_a_second_run_asks_nobody(faults: FaultServer, tmp_path: Path) -> None:
    path = str(tmp_path / "memory.sqlite")
    urls = [faults.url(kind.path, host) for kind, host in zip(KINDS, HOSTS, strict=True) if kind.outcome != "excluded"][
        :60
    ]
    cache = Cache(path)
    first = check(urls, cache=cache)
    cache.close()
    assert not list(tmp_path.glob("*-wal")), "all is in the one file, to be carried elsewhere"
    faults.forget()
    cache = Cache(path)
    second = check(urls, cache=cache)
    offline = check([*urls, "http://127.0.0.1:9/new"], replace(SETTINGS, offline=True), cache)
    cache.close()
    assert not faults.visits
    for url in urls:
        assert second[url].cached
        assert (second[url].outcome, second[url].moved_to) == (first[url].outcome, first[url].moved_to)
        assert offline[url].outcome == first[url].outcome
    assert offline["http://127.0.0.1:9/new"].outcome is Outcome.EXCLUDED


@pytest.mark.parametrize(
    ("outcome", "age", "fresh"),
    [
        (Outcome.OK, 6 * DAY, True), (Outcome.OK, 8 * DAY, False), (Outcome.BROKEN, 5 * HOUR, True),
        (Outcome.BROKEN, 7 * HOUR, False),
        (Outcome.TIMEOUT, 2 * HOUR, False), (Outcome.BLOCKED, 2 * HOUR, True), (Outcome.OK, -5, False),
    ],
)  # fmt: skip
def test_lifetimes_differ(outcome: Outcome, age: int, fresh: bool) -> None:
    now = 1_800_000_000
    assert is_fresh(Past(outcome, now - age), now) is fresh
    assert not is_fresh(Past(outcome, now - age), now, max_age=min(age, 60))


def test_what_was_fine_is_validated(faults: FaultServer, tmp_path: Path) -> None:
    async def tagged(visit: Visit) -> None:
        if visit.headers.get("if-none-match") == '"v1"':
            await visit.send(b"HTTP/1.1 304 Not Modified\r\n\r\n")
        else:
            await visit.page(headers='ETag: "v1"\r\n')

    BEHAVIOURS["tagged"] = tagged
    faults.forget()
    url = faults.url("/tagged/x")
    cache = Cache(str(tmp_path / "m.sqlite"))
    for _ in range(3):
        result = check([url], replace(SETTINGS, max_age=0), cache)[url]
        assert (result.outcome, result.status) == (Outcome.OK, 200)
    cache.close()
    assert [visit.headers.get("if-none-match") for visit in faults.visits] == [None, '"v1"', '"v1"']


def test_failures_in_a_row_are_counted(faults: FaultServer, tmp_path: Path) -> None:
    switch = {"broken": True}

    async def switched(visit: Visit) -> None:
        await (visit.reply("404 Not Found") if switch["broken"] else visit.page())

    BEHAVIOURS["switched"] = switched
    url = faults.url("/switched/x")
    cache = Cache(str(tmp_path / "m.sqlite"))
    asked = replace(SETTINGS, max_age=0)
    rule = FailOn(runs=3)
    results = [check([url], asked, cache)[url] for _ in range(3)]
    assert [one.times_failed for one in results] == [1, 2, 3]
    assert [rule.fails(one) for one in results] == [False, False, True]
    assert len({one.failed_since for one in results}) == 1
    switch["broken"] = False
    assert check([url], asked, cache)[url].times_failed == 0
    switch["broken"] = True
    assert check([url], asked, cache)[url].times_failed == 1
    cache.close()


def test_failing_for_days() -> None:
    rule = FailOn(seconds=3 * DAY)
    young = LinkResult(
        target("http://a.example/"), Outcome.BROKEN, checked_at=10 * DAY, failed_since=8 * DAY, times_failed=9
    )
    assert not rule.fails(young)
    assert rule.fails(replace(young, failed_since=7 * DAY))
    assert not rule.fails(replace(young, outcome=Outcome.BLOCKED, failed_since=1))


def test_a_strange_file_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE mine (x)")
    database.close()
    text = tmp_path / "list.md"
    text.write_text("# A list\n" * 100)
    for path in (other, text, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(ConfigError):
            Cache(str(path))
        assert path.is_dir() or path.read_bytes() == before


def test_a_file_of_another_version_starts_anew(tmp_path: Path) -> None:
    path = str(tmp_path / "m.sqlite")
    cache = Cache(path)
    cache.save([Found("http://a.example/", Past(Outcome.OK, 1))])
    cache.close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version=99")
    database.close()
    cache = Cache(path)
    assert cache.load(["http://a.example/"]) == {}
    cache.close()


def test_it_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("awesome_tools.links.cache.MAX_ROWS", 1000)
    cache = Cache(str(tmp_path / "m.sqlite"))
    cache.save(Found(f"http://a.example/{number}", Past(Outcome.OK, number)) for number in range(1050))
    cache.close()
    cache = Cache(str(tmp_path / "m.sqlite"))
    assert cache.load(["http://a.example/49"]) == {}
    assert len(cache.load(["http://a.example/50", "http://a.example/1049"])) == 2
    cache.close()


SCRIPT = """
import sys
from awesome_tools.links.cache import Cache
from awesome_tools.links.checker import Checker
from awesome_tools.links.schedule import HostLimit
from awesome_tools.links.settings import Settings
from awesome_tools.links.transport import Guard, HttpTransport, leave_for
from tests.links.conftest import target

path, base, first, last = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
cache = Cache(path)
checker = Checker(HttpTransport(Guard(leave_for(["127.0.0.0/8"]))), cache, Settings(host=HostLimit(10, 0.0), threads=8))
for result in checker.check([target(f"{base}/plain/{number}") for number in range(first, last)]):
    if result is not None:
        print(result.target.url, result.cached, flush=True)
cache.close()
"""


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_share_a_file(faults: FaultServer, tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    runs = [start(path, faults.url(""), first, first + 300) for first in (0, 150)]
    outputs = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], outputs
    assert [out[1] for out in outputs] == ["", ""]
    database = sqlite3.connect(path)
    assert database.execute("SELECT count(*) FROM results WHERE outcome = 'ok'").fetchone() == (450,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_killed_run_keeps_what_it_had(tmp_path: Path) -> None:
    async def plain(visit: Visit) -> None:
        await asyncio.sleep(0.02)
        await visit.page()

    path = tmp_path / "m.sqlite"
    with FaultServer({**BEHAVIOURS, "*": plain, "plain": plain}, ["127.0.0.1"]) as server:
        killed = start(path, server.url(""), 0, 800)
        assert killed.stdout is not None
        seen = [killed.stdout.readline() for _ in range(120)]
        time.sleep(0.3)
        os.kill(killed.pid, signal.SIGKILL)
        seen += killed.communicate()[0].splitlines()
        database = sqlite3.connect(path)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = {row[0] for row in database.execute("SELECT url FROM results")}
        database.close()
        assert len(seen) - 100 < len(kept) < 800
        server.forget()
        again = start(path, server.url(""), 0, 800)
        output, errors = again.communicate(timeout=60)
        assert again.returncode == 0, errors
        asked = {f"{visit.base}{visit.path}" for visit in server.visits}
        assert not asked & kept
        assert len(asked | kept) == 800
        assert sum(line.endswith("True") for line in output.splitlines()) == len(kept)
