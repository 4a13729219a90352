"""Which files a path means: one walk for all commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_tools.cli import extract, lint
from awesome_tools.errors import SourceError
from awesome_tools.files import files_at
from tests.conftest import Repository

NAMES = (
    *("a.md", "B.MARKDOWN", "c.txt", "docs/d e.md", "docs/ü.mkd", ".github/e.md", ".hidden/f.md", ".g.md"),
    *("node_modules/h.md", "docs/build/i.md", "build.md"),
)
FOUND = [".github/e.md", "B.MARKDOWN", "a.md", "build.md", "docs/d e.md", "docs/ü.mkd"]


def fill(folder: Path) -> None:
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("- [One](https://one.org)\n", encoding="utf-8")


def test_folders_are_searched_for_markdown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert list(files_at(["."])) == [f"./{name}" for name in FOUND]
    assert list(files_at(["docs", "c.txt", "docs/d e.md", "-"])) == ["docs/d e.md", "docs/ü.mkd", "c.txt", "-"]


def test_git_decides_what_is_left_out(repository: Repository) -> None:
    fill(repository.path)
    repository.write(".gitignore", "docs/*", "!docs/ü.mkd")
    repository.write("tracked/j.md", "x")
    repository.commit()
    repository.write(".git/info/exclude", "tracked", "k.md")
    repository.write("k.md", "x")
    repository.write("gone.md", "x")
    repository.git("add", "gone.md")
    Path("gone.md").unlink()

    expected = [f"./{name}" for name in FOUND if name != "docs/d e.md"]
    assert list(files_at(["."])) == sorted([*expected, "./tracked/j.md"])
    # What is named is meant, ignored or not.
    assert list(files_at(["k.md", "docs/d e.md"])) == ["k.md", "docs/d e.md"]


def test_an_ignored_folder_that_is_named_is_meant(repository: Repository) -> None:
    repository.write(".gitignore", "out")
    repository.write("out/a.md", "x")

    assert list(files_at(["out"])) == ["out/a.md"]
    repository.write("b.md", "x")
    assert list(files_at(["out", "."], ["out"])) == ["./b.md"]


def test_a_folder_without_lists_is_an_error_in_its_place(tmp_path: Path) -> None:
    fill(tmp_path / "full")
    (tmp_path / "empty").mkdir()

    found = list(files_at([str(tmp_path / "empty"), str(tmp_path / "full")], ["docs", "*.MARKDOWN", ".github/"]))

    assert isinstance(found[0], SourceError)
    assert "no Markdown files in this folder" in str(found[0])
    assert found[1:] == [str(tmp_path / "full" / name) for name in ("a.md", "build.md")]


def test_links_to_files_that_are_found_anyway_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    (tmp_path / "docs" / "index.md").symlink_to("../README.md")

    assert list(files_at([str(tmp_path)])) == [str(tmp_path / "README.md")]
    assert list(files_at([str(tmp_path / "docs")])) == [str(tmp_path / "docs" / "index.md")]


@pytest.mark.parametrize("command", [extract.command, lint.command])
def test_commands_agree(repository: Repository, command: object) -> None:
    repository.write("a.md", "# A", "", "- [One](https://one.org) - A Github tool.")
    repository.write("b.md", "# B", "", "- [Two](https://two.org) - A Github tool.")
    repository.write(".gitignore", "b.md")

    options = ["--no-cache", "--format", "jsonl"] if command is lint.command else ["--format", "jsonl"]
    result = CliRunner().invoke(command, [".", *options], standalone_mode=False)  # type: ignore[arg-type]

    assert "./a.md" in result.stdout
    assert "b.md" not in result.stdout
