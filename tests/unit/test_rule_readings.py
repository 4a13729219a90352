"""What rules share of a page: its prose as one text, the blocks around texts, readings made once."""

from __future__ import annotations

import re

from awesome_tools.document import Document
from awesome_tools.markdown.tree import Node
from awesome_tools.rules.reading.once import once
from awesome_tools.rules.reading.page import Page
from awesome_tools.source import Source

_TEXT = """# Heads up

- [One](https://one.org) - Runs on Linux,, and **more**.
- [Two](https://two.org) - Says `,,` to GitHub.

Tail of the the page, für für.
"""


def page(text: str = _TEXT) -> Page:
    return Page(Document.parse(Source("list.md", text)))


def texts(nodes: list[Node]) -> list[str]:
    return [node.text for node in nodes]


def test_patterns_are_looked_for_in_texts_only() -> None:
    assert texts(page().prose.matching(re.compile(",,"))) == [" - Runs on Linux,, and "]
    assert texts(page().prose.matching(re.compile("f"))) == ["Tail of the the page, für für."]
    assert page().prose.matching(re.compile("one.org")) == []


def test_each_text_is_told_once_and_none_runs_into_the_next() -> None:
    found = page("*the* the the the\n")

    assert texts(found.prose.matching(re.compile(r"the"))) == ["the", " the the the"]
    assert texts(found.prose.matching(re.compile(r"\bthe\sthe"))) == [" the the the"]


def test_words_are_found_in_any_case() -> None:
    assert texts(page().prose.with_words(frozenset({"linux", "github"}))) == [" - Runs on Linux,, and ", " to GitHub."]
    assert texts(page().prose.with_words(frozenset({"page"}))) == ["Tail of the the page, für für."]
    assert page().prose.with_words(frozenset({"hub", "run"})) == []


def test_texts_with_null_characters_stay_apart() -> None:
    found = page("a\0b *c* d\n").prose

    assert texts(found.matching(re.compile("d"))) == [" d"]
    assert texts(found.with_words(frozenset({"d"}))) == [" d"]


def test_blocks_around_texts_are_told_once_each() -> None:
    found = page()
    hinted = found.prose.matching(re.compile("[,.]"))

    assert [block.start for block in found.blocks_with(hinted, "paragraph")] == [
        node.start for node in found.nodes("paragraph")
    ]
    assert list(found.blocks_with(hinted, "heading")) == []
    assert list(found.blocks_with([], "paragraph")) == []


def test_readings_are_made_once_for_each_page() -> None:
    made = []

    @once
    def length(of: Page) -> int:
        made.append(of)
        return len(of.text)

    first, second = page("# One\n"), page("# Three\n")

    assert [length(first), length(first), length(second), length(first)] == [6, 6, 8, 6]
    assert made == [first, second]
