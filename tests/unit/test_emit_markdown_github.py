"""What cmark-gfm, GitHub's renderer, makes of an emitted list: contents links hit their headings, texts are texts."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.document import Document
from awesome_tools.emit import markdown
from awesome_tools.emit.layout import Layout
from awesome_tools.model import Link, Place, Record, Role

cmarkgfm = pytest.importorskip("cmarkgfm", reason="needs cmarkgfm, GitHub's Markdown renderer, from the dev extra")

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_INNER = re.compile(r'<a href="#([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
PIECES = [
    "2020",
    "C#",
    "C++ & C",
    "目录",
    "شبكة",
    "🌻",
    " ",
    "-",
    "_",
    ".",
    "!",
    "(a)",
    "[b]",
    "*c*",
    "`d`",
    "É",
    "ß",
    "x #",
    "#",
    "a",
]
TITLES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)


def shown(html: str) -> str:
    return unescape(_TAG.sub("", html))


def anchors(html: str) -> list[str]:
    """The anchors of a page's headings: GitHub's rule as github-slugger tells it, written anew."""
    found: list[str] = []
    for _, heading in _HEADING.findall(html):
        kept = "".join(char for char in shown(heading).strip().lower() if char in " -_" or char.isalnum())
        slug, number = kept.replace(" ", "-"), 0
        while (slug if not number else f"{slug}-{number}") in found:
            number += 1
        found.append(slug if not number else f"{slug}-{number}")
    return found


def render(text: str) -> str:
    html: str = cmarkgfm.github_flavored_markdown_to_html(text)
    return html


def check(text: str) -> None:
    html = render(text)
    headings = [shown(heading) for _, heading in _HEADING.findall(html)]
    links = [(unquote(target), shown(label)) for target, label in _INNER.findall(html)]
    assert len(links) >= len(headings) - 2
    for target, label in links:
        assert headings[anchors(html).index(target)] == label


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TITLES, min_size=1, max_size=2).map(tuple), max_size=6))
def test_each_contents_link_hits_its_heading(sections: list[tuple[str, ...]]) -> None:
    records = [Record(title="a", source=Place("x.md", 1, 1), section=section) for section in sections]

    check(markdown.emit(records, Layout("Contents")))


def test_the_contents_of_the_shipped_list_hit_their_headings(root) -> None:  # type: ignore[no-untyped-def]
    lists = sorted((root / "lists").glob("*/README.md"))

    for path in lists:
        check(path.read_text(encoding="utf-8"))
    assert lists


@pytest.mark.parametrize("layout", [Layout("T"), Layout("T", layout="table")], ids=["bullets", "table"])
def test_github_shows_texts_and_links_as_they_are(layout: Layout) -> None:
    title, description = (
        r"a*b*_c_ [d](e) \| <f> &amp; `g` ~~h~~",
        "see https://x.example/a_b_(c)|d*. **e** <!-- f --> |",
    )
    link = Link(Role.PAPER, "", "https://arxiv.org/abs/2004.04581?a=(b)|c")
    record = Record(title, Place("x.md", 1, 1), links=(link,), tags=("a|b`",), description=description)

    html = render(markdown.emit([record], layout))

    assert title in shown(html)
    assert description in shown(html)
    assert "<code>a|b`</code>" in html
    urls = {unquote(unescape(url)) for url in re.findall(r'href="(h[^"]*)"', html)}
    assert urls == {link.url, "https://x.example/a_b_(c)|d"}


def test_the_shipped_list_is_read_as_it_is_emitted(root) -> None:  # type: ignore[no-untyped-def]
    for path in sorted((root / "lists").glob("*/README.md")):
        bullets = re.findall(r"^- (?!\[[^\]]*\]\(#)", path.read_text("utf-8"), re.MULTILINE)
        assert len(Document.read(str(path)).entries) == len(bullets)
