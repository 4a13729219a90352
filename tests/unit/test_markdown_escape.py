"""Escapes: text shows as itself wherever it is put, and no backslash stands where none is needed."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.markdown import escape, parse

PIECES = [
    "a", "b ", " ", "*", "_", "~", "`", "[", "]", "(", ")", "<", ">", "<b>", "!", "|", "\\", "&", "amp;", "#", "- ",
    "1. ", ":", "+", "=", "---", "www.a.b ", "https://a.b/_c_ ", "é", "“", ".", "\n", "[x] ", "/", "m@a.b",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "A* search, C++ and F#",
        "foo_bar: 2 * 3 = 6, a < b",
        "[ICCV 2021] Title (oral)",
        "AT&T, R&D; Q&A?",
        "~10k images - 50% off!",
        "x | y",
        "a\\b $\\alpha$",
        "see https://a.b/_c_*d* now",
        "#hashtag +1 -1 1.5 (1)",
        "Vec<T",
    ],
)
def test_text_that_needs_no_escape(text: str) -> None:
    assert escape.text(text, at_start=True) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b", "\\*a* \\*\\*b"),
        ("__init__", "\\_\\_init__"),
        ("10~20", "10\\~20"),
        ("`x`", "\\`x\\`"),
        ("[a](b) ![c][d]", "\\[a\\](b) !\\[c\\][d]"),
        ("Vec<T> <!-- x", "Vec\\<T> \\<!-- x"),
        ("&amp; &#35; &x;", "\\&amp; \\&#35; &x;"),
        ("a\\* b\\", "a\\\\* b\\\\"),
        ("# a", "\\# a"),
        ("1986. A", "1986\\. A"),
        ("- a", "\\- a"),
        ("* a", "\\* a"),
        ("+", "\\+"),
        ("> a", "\\> a"),
        ("- - -", "\\- - -"),
        ("~~~ a", "\\~~~ a"),
        ("[x] a", "\\[x] a"),
        ("[a]: b", "\\[a]: b"),
        ("<div", "\\<div"),
        (" a \n b ", "a b"),
    ],
)
def test_text_that_needs_escapes(text: str, expected: str) -> None:
    assert escape.text(text, at_start=True) == expected


def test_brackets_and_pipes_where_they_matter() -> None:
    assert escape.label("a] [b] [c") == "a\\] [b] \\[c"
    assert escape.text("a] [b] [c") == "a] [b] \\[c"
    assert escape.text("[https://a.b/_c_] www.a.b/_c_.") == "[https://a.b/\\_c_] www.a.b/_c_."
    assert escape.label("see https://a.b/_c_") == "see https://a.b/\\_c_"
    assert escape.label("a|b", in_cell=True) == "a\\|b"
    assert escape.cell("a | b\\|c") == "a \\| b\\\\\\|c"
    assert escape.text("# a") == "# a"


@settings(deadline=None)
@given(TEXTS)
def test_text_shows_as_itself_in_an_item(text: str) -> None:
    root = parse("- " + escape.text(text, at_start=True) + "\n- x")
    assert root.children[0].children[0].plain().removeprefix("-") == collapsed(text).removeprefix("-")
    types = {node.type for node in root.children[0].children[0].walk()}
    assert types <= {"item", "paragraph", "text", "link"}
    assert {node.kind for node in root.walk() if node.type == "link"} <= {"bare"}


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_text_shows_as_itself_beside_others(first: str, second: str) -> None:
    written = f"[x](u) {escape.text(first)} **b** *c* `d` {escape.text(second)} [y](v)"
    shown = f"x {collapsed(first)} b c d {collapsed(second)} y"
    assert parse(written).plain() == shown


@settings(deadline=None)
@given(TEXTS)
def test_text_shows_as_itself_in_a_cell(text: str) -> None:
    table = parse(f"| a | b |\n|---|---|\n| {escape.cell(text)} | c |").children[0]
    assert [cell.plain() for cell in table.children[1].children] == [collapsed(text), "c"]


@settings(deadline=None)
@given(TEXTS, st.booleans())
def test_text_shows_as_itself_in_a_link(text: str, in_cell: bool) -> None:
    written = f"[{escape.label(text, in_cell=in_cell)}](u)"
    root = parse(f"| a |\n|---|\n| {written} |" if in_cell else f"x {written}")
    links = [node for node in root.walk() if node.type == "link"]
    assert [(link.plain(), link.url) for link in links] == [(collapsed(text), "u")]


def collapsed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.b/c(d)_e_*f*?g=[h]&i=%20#j", "https://a.b/c(d)_e_*f*?g=[h]&i=%20#j"),
        ("a b", "<a b>"),
        ("https://a.b/c(d", "<https://a.b/c(d>"),
        ("https://a.b/c)", "<https://a.b/c)>"),
        ("<a>", "<%3Ca%3E>"),
        ("a\nb", "<a%0Ab>"),
        ("", "<>"),
        ("a\\)b", "a\\)b"),
        ("中文", "中文"),
    ],
)
def test_destination(url: str, expected: str) -> None:
    assert escape.destination(url) == expected


def test_destination_in_a_cell() -> None:
    assert escape.destination("a|b\\|c", in_cell=True) == "a%7Cb\\|c"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab()<> \\&;*_[]|é/%"), max_size=12))
def test_destination_reads_back_as_written(url: str) -> None:
    links = [node for node in parse(f"[x]({escape.destination(url)})").walk() if node.type == "link"]
    assert len(links) == 1
    assert unquote(links[0].url) == unquote(url)
