"""`merge --into` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome_tools.cli import main

LIST = "# L\n\n## Tools\n\n- [Ada](https://ada.org) - One.\n- [Cyd](https://cyd.org) - Three.\n"
OTHER = "# O\n\n## Tools\n\n* [Bob](https://bob.org): Two\n"


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "other.md").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_it_writes_the_list_and_tells_what_it_did(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", "--into", "list.md", "other.md"]) == 0
    assert (lists / "list.md").read_text(encoding="utf-8") == LIST + "- [Bob](https://bob.org) - Two.\n"
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "list.md:7: new: Bob: in Tools (the section has the same heading)",
        "new 1 · duplicate 0 · completed 0 · conflict 0 · left out 0",
    ]
    assert err == "wrote list.md\n"


@pytest.mark.parametrize(("flag", "status"), [("--diff", 0), ("--dry-run", 0), ("--check", 1)])
def test_it_writes_nothing_if_told_so(lists: Path, flag: str, status: int) -> None:
    assert main(["merge", "--into", "list.md", "other.md", flag]) == status
    assert (lists / "list.md").read_text(encoding="utf-8") == LIST


def test_a_diff_is_a_patch_and_nothing_else(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["merge", "--into", "list.md", "other.md", "--diff"])
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if line[0] in "+-"] == [
        "--- a/list.md", "+++ b/list.md", "+- [Bob](https://bob.org) - Two.",
    ]  # fmt: skip
    assert "new 1" in err


def test_a_bad_file_fails_and_leaves_the_list_alone(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", "--into", "list.md", "other.md", "absent.md"]) == 2
    assert (lists / "list.md").read_text(encoding="utf-8") == LIST
    assert "absent.md: no such file" in capsys.readouterr().err
    assert main(["merge", "--into", "absent.md", "other.md"]) == 2


@pytest.mark.parametrize(
    "arguments",
    [["other.md", "--complete"], ["--into", "list.md", "other.md", "-o", "x.md"], ["--into", "list.md", "list.md"]],
)
def test_options_that_do_not_go_together(lists: Path, arguments: list[str]) -> None:
    assert main(["merge", *arguments]) == 2
    assert (lists / "list.md").read_text(encoding="utf-8") == LIST


def test_the_report_is_written(lists: Path) -> None:
    assert main(["merge", "--into", "list.md", "other.md", "--dry-run", "--report", "report.md"]) == 0
    assert "new: Bob: in Tools" in (lists / "report.md").read_text(encoding="utf-8")
