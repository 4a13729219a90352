"""What strangers wrote, put into a page that GitHub shows, is shown and does nothing."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.report.inert import code, text

cmarkgfm = pytest.importorskip("cmarkgfm")

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp;amp; &#64;octocat",
    "[click](javascript:alert(1)) ![x](http://evil.example/beacon.png)",
    "@octocat and @org/team, #12, GH-12, org/repo#12",
    "http://evil.example www.evil.example mail@evil.example",
    "`code` ``more`` *bold* _under_ ~~gone~~ <!-- hidden",
    "line\n# heading\n- [ ] task\n::error::forged",
    "```\nfence",
    "| a | b |",
    "\u202eturned\x1b[2J",
    "[ref]: http://evil.example 'x'",
    "\\",
    "`",
    "",
]


def shown(markdown: str) -> str:
    """The page of a list item that holds the Markdown."""
    options = cmarkgfm.Options.CMARK_OPT_UNSAFE
    return str(cmarkgfm.github_flavored_markdown_to_html(f"- before {markdown} after\n", options))


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u200b", "").split())


@pytest.mark.parametrize("content", HOSTILE)
def test_text_is_only_text(content: str) -> None:
    page = shown(text(content))
    assert set(re.findall(r"<(/?\w+)", page)) == {"ul", "li", "/li", "/ul"}
    assert not re.search(r"@\w|#\d|GH-\d", words_kept(page))


def words_kept(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("content", HOSTILE)
def test_code_is_only_code(content: str) -> None:
    page = shown(code(content))
    assert re.fullmatch(r"<ul>\n<li>before <code>[^<]*</code> after</li>\n</ul>\n", page)


@given(st.text(alphabet="ab \n`@#1[]()<>&;:/.*_~|\\!-", max_size=30))
def test_whatever_is_written_is_shown(content: str) -> None:
    told = " ".join(f"before {content} after".split())
    assert words(shown(text(content))) == told
    assert set(re.findall(r"<(/?\w+)", shown(text(content)))) == {"ul", "li", "/li", "/ul"}
    assert "<a" not in shown(code(content))


def test_endless_text_is_cut() -> None:
    assert len(text("a" * 10_000)) == len(code("a" * 10_000)) - 2 == 500
