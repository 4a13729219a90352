"""Every kind of behaviour gets the outcome that docs/links.md promises, each time."""

from __future__ import annotations

import socket
from collections import Counter
from typing import TYPE_CHECKING

from tests.links.conftest import HOSTS, check
from tests.links.kinds import KINDS

if TYPE_CHECKING:
    from tests.links.server import FaultServer


def test_outcomes(faults: FaultServer) -> None:
    faults.forget()
    expected = {faults.url(kind.path, host): kind for kind, host in zip(KINDS, HOSTS, strict=True)}
    with socket.socket() as bound:  # bound but not listening: connections are refused
        bound.bind(("127.0.0.1", 0))
        refused = f"http://127.0.0.1:{bound.getsockname()[1]}/x"
        results = check([*expected, refused, "http://no-such-host.invalid/x"])
    found = {url: results[url].outcome.value for url in expected}
    assert found == {url: kind.outcome for url, kind in expected.items()}
    assert results[refused].outcome == "broken"
    assert results["http://no-such-host.invalid/x"].outcome == "broken"
    for url, kind in expected.items():
        moved = results[url].moved_to
        assert (moved or "").endswith(kind.moved) if kind.moved else moved is None, url


def test_the_mix_is_wide() -> None:
    assert len(KINDS) > 70
    assert min(Counter(kind.outcome for kind in KINDS).values()) > 1


def test_all_on_one_host(faults: FaultServer) -> None:
    """The same when all kinds live on one host, the failing ones next to each other: they do not sink the others."""
    faults.forget()
    expected = {}
    for kind in KINDS:
        for number in range(3):
            path = kind.path if kind.name in ("front-page", "encyclopedia") else f"{kind.path}{number}"
            expected[faults.url(path)] = kind.outcome
    results = check(list(expected))
    assert {url: results[url].outcome.value for url in expected} == expected
