"""The edit engine: which fixes get along, what bytes change, what diffs look like."""

from __future__ import annotations

import pytest

from awesome_tools.edits import apply, diff, pick, rendered
from awesome_tools.model import Applicability, Edit, Fix, Span
from awesome_tools.source import Source


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("", tuple(Edit(Span(start, end), text) for start, end, text in edits), Applicability.SAFE)


@pytest.mark.parametrize(
    ("fixes", "chosen"),
    [
        ([fix((0, 2, "a")), fix((1, 3, "b"))], [0]),
        ([fix((0, 2, "a")), fix((2, 3, "b"))], [0, 1]),
        ([fix((2, 2, "a")), fix((2, 2, "b"))], [0]),
        ([fix((2, 2, "a")), fix((2, 4, "b"))], [0]),
        ([fix((0, 2, "a")), fix((0, 2, "a"))], [0]),
        ([fix((0, 1, "a"), (8, 9, "a")), fix((4, 9, "b")), fix((3, 4, "c"))], [0, 2]),
        ([fix((5, 6, "a")), fix((0, 9, "b")), fix((6, 6, "c"))], [0, 2]),
        ([fix((0, 5, "a"), (4, 6, "b"))], []),
        ([fix()], []),
    ],
)
def test_picks_fixes_that_get_along(fixes: list[Fix], chosen: list[int]) -> None:
    assert pick(fixes) == chosen


@pytest.mark.parametrize(
    ("raw", "edits", "result"),
    [
        ("abc\n", [Edit(Span(1, 2), "X")], "aXc\n"),
        ("a\r\nb\r\nc\n", [Edit(Span(2, 3), "B\nB")], "a\r\nB\r\nB\r\nc\n"),
        ("a\r\nb\nc\n", [Edit(Span(4, 5), "C")], "a\r\nb\nC\n"),
        ("a\r\nb\r\nc\n", [Edit(Span(5, 6), "\n")], "a\r\nb\r\nc\r\n"),
        ("a\rb\n", [Edit(Span(0, 1), "x"), Edit(Span(2, 3), "y")], "x\ry\n"),
        ("ab", [Edit(Span(2, 2), "c"), Edit(Span(0, 0), "_")], "_abc"),
    ],
)
def test_changes_nothing_but_the_spans(raw: str, edits: list[Edit], result: str) -> None:
    assert apply(Source("x.md", raw, bom=True), edits) == Source("x.md", result, bom=True)


def test_refuses_overlapping_edits() -> None:
    with pytest.raises(ValueError, match="overlapping edits at offset 1"):
        apply(Source("x.md", "abc"), [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


def test_diff_tells_of_a_missing_line_end() -> None:
    lines = "".join(diff(Source("./a.md", "one\ntwo"), Source("./a.md", "one\ntwo\n")))

    assert lines == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+two\n"


def test_diff_of_equal_texts_is_empty() -> None:
    assert not list(diff(Source("a.md", "one\x0ctwo\n"), Source("a.md", "one\x0ctwo\n")))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("* a\n", "- a\n", True),
        ("- a\n* b\n", "- a\n- b\n", False),
        ("---\nx: 1\n---\n# a\n", "---\nx: 2\n---\n# a\n", False),
        ("| a |\n|-|\n", "| a   |\n| --- |\n", True),
    ],
)
def test_rendering_tells_pages_apart(one: str, other: str, same: bool) -> None:
    assert (rendered(one) == rendered(other)) is same
