"""Servers for the tests of the link checker. Nothing beyond the loopback interface is ever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from awesome_tools.links.cache import Cache
from awesome_tools.links.checker import Checker
from awesome_tools.links.model import LinkResult, Mention, Target
from awesome_tools.links.policy import Rules
from awesome_tools.links.schedule import HostLimit
from awesome_tools.links.settings import Settings
from awesome_tools.links.transport import Guard, HttpTransport, Limits, leave_for
from awesome_tools.links.urls import address
from tests.links.kinds import BEHAVIOURS, KINDS
from tests.links.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = Rules(backoff=0.05, proof_gap=0.1, retry_after_cap=5)
LIMITS = Limits(connect=1.0, head=1.0, body=0.3)
SETTINGS = Settings(rules=RULES, host=HostLimit(10, 0.0), threads=64, rest=0.3)
HOSTS = [f"127.0.0.{10 + number}" for number in range(len(KINDS))]


def target(url: str, line: int = 1) -> Target:
    return Target(url, address(url), (Mention("list.md", line),))


class Run(NamedTuple):
    results: dict[str, LinkResult]


def check(
    urls: list[str], settings: Settings = SETTINGS, cache: Cache | None = None, allow: str = "127.0.0.0/24"
) -> dict[str, LinkResult]:
    """Results by URL of one run with fast rules."""
    transport = HttpTransport(Guard(leave_for([allow])), LIMITS)
    checker = Checker(transport, cache or Cache(None), settings)
    found = {one.target.url: one for one in checker.check([target(url) for url in urls]) if one is not None}
    transport.close()
    return found


@pytest.fixture(scope="session")
def faults() -> Iterator[FaultServer]:
    """The fault mix: each kind may have an address of its own."""
    with FaultServer(BEHAVIOURS, HOSTS) as server:
        yield server
