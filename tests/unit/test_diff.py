"""What changed between two states of a list."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from awesome_tools.cli.diff import command
from awesome_tools.diff import Difference, difference
from awesome_tools.document import Document
from awesome_tools.source import Source

OLD = """# L

## A

- [Ada](https://ada.org) - One.
- [Bob](https://bob.org) - Two.

## B

- [Cyd](https://cyd.org) - Three.
- [Dan](https://github.com/d/dan) - Four.
"""


def compared(old: str, new: str) -> Difference:
    sides = [[entry.record for entry in Document.parse(Source("list.md", text)).entries] for text in (old, new)]
    return difference(*sides)


def kinds(old: str, new: str) -> list[tuple[str, tuple[str, ...]]]:
    found = compared(old, new)
    return [((change.new or change.old).title, change.kinds) for change in found.changes]  # type: ignore[union-attr]


def test_equal_lists_do_not_differ() -> None:
    assert not compared(OLD, OLD)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("- [Bob](https://bob.org) - Two.\n", "", [("Bob", ("removed",))]),
        ("## B\n", "- [Eve](https://eve.org) - Five.\n\n## B\n", [("Eve", ("added",))]),
        ("[Dan]", "[Daniel]", [("Daniel", ("retitled",))]),
        ("https://github.com/d/dan", "https://github.com/d/dan-ng", [("Dan", ("links",))]),
        ("Three", "Thrice", [("Cyd", ("edited",))]),
    ],
)
def test_kinds_of_change(before: str, after: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    new = OLD.replace(before, after)
    found = [
        (title, tuple(kind for kind in told if kind != "edited" or len(told) == 1)) for title, told in kinds(OLD, new)
    ]
    assert found == expected


def test_an_entry_in_another_section_has_moved() -> None:
    line = "- [Bob](https://bob.org) - Two.\n"
    (change,) = compared(OLD, OLD.replace(line, "") + line).changes
    assert change.kinds == ("moved",)
    assert change.old is not None
    assert change.new is not None
    assert (change.old.section, change.new.section) == (("A",), ("B",))


def test_another_order_is_no_difference() -> None:
    first, second = "- [Ada](https://ada.org) - One.\n", "- [Bob](https://bob.org) - Two.\n"
    assert not compared(OLD, OLD.replace(first + second, second + first))


def test_a_renamed_section_is_told_once() -> None:
    found = compared(OLD, OLD.replace("## B", "## Beta"))
    assert not found.changes
    assert [(one.old, one.new, one.entries) for one in found.renamed] == [(("B",), ("Beta",), 2)]


def test_the_second_of_two_equal_entries_is_removed_alone() -> None:
    line = "- [Bob](https://bob.org) - Two.\n"
    assert kinds(OLD.replace(line, line * 2), OLD) == [("Bob", ("removed",))]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    new = OLD.replace("https://bob.org", "https://bob.net") + "- [Eve](https://eve.org) - Five.\n"
    for name, text in (("old.md", OLD), ("new.md", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "old.md"), str(tmp_path / "new.md")]


def run(*arguments: str) -> int:
    status = command.main(list(arguments), standalone_mode=False)
    assert isinstance(status, int)
    return status


def test_the_command_s_status_and_text(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files[0], files[0]) == 0
    assert not capsys.readouterr().out
    assert run(*files) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("new.md:6: links: Bob (-https://bob.org; +https://bob.net)")
    assert lines[1].endswith("new.md:12: added: Eve (B)")
    assert lines[2] == "added 1 · removed 0 · moved 0 · retitled 0 · links 1 · edited 0"


def test_the_command_s_other_formats(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run(*files, "--format", "jsonl")
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["kinds"], first["gone"], first["come"]) == (["links"], ["https://bob.org"], ["https://bob.net"])
    assert (second["kinds"], second["old"], second["new"]["title"]) == (["added"], None, "Eve")
    run(*files, "--format", "markdown")
    assert "### Added (1)\n\n- [Eve](https://eve.org) (B)" in capsys.readouterr().out


def test_the_command_s_help_has_examples() -> None:
    assert "Examples" in command.get_help(click.Context(command))
