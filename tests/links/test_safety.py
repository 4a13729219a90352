"""Lists come from strangers: what a link may not make the checker do."""

from __future__ import annotations

import runpy
import ssl
import subprocess
import threading
import time
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.links import fragments, signs, softmissing
from awesome_tools.links.cache import Cache
from awesome_tools.links.checker import Checker
from awesome_tools.links.model import Fault, Outcome, Request, Response, Verdict
from awesome_tools.links.shown import clean
from awesome_tools.links.transport import Guard, HttpTransport, Limits, leave_for
from awesome_tools.links.transport.address import forbidden
from awesome_tools.links.transport.faults import NoSuchNameError, PrivateAddressError
from awesome_tools.links.transport.http import unpacked
from tests.links.conftest import LIMITS, SETTINGS, check, target
from tests.links.kinds import BEHAVIOURS
from tests.links.server import FaultServer, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]

ANY = "0.0.0.0"  # noqa: S104 - nothing is bound to it


@pytest.fixture(scope="module")
def inside() -> Iterator[FaultServer]:
    """A server that must not be asked."""
    with FaultServer(BEHAVIOURS, ["127.0.0.1", "127.0.2.1"]) as server:
        yield server


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "127.0.0.1.", "[::ffff:127.0.0.1]",
    "[::1]",
     "[::]", ANY, "①②⑦.⓪.⓪.①", "user:pass@127.0.0.1", "LOCALHOST", "[64:ff9b::7f00:1]"],
)  # fmt: skip
def test_private_forms_are_not_asked(inside: FaultServer, host: str) -> None:
    url = f"http://{host}:{inside.port}/plain"
    inside.forget()
    result = check([url], allow="10.9.9.9/32")[url]
    assert result.outcome.value in ("excluded", "broken", "unreachable")
    assert not inside.connections


def test_names_that_lead_inside_are_not_asked(inside: FaultServer) -> None:
    inside.forget()
    transport = HttpTransport(Guard(resolver=lambda _host, _port: ["127.0.0.1", "::1", "169.254.169.254"]), LIMITS)
    answer = transport.send(Request(f"http://internal.example:{inside.port}/plain"))
    assert answer.fault is Fault.PRIVATE
    assert not inside.connections


