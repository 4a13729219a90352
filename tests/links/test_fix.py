"""`--fix`: exactly the permanent, verified moves are rewritten, and every other byte stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.links import repair
from awesome_tools.links.cache import Cache
from awesome_tools.links.checker import Checker
from awesome_tools.links.conversation import Wishes
from awesome_tools.links.model import LinkResult, Outcome
from awesome_tools.links.rewrite import replacements_of, rewritten
from awesome_tools.links.targets import collect, mentions
from awesome_tools.links.transport import Guard, HttpTransport, leave_for
from awesome_tools.source import Source, decode
from tests.links.conftest import LIMITS, SETTINGS, check
from tests.links.kinds import BEHAVIOURS

if TYPE_CHECKING:
    from tests.links.server import FaultServer, Visit

PERMANENT = {"p301", "p308", "chain", "query"}


async def _planted(visit: Visit) -> None:
    """Ten kinds of redirects, four of which may be written into the list."""
    _, _, name, number = visit.path.split("?")[0].split("/")[:4]
    location = {
        "p301": ("301", f"/new/{number}"),
        "p308": ("308", f"/new/{number}_(x)"),
        "chain": ("301", f"/planted/p308/{number}"),
        "query": ("301", f"/new/{number}?a=1&b=2"),
        "t302": ("302", f"/new/{number}"),
        "t307": ("307", f"/new/{number}"),
        "mixed": ("301", f"/planted/t302/{number}"),
        "home": ("301", "/"),
        "login": ("301", "/users/sign_in"),
        "gone": ("301", "/not-found/x"),
        "consent": ("308", f"/consent?continue={number}"),
        "visit": ("301", f"/new/{number}?sessionid=12345"),
        "once": ("301" if visit.count == 0 else "302", f"/new/{number}"),
        "cookie": ("301", f"/gated/{number}"),
    }[name]
    cookie = "Set-Cookie: pass=yes; Path=/\r\n" if name == "cookie" else ""
    await visit.reply(f"{location[0]} Redirect", f"{cookie}Location: {location[1]}\r\n")


async def _gated(visit: Visit) -> None:
    await (visit.page() if "pass=yes" in visit.headers.get("cookie", "") else visit.reply("403 Forbidden"))


BEHAVIOURS["planted"] = _planted
BEHAVIOURS["gated"] = _gated
KINDS = (
    "p301",
    "p308",
    "chain",
    "query",
    "t302",
    "t307",
    "mixed",
    "home",
    "login",
    "gone",
    "consent",
    "visit",
    "once",
    "cookie",
)
FORMS = (
    "- [Entry {n}]({url} \"t\") - Words & more.\r\n",
    "* <{url}> an autolink\n",
    "| [Row]({url}#part) | {url} |\n",
    "<p><a href='{url}'>html</a></p>\n\n",
    "See [it][r{n}], twice: [it][r{n}].\n\n[r{n}]: {url}\n\n",
    "1. Bare {url}, then text.\n\n",
)  # fmt: skip


def test_only_proved_permanent_moves_are_written(faults: FaultServer) -> None:
    faults.forget()
    host = "127.0.0.30"
    urls = [(kind, faults.url(f"/planted/{kind}/{number}", host)) for number in range(10) for kind in KINDS]
    text = "# A list\n\n| a | b |\n| - | - |\n"
    text += "".join(FORMS[2].format(n=n, url=url) for n, (_, url) in enumerate(urls) if n % 6 == 2) + "\n"
    text += "".join(FORMS[n % 6].format(n=n, url=url) for n, (_, url) in enumerate(urls) if n % 6 != 2)
    source = decode(text.encode(), "list.md")
    transport = HttpTransport(Guard(leave_for(["127.0.0.0/24"])), LIMITS)
    settings = replace(SETTINGS, wishes=Wishes(verify=True))
    targets = collect([source]).remote
    results = [one for one in Checker(transport, Cache(None), settings).check(targets) if one is not None]
    transport.close()
    raw = rewritten(source, repair.fixes(results)["list.md"], replacements_of(results))

    due = text
    for kind, url in urls:
        number = url.rpartition("/")[2]
        new = {"p301": number, "p308": f"{number}_(x)", "chain": f"{number}_(x)", "query": f"{number}?a=1&b=2"}.get(
            kind
        )
        if new is not None:
            base = url.partition("/planted")[0]
            for end in (")", ">", " ", "#", "'", "\n", ","):
                written = new.replace("&", "&amp;") if end == "'" else new
                due = due.replace(f"{url}{end}", f"{base}/new/{written}{end}")
    assert raw == due
    assert {one.target.url.split("/")[4] for one in results if one.replacement} == PERMANENT


def test_fragments_stay(faults: FaultServer) -> None:
    url = faults.url("/planted/p301/1", "127.0.0.30") + "#part"
    result = check([url], replace(SETTINGS, wishes=Wishes(verify=True)))[url]
    assert (result.replacement or "").endswith("/new/1#part")


@pytest.mark.parametrize(
    ("url", "moved", "may"),
    [
        ("http://a.example/x", "https://a.example/x", True),
        ("http://a.example", "https://www.a.example/", True),
        ("http://a.example/x", "https://b.example/", False),
        ("https://a.example/x", "http://a.example/x/", False),
        ("http://a.example/x", "https://a.example/login?next=/x", False),
        ("http://a.example/x", "https://accounts.a.example/ServiceLogin?continue=x", False),
        ("http://a.example/x", "https://consent.a.example/x", False),
        ("http://a.example/x", "https://a.example/error/404", False),
        ("http://a.example/x", "https://a.example/x;jsessionid=1F", False),
        ("http://a.example/x", "https://a.example/x?utm=1&token=abc", False),
    ],
)
def test_what_may_replace(url: str, moved: str, may: bool) -> None:
    assert repair.may_replace(url, moved) is may


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("http://https://a.example/x", "https://a.example/x"),
        ("https:https://a.example/x", "https://a.example/x"),
        ("https:/a.example/x", "https://a.example/x"),
        ("htps://a.example/x", "https://a.example/x"),
        ("hhttp://a.example/x", "http://a.example/x"),
        ("ttps://a.example/x", "https://a.example/x"),
        ("ftp://a.example/x", None),
        ("https//a.example/x", "https://a.example/x"),
        ("[https://a.example/x](https://a.example/x)", "https://a.example/x"),
        ("https://a.example/xhttps://a.example/x", "https://a.example/x"),
        ("https://a.example/x", None),
        ("https://web.archive.org/web/2020/http://a.example/", None),
        ("mailto:me@a.example", None),
        ("docs/https.md", None),
    ],
)
def test_malformed_urls(url: str, meant: str | None) -> None:
    assert repair.malformed(url) == meant


@pytest.mark.parametrize(
    ("url", "usual"),
    [
        ("http://arxiv.org/abs/2004.04581", "https://arxiv.org/abs/2004.04581"),
        ("https://www.arxiv.org/pdf/2004.04581v2.pdf", "https://arxiv.org/pdf/2004.04581v2"),
        ("https://arxiv.org/abs/hep-th/9901001", None),
        ("https://arxiv.org/list/cs.CV/new", None),
    ],
)
def test_forms_of_arxiv_links(url: str, usual: str | None) -> None:
    assert repair.arxiv_form(url) == usual


@given(
    st.text(alphabet="ab()<>|\\ *_`\"'&;%é", max_size=12),
    st.sampled_from(["- [x]({})\n", "- <{}>\n", "| [x]({}) |\n|-|\n", "[x]: {}\n"]),
)
def test_a_replacement_is_read_back_as_it_was_meant(tail: str, form: str) -> None:
    """Whatever a server sends as its address, the link written leads there, or nothing is written."""
    from urllib.parse import quote, unquote  # noqa: PLC0415

    new = "https://b.example/" + quote(tail, safe="()*'&;_\"|`\\<> ")
    source = Source("list.md", form.format("http://a.example/x"))
    found = [one for one in collect([source]).remote if one.url == "http://a.example/x"]
    results = [LinkResult(one, Outcome.MOVED, replacement=new) for one in found]
    for fix in repair.fixes(results).get("list.md", ()):
        raw = source.text[: fix.edits[0].span.start] + fix.edits[0].text + source.text[fix.edits[0].span.end :]
        read = [url for url, _ in mentions(Source("list.md", raw))]
        assert [unquote(url) for url in read] == [unquote(new)]
