"""No text makes extraction fail, and none takes more than linear time: lists come from strangers' pull requests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.document import Document
from awesome_tools.parsers.accounting import account
from awesome_tools.records import to_object
from awesome_tools.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

# Each makes a text whose length grows with the number it is given.
HOSTILE: dict[str, Callable[[int], str]] = {
    "words": lambda n: "- " + "Word " * n,
    "capitals and commas": lambda n: "- " + "Foo Bar, " * n,
    "small letters and commas": lambda n: "- " + "foo, " * n,
    "colons": lambda n: "- " + "Foo: bar " * n,
    "dashes": lambda n: "- " + "Foo - " * n,
    "hyphens": lambda n: "- " + "a-" * n,
    "dots": lambda n: "- " + "A. " * n,
    "one long word": lambda n: "- " + "A" * n,
    "blanks": lambda n: "- a" + " " * n + "b",
    "tabs": lambda n: "-\t" * n,
    "open brackets": lambda n: "- " + "[" * n,
    "brackets of all kinds": lambda n: "- " + "([{" * n,
    "closing brackets": lambda n: "- " + "a) ]" * n,
    "pairs of brackets": lambda n: "- " + "(a) " * n,
    "nested brackets": lambda n: "- " + "(" * n + ")" * n,
    "words in an open bracket": lambda n: "- foo (" + "Word, " * n,
    "links": lambda n: "- " + "[a](http://b.c) " * n,
    "links line by line": lambda n: "- " + "[a](http://b.c)\n" * n,
    "links parted by bars": lambda n: "- " + "[a name](http://b.c) | " * n,
    "bracketed links": lambda n: "- " + "[[pdf](http://b.c/d.pdf)] " * n,
    "badges": lambda n: "- " + "[![a](http://i.j)](http://b.c) " * n,
    "bare URLs": lambda n: "- " + "http://b.c " * n,
    "code spans": lambda n: "- " + "`a` " * n,
    "shortcodes": lambda n: "- " + ":a: " * n,
    "emoji": lambda n: "- " + "🔥" * n,
    "quotation marks": lambda n: "- " + '"' * n,
    "quotes with colons": lambda n: "- " + '"a: ' * n,
    "years": lambda n: "- " + "2020 " * n,
    "venues": lambda n: "- " + ", CVPR 2020" * n,
    "bold": lambda n: "- " + "**a** " * n,
    "open bold": lambda n: "- " + "**a " * n,
    "entities": lambda n: "- " + "&amp;" * n,
    "authors": lambda n: "- **A title of some words**\n  - " + "Some Body, " * n,
    "open tags": lambda n: "<a " * n,
    "tags with open quotes": lambda n: '<a "' * n,
    "open comments": lambda n: "<!-- " * n,
    "HTML rows": lambda n: "<table>" + "<tr><td>a</td></tr>" * n,
    "spans": lambda n: "<table>" + "<tr><td rowspan=100 colspan=100>a</td></tr>" * (n // 20),
    "nested divisions": lambda n: "<div>" * n,
    "nested tables": lambda n: "<table>" * n,
    "HTML lines": lambda n: "<p>\n" + '<a href="http://b.c"><b>a</b></a> - b<br>\n' * n,
    "a wide table": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|",
    "a long table": lambda n: "|a|b|\n|-|-|\n" + "|[c](http://d.e)|f|\n" * n,
    "surplus cells": lambda n: "|a|b|\n|-|-|\n|c|d" + "|e" * n,
    "linked headings": lambda n: "# a [b](http://c.d)\n" * n,
    "headings": lambda n: "".join("#" * (at % 6 + 1) + f" a{at}\n" for at in range(n)),
    "bold headings": lambda n: "**a b**\n\n" * n,
    "nested items": lambda n: "".join("  " * at + "- a\n" for at in range(min(n, 250))),
    "nested links": lambda n: "".join("  " * at + "- [a](http://b.c)\n" for at in range(min(n, 250))),
    "block quotations": lambda n: "> " * n + "a",
    "lines with links": lambda n: "[a](http://b.c)  \n" * n,
    "lines without links": lambda n: "Some Title Of Work here  \n" * n,
    "items": lambda n: "- [a](http://b.c) - foo bar\n" * n,
    "sub-bullets": lambda n: "- [a](http://b.c)\n" + "  - [code](http://b.c/d)\n" * n,
    "groups": lambda n: "- Group\n  - [a](http://b.c) - foo bar\n" * n,
    "legends": lambda n: "- :zap: means fast\n" * n,
    "boxes": lambda n: "- [ ] \n" * n,
}


def extract(text: str) -> list[dict[str, object]]:
    """All that the command `extract` asks of the package."""
    document = Document.parse(Source("list.md", text))
    account(document.root, document.finding)
    return [to_object(entry.record) for entry in document.entries]


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    def seconds(count: int) -> float:
        text = make(count)
        start = time.process_time()
        extract(text)
        return time.process_time() - start

    # Four times the input: four times the time if linear, sixteen times if quadratic; a quarter of a second for noise.
    assert min(seconds(4_000), seconds(4_000)) < 9 * seconds(1_000) + 0.25


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_a_list(text: str) -> None:
    lines = Source("list.md", text).text.count("\n") + 1
    for record in extract(text):
        place = record["source"]
        assert isinstance(place, dict)
        assert 1 <= place["line"] <= place["end_line"] <= lines


MARKS = st.sampled_from(
    [
        *"-*+|#>`~_[](){}<>!:;,.\"'\\/&=\n\t ", "\n- ", "\n\n", "](", "http://a.b", "<a href=", "<td>", "<tr>", "<br>",
        "</a>", "</p>", "[ ] ", "|-|-|", "```", "2020", "CVPR", "et al.", "Word ", "word ", "---\n", "<!--", "-->",
        "：", "（", "“", "🔥", "\u200b",
    ]
)  # fmt: skip


@given(st.lists(MARKS, max_size=60).map("".join))
def test_any_marks_are_a_list(text: str) -> None:
    extract(text)


@given(st.lists(MARKS, max_size=40).map("".join))
def test_line_ends_change_nothing(text: str) -> None:
    assert extract(text.replace("\n", "\r\n")) == extract(text)