def test_rebinding_cannot_happen(inside: FaultServer) -> None:
    """A name that is public when looked at and private when asked: it is looked up once, and that address used."""
    inside.forget()
    asked: list[str] = []

    def resolver(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["192.0.2.1"] if len(asked) == 1 else ["127.0.0.1"]

    # 192.0.2.1 (documentation) is let through by name of its network only; nothing answers there.
    transport = HttpTransport(Guard(leave_for(["192.0.2.0/24"]), resolver), Limits(connect=0.2, head=0.2, body=0.2))
    for fresh in (False, False, True):
        answer = transport.send(Request(f"http://rebind.example:{inside.port}/plain", fresh=fresh))
        assert answer.fault is not None
    assert len(asked) == 2
    assert answer.fault is Fault.PRIVATE
    assert not inside.connections


def test_a_redirect_does_not_lead_inside(faults: FaultServer, inside: FaultServer) -> None:
    inside.forget()

    async def away(visit: Visit) -> None:
        await visit.reply("302 Found", f"Location: http://127.0.2.1:{inside.port}/plain\r\n")

    BEHAVIOURS["away"] = away
    url = faults.url("/away/x")
    assert check([url])[url].outcome == "excluded"
    assert not inside.connections


def test_names_are_judged_anew_at_each_redirect_and_look(faults: FaultServer, inside: FaultServer) -> None:
    """Through the whole checker: a redirect to a name that leads inside; a name that does so at the second look."""
    looks: list[str] = []

    def resolver(host: str, _port: int) -> list[str]:
        looks.append(host)
        return ["127.0.2.1" if host == "inner.example" or looks.count(host) > 1 else "127.0.0.10"]

    async def inwards(visit: Visit) -> None:
        await visit.reply("301 Moved Permanently", f"Location: http://inner.example:{inside.port}/plain\r\n")

    BEHAVIOURS["inwards"] = inwards
    inside.forget()
    faults.forget()
    urls = [f"http://{name}.example:{faults.port}/{path}/x" for name, path in (("a", "inwards"), ("b", "not-found"))]
    transport = HttpTransport(Guard(leave_for(["127.0.0.0/24"]), resolver), LIMITS)
    found = [one for one in Checker(transport, Cache(None), SETTINGS).check(map(target, urls)) if one is not None]
    transport.close()
    assert {one.outcome for one in found} == {Outcome.EXCLUDED}
    assert looks.count("b.example") == 2
    assert len(faults.visits) == 2
    assert not inside.connections


def test_of_several_addresses_only_public_ones_are_used() -> None:
    guard = Guard(resolver=lambda _host, _port: ["10.0.0.1", "8.8.8.8", "::1", "169.254.169.254"])
    assert guard.addresses("mixed.example", 80) == ("8.8.8.8",)


def test_leave_is_by_host_and_by_network() -> None:
    guard = Guard(
        leave_for(["intranet.example", "10.1.0.0/16", "[fd00::1]"]),
        lambda host, _: ["10.2.0.1"] if "." in host else ["10.1.2.3"],
    )
    assert guard.addresses("intranet.example", 80) == ("10.2.0.1",)
    assert guard.addresses("plain", 80) == ("10.1.2.3",)
    with pytest.raises(PrivateAddressError):
        guard.addresses("other.example", 80)


def test_reserved_names_are_not_resolved() -> None:
    with pytest.raises(NoSuchNameError):
        Guard(resolver=lambda _host, _port: ["192.0.2.1"]).addresses("x.invalid", 80)


@pytest.mark.parametrize(
    "text",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "100.100.100.200", "169.254.169.254", ANY,
    "224.0.0.1", "240.0.0.1",
     "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1",
     "::ffff:10.0.0.1",
     "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "::7f00:1"],
)  # fmt: skip
def test_addresses_of_no_public_net(text: str) -> None:
    assert forbidden(ip_address(text))


@pytest.mark.parametrize("text", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_public_net(text: str) -> None:
    assert not forbidden(ip_address(text))


def test_nothing_of_the_environment_is_sent(
    faults: FaultServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("default login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    faults.forget()
    url = faults.url("/plain/x").replace("//", "//me:secret@")
    assert check([url])[url].outcome == "ok"
    sent = faults.visits[0].headers
    assert sent.keys() == {"host", "user-agent", "accept", "accept-language", "accept-encoding"}
    assert "secret" not in str(sent)
    assert sent["user-agent"].startswith("awesome-tools/")


def test_bodies_are_bounded() -> None:
    import gzip  # noqa: PLC0415

    body, whole = unpacked(gzip.compress(b"\0" * 50_000_000), "gzip", 1000)
    assert (len(body), whole) == (1000, False)


@given(st.text())
def test_nothing_that_moves_a_cursor_is_shown(text: str) -> None:
    shown = clean(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 161 or char in "\u202e\u2066\u200f\ufeff" for char in shown)
    assert clean("plain – “quoted” 中文 ünïcode") == "plain – “quoted” 中文 ünïcode"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate for 127.0.0.10, its own authority."""
    make = runpy.run_path(str(ROOT / "benchmarks" / "links_server.py"))["certificate"]
    try:
        return make(tmp_path_factory.mktemp("tls"), ["127.0.0.10"])
    except (OSError, subprocess.SubprocessError):
        pytest.skip("needs the openssl command to make a certificate")


def test_tls_is_verified(certificate: tuple[str, str]) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    guard = Guard(leave_for(["127.0.0.0/24"]))
    with FaultServer(BEHAVIOURS, ["127.0.0.10", "127.0.0.11"], context) as server:
        good, wrong_host = (f"https://{host}:{server.port}/plain" for host in ("127.0.0.10", "127.0.0.11"))
        trusting = HttpTransport(guard, LIMITS, ca_file=certificate[0])
        assert trusting.send(Request(good)).status == 200
        assert trusting.send(Request(good.replace("/plain", "/slow-body"))).status == 200
        assert trusting.send(Request(good.replace("/plain", "/dripping-head"))).fault is Fault.TIMEOUT
        other = trusting.send(Request(wrong_host))
        assert (other.fault, "another" in other.message) == (Fault.TLS, True)
        stranger = HttpTransport(guard, LIMITS).send(Request(good))
        assert (stranger.fault, "certificate" in stranger.message) == (Fault.TLS, True)
        plain = trusting.send(Request(good.replace("https", "http")))
        assert plain.fault in (Fault.RESET, Fault.PROTOCOL)
        trusting.close()
        assert not [visit for visit in server.visits if visit.host == "127.0.0.11"]


def test_many_threads_share_a_look_up() -> None:
    asked: list[str] = []
    guard = Guard(resolver=lambda host, _port: asked.append(host) or ["8.8.8.8"])
    threads = [threading.Thread(target=guard.addresses, args=("a.example", 80)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == ["a.example"]


@pytest.mark.parametrize(
    "piece",
    ["<", "<title>", "<script", "<!--", "<a ", "domain ", "this domain name ", "buy this ", 'id="', "&#x", "the this ",
     "a - ", "oops "],
)  # fmt: skip
def test_no_page_makes_time_explode(piece: str) -> None:
    """Each check of a hostile page of 32 KiB is a matter of milliseconds: none of them looks twice at the same text."""
    body = (b"<title>" + b"oops the this " * 20 + b"</title>" + piece.encode() * 32768)[: 32 * 1024]
    page = Response(200, {"content-type": "text/html"}, body=body)
    start = time.process_time()
    assert not signs.wall(page)
    softmissing.soft_missing("http://a.example/x", "http://a.example/x", (), page)
    fragments.judged("http://a.example/x#lost", Verdict(Outcome.OK, final="http://a.example/x"), page)
    assert time.process_time() - start < 0.5
