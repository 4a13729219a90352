"""GitHub's and arXiv's APIs and the Internet Archive, played by the loopback server; fragments of pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from awesome_tools.links import archive, arxiv, fragments, github
from awesome_tools.links.conversation import Wishes, about
from awesome_tools.links.judge import FailOn
from awesome_tools.links.model import Outcome, Response
from awesome_tools.links.policy import Rules, request_for
from awesome_tools.report import links_github, links_markdown, links_sarif, links_text
from tests.links.conftest import SETTINGS, check
from tests.links.kinds import BEHAVIOURS

if TYPE_CHECKING:
    from tests.links.server import FaultServer, Visit


RENDERERS = {
    "text": links_text.render,
    "markdown": links_markdown.render,
    "github": links_github.render,
    "sarif": links_sarif.render,
}


def entry(paper: str) -> str:
    return f"<entry><id>http://arxiv.org/abs/{paper}</id><title>x</title></entry>"


def feed(*papers: str) -> bytes:
    return f"<feed><id>http://arxiv.org/api/x</id>{''.join(map(entry, papers))}</feed>".encode()


def test_arxiv_papers_are_asked_in_one_request() -> None:
    addresses = ["https://arxiv.org/abs/2004.04581", "http://arxiv.org/pdf/2004.04581v3.pdf", "https://arxiv.org/abs/hep-th/9901001",
                 "https://arxiv.org/abs/2004.99999", "https://arxiv.org/abs/2001.00001v9",
                 "https://arxiv.org/list/cs/new"]  # fmt: skip
    (batch,) = arxiv.batches(addresses)
    talk = arxiv.ask(batch, "https://api.example/query")
    request = next(talk).request
    assert (
        request.url == "https://api.example/query?id_list=2004.04581,hep-th/9901001,2004.99999,2001.00001&max_results=4"
    )
    with pytest.raises(StopIteration) as end:
        talk.send(Response(200, body=feed("2004.04581v3", "hep-th/9901001v1", "2001.00001v2")))
    verdicts = end.value.value
    assert [verdict and verdict.outcome for verdict in verdicts.values()] == [
        Outcome.OK,
        Outcome.OK,
        Outcome.OK,
        None,
        None,
    ]
    assert list(verdicts) == addresses[:5]


def test_few_papers_are_asked_by_page() -> None:
    assert not list(arxiv.batches(["https://arxiv.org/abs/2004.04581"]))


def test_a_failing_api_decides_nothing() -> None:
    talk = arxiv.ask({"https://arxiv.org/abs/2004.04581": ("2004.04581", 0)}, "https://api.example/query")
    next(talk)
    assert talk.send(Response(503)).delay > 0
    with pytest.raises(StopIteration) as end:
        talk.send(Response(200, body=b"<html>captcha"))
    assert set(end.value.value.values()) == {None}


def test_github_repositories_are_asked_in_one_request() -> None:
    addresses = ["https://github.com/a/one", "https://github.com/a/old/", "https://github.com/a/lost", "https://github.com/A/Case.git",
                 "https://github.com/a/one/blob/main/x%20y.md", "https://github.com/a/one/tree/main/gone", "https://github.com/topics/x",
                 "https://github.com/a/one/issues/3", "https://github.com/a"]  # fmt: skip
    (batch,) = github.batches(addresses)
    assert list(batch) == addresses[:6]
    talk = github.ask(batch, "https://api.example/graphql", "secret", moves=True)
    request = next(talk).request
    assert dict(request.headers)["Authorization"] == "Bearer secret"
    query = json.loads(request.body)["query"]
    assert query.count("repository(") == 6
    assert 'object(expression: "main:x y.md")' in query
    data = {
        "r0": {"nameWithOwner": "a/one", "isArchived": True},
        "r1": {"nameWithOwner": "b/new", "isArchived": False},
        "r2": None,
        "r3": {"nameWithOwner": "a/case", "isArchived": False},
        "r4": {"nameWithOwner": "a/one", "isArchived": False, "object": {"__typename": "Blob"}},
        "r5": {"nameWithOwner": "a/one", "isArchived": False, "object": None},
    }
    with pytest.raises(StopIteration) as end:
        talk.send(Response(200, body=json.dumps({"data": data, "errors": [{"type": "NOT_FOUND"}]}).encode()))
    verdicts = list(end.value.value.values())
    assert [one and one.outcome for one in verdicts] == [Outcome.OK, Outcome.MOVED, None, Outcome.OK, Outcome.OK, None]
    assert verdicts[0].detail == "the repository is archived"
    assert verdicts[1].moved_to == "https://github.com/b/new"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"data": null}', b'{"data": {"r0": 5}}', b'{"data": {"r0": {"nameWithOwner": 7}}}', b"\xff"]
)
def test_strange_answers_of_github_decide_nothing(body: bytes) -> None:
    talk = github.ask({"x": github.Repository("a", "b")}, "https://api.example", "t", moves=True)
    next(talk)
    with pytest.raises(StopIteration) as end:
        talk.send(Response(200, body=body))
    assert end.value.value == {"x": None}


def test_a_query_cannot_be_broken_out_of() -> None:
    found = github.repository_of("https://github.com/a/b/blob/main/x%22%29%7D%0A")
    assert found is not None
    assert '"main:x\\")}\\n"' in github.query([found])


NOTICES = {
    "github": "This repository was archived by the owner on <time>Feb 3, 2024</time>. It is now read-only.",
    "older": "This repository has been archived by the owner. It is now read-only.",
    "gitea": "This repository has been archived on <b>2022-01-01</b>. You can view files and clone it.",
    "gitlab": "This is an archived project. Repository and other project resources are read-only.",
}


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_archived_repositories_are_told_by_their_page(faults: FaultServer, notice: str) -> None:
    async def archived(visit: Visit) -> None:
        own = "<article>Words</article>" if "quoted" not in visit.path else f"<article>{notice}</article>"
        head = f"<div class=flash>\n{notice}\n</div>" if "quoted" not in visit.path else ""
        await visit.page(text=f"<nav>{'<a>menu</a> ' * 200}</nav>{head}{own}")

    async def renamed(visit: Visit) -> None:
        await visit.reply("301 Moved Permanently", "Location: /archived/tool\r\n")

    BEHAVIOURS["archived"] = archived
    BEHAVIOURS["renamed"] = renamed
    faults.forget()
    urls = [
        faults.url(path) for path in ("/archived/tool", "/renamed/tool", "/archived/quoted", "/archived/an/article")
    ]
    results = check(urls)
    assert [results[url].archived for url in urls] == [True, True, False, False]
    assert [results[url].outcome for url in urls] == [Outcome.OK, Outcome.MOVED, Outcome.OK, Outcome.OK]
    told = {name: "\n".join(render(list(results.values()), FailOn())) for name, render in RENDERERS.items()}
    for name, report in told.items():
        assert "archived" in report.replace("/archived/", ""), name
    assert "::notice" in told["github"]
    assert "## Worth knowing (1)" in told["markdown"]


def test_the_notice_of_a_forge_stands_far_down() -> None:
    rules = Rules()
    assert request_for("https://github.com/a/b", rules).read > 256 * 1024
    for url in ("https://github.com/a/b/issues", "https://github.com/a", "https://a.example/b/c"):
        assert request_for(url, rules).read == rules.read


def test_through_the_checker(faults: FaultServer) -> None:
    """Papers that the API lists are not asked for; the one it does not list is (and cannot be reached here)."""

    async def api(visit: Visit) -> None:
        papers = re.search(r"id_list=([^&]*)", visit.path)
        assert papers is not None
        body = feed(*(f"{name}v1" for name in papers[1].split(",") if not name.endswith("9")))
        await visit.reply(headers="Content-Type: application/atom+xml\r\n", body=body)

    BEHAVIOURS["api"] = api
    faults.forget()
    urls = [f"http://arxiv.org/abs/2004.0000{number}" for number in range(1, 9)]
    results = check(urls, replace(SETTINGS, arxiv_api=faults.url("/api/query")))
    assert {one.outcome for one in results.values()} == {Outcome.OK}
    assert results[urls[0]].suggestion == "https://arxiv.org/abs/2004.00001"
    assert len(faults.visits) == 1


def test_the_snapshot_nearest_to_the_entry_is_proposed(faults: FaultServer) -> None:
    async def available(visit: Visit) -> None:
        told = dict(pair.split("=") for pair in visit.path.partition("?")[2].split("&"))
        closest = {"status": "200", "available": True, "timestamp": "20190504101112", "url": "javascript:alert(1)"}
        found = {"closest": closest} if "not-found" in unquote(told["url"]) else {}
        await visit.reply(
            headers="Content-Type: application/json\r\n", body=json.dumps({"archived_snapshots": found}).encode()
        )

    BEHAVIOURS["available"] = available
    faults.forget()
    wishes = Wishes(snapshots=True, archive_api=faults.url("/available"))
    lost, unknown = faults.url("/not-found/2019/05/x"), faults.url("/gone/x")
    results = check([lost, unknown], replace(SETTINGS, wishes=wishes))
    assert results[lost].suggestion == f"https://web.archive.org/web/20190504101112/{lost}"
    assert results[unknown].suggestion is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("- [x](http://a.example/2019/05/post) - 2021", "201905"),
        ("| 2020-04-01 | x |", "20200401"),
        ("CVPR 2018", "2018"),
        ("no. 12345", ""),
    ],
)
def test_dates_in_lines(text: str, date: str) -> None:
    assert archive.date_in(text) == date


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"archived_snapshots": {"closest": {"timestamp": "x", "status": "200", "available": true}}}']
)
def test_strange_answers_of_the_archive(body: bytes) -> None:
    assert archive.snapshot_of(Response(200, body=body), "http://a.example/") is None


PAGE = '<h1 id="top-part">x</h1><a name="named">y</a><p id="user-content-read-me">z</p><p id="größe">' + "words " * 200


def test_fragments_of_pages(faults: FaultServer) -> None:
    async def parts(visit: Visit) -> None:
        await visit.page(text=PAGE)

    async def application(visit: Visit) -> None:
        await visit.page(text="<div id=root></div><script src=x.js></script>")

    BEHAVIOURS["parts"] = parts
    BEHAVIOURS["application"] = application
    faults.forget()
    fine = [
        "top-part",
        "named",
        "read-me",
        "gr%C3%B6%C3%9Fe",
        "L10-L20",
        ":~:text=words",
        "page=3",
        "!/route",
        "",
        "user-content-read-me",
    ]
    urls = {faults.url(f"/parts/x#{name}"): "ok" for name in fine}
    urls |= {
        faults.url("/parts/x#lost"): "broken",
        faults.url("/application/x#made-later"): "ok",
        faults.url("/not-found/x#a"): "broken",
    }
    results = check(list(urls), replace(SETTINGS, fragments=True))
    assert {url: one.outcome.value for url, one in results.items()} == urls
    assert len([visit for visit in faults.visits if visit.path == "/parts/x"]) == 1
    assert check([faults.url("/parts/x#lost")])[faults.url("/parts/x#lost")].outcome is Outcome.OK


def test_a_page_cut_short_may_have_the_fragment(faults: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    async def long(visit: Visit) -> None:
        await visit.page(text="words " * 2000)

    BEHAVIOURS["long"] = long
    monkeypatch.setattr("awesome_tools.links.fragments.READ", 4000)
    url = faults.url("/long/x#further-on")
    assert check([url], replace(SETTINGS, fragments=True))[url].outcome is Outcome.OK


@pytest.mark.parametrize(
    ("page", "raw"),
    [
        ("https://github.com/a/b", "a/b/HEAD/README.md"),
        ("https://github.com/a/b/tree/main/docs", "a/b/main/docs/README.md"),
        ("https://www.github.com/a/b/blob/main/docs/x.md", "a/b/main/docs/x.md"),
        ("https://github.com/a/b/blob/main/x.py", None),
        ("https://github.com/a/b/issues/3", None),
        ("https://github.com/a", None),
        ("https://gitlab.com/a/b", None),
    ],
)
def test_the_markdown_behind_pages(page: str, raw: str | None) -> None:
    assert fragments.markdown_behind(page) == (raw and f"https://raw.githubusercontent.com/{raw}")


def test_anchors_of_a_readme_are_judged_by_its_markdown() -> None:
    talk = about("https://github.com/a/b", Rules(), Wishes(anchors=True))
    assert next(talk).request.url == "https://github.com/a/b"
    step = talk.send(Response(200, {"content-type": "text/html"}, body=b"<html><title>b</title>"))
    assert step.request.url == "https://raw.githubusercontent.com/a/b/HEAD/README.md"
    with pytest.raises(StopIteration) as end:
        talk.send(Response(200, body=b"# Installation & use\n"))
    finding = end.value.value
    for name, outcome in {
        "installation--use": Outcome.OK,
        "Installation--Use": Outcome.OK,
        "readme": Outcome.OK,
        "lost": Outcome.BROKEN,
    }.items():
        assert (
            fragments.judged(
                f"https://github.com/a/b#{name}", finding.verdict, finding.response, finding.markdown
            ).outcome
            is outcome
        )
