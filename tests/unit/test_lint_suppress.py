"""Comments that silence rules, ours and awesome-lint's."""

from __future__ import annotations

import pytest

from awesome_tools.lint.config import LintConfig, Settings
from awesome_tools.lint.run import lint
from awesome_tools.source import Source

_CONFIG = LintConfig(("all",), Settings(select=("AW001", "AW101", "AW303")), only=True)
_BAD = "- [One](https://one.org?utm_a=1)\n"


def found(text: str) -> list[tuple[int, str]]:
    return [(one.start.line, one.code) for one in lint(Source("list.md", text), _CONFIG).diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "- [One](https://one.org?utm_a=1) <!-- awesome-tools ignore AW303 -->\n",
        "- [One](https://one.org?utm_a=1) <!-- awesome-tools ignore tracking-parameter -- the sponsor's wish -->\n",
        "- [One](https://one.org?utm_a=1) <!-- awesome-tools ignore aw3 -->\n",
        "- [One](https://one.org?utm_a=1) <!-- awesome-tools ignore -->\n",
        f"<!-- awesome-tools ignore AW303 -->\n{_BAD}",
        f"<!-- awesome-tools disable AW303 -->\n\n{_BAD}\n<!-- awesome-tools enable AW303 -->\n",
        f"<!--lint disable tracking-parameter-->\n\n{_BAD}{_BAD}",
        f"<!--lint ignore tracking-parameter-->\n{_BAD}{_BAD}",
        f"<!--lint disable-->\n{_BAD}",
    ],
)
def test_silences(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<!-- awesome-tools ignore AW303 -->\n{_BAD}{_BAD}", [(3, "AW303")]),
        (f"<!-- awesome-tools disable AW303 -->\n{_BAD}\n<!-- awesome-tools enable AW303 -->\n{_BAD}", [(5, "AW303")]),
        (f"<!--lint disable other-rule-->\n{_BAD}", [(2, "AW303")]),
        (f"`<!-- awesome-tools disable AW303 -->`\n\n{_BAD}", [(3, "AW303")]),
        ("- [](https://one.org?utm_a=1) <!-- awesome-tools ignore AW303 -->\n", [(1, "AW101")]),
    ],
)
def test_silences_no_more_than_it_says(text: str, expected: list[tuple[int, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n<!-- awesome-tools ignore AW303 -->\n", [(2, "AW001")]),
        ("# A\n<!-- awesome-tools disable no-such-rule -->\n", [(2, "AW001")]),
        ("# A\n<!-- awesome-tools disable AW401 -->\n", []),
        ("# A\n<!--lint disable double-link-->\n", []),
    ],
)
def test_tells_our_comments_that_silence_nothing(text: str, expected: list[tuple[int, str]]) -> None:
    assert found(text) == expected


def test_what_silences_nothing_can_be_left_out() -> None:
    config = LintConfig(("all",), Settings(ignore=("AW001",)))
    text = "# A\n\n- [One](https://one.org) <!-- awesome-tools ignore AW303 -- why -->\n"

    assert "AW001" not in {one.code for one in lint(Source("list.md", text), config).diagnostics}


def test_an_entry_that_is_silenced_is_no_first_one_of_duplicates() -> None:
    config = LintConfig(("all",), Settings(select=("AW401",)), only=True)
    text = "- [One](https://one.org) <!-- awesome-tools ignore AW401 -->\n- [Uno](https://one.org)\n"

    checked = lint(Source("list.md", text), config)

    assert checked.diagnostics == ()
