"""What is beside a list: guides, licence, code of conduct, the age of the repository; and that the memory notices."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from awesome_tools.lint.beside import beside
from awesome_tools.lint.config import LintConfig, Settings
from awesome_tools.lint.run import lint
from awesome_tools.lint.work import Order, work
from awesome_tools.source import read

DAY = 86_400
NOW = 1_700_000_000
WHO = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), "a@a.org")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *arguments: str, at: int = NOW) -> None:
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{at} +0000")
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **WHO, **when})


def told(folder: Path, *names: str, today: int = NOW) -> list[str]:
    path = folder / "readme.md"
    path.write_text("# List\n", encoding="utf-8")
    config = LintConfig(("awesome",), Settings(select=names), only=True)
    return [one.message for one in lint(read(str(path)), config, beside(str(path), today)).diagnostics]


@pytest.mark.parametrize(
    "name", ["code-of-conduct.md", "code_of_conduct.md", "CODE_OF_CONDUCT.md", ".github/code-of-conduct.md"]
)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "unexpected lack of any text"),
        ("Write to [INSERT EMAIL ADDRESS].\n", "unexpected placeholder `[INSERT EMAIL ADDRESS]`"),
        ("\nWrite to [INSERT CONTACT METHOD].\n", "unexpected placeholder `[INSERT CONTACT METHOD]`"),
        ("Write to sindresorhus@gmail.com.\n", "unexpected address `sindresorhus@gmail.com`"),
        ("Write to me@one.org or [see here](https://one.org).\n", None),
    ],
)
def test_the_template_of_a_code_of_conduct(tmp_path: Path, name: str, text: str, expected: str | None) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text('[remote "origin"]\n\turl = git@github.com:one/list.git\n', "utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")

    found = told(tmp_path, "awesome-code-of-conduct")

    assert (expected in found[0] and name in found[0]) if expected else found == []


def test_the_author_of_the_template_may_use_his_address(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("\turl = https://github.com/sindresorhus/list.git\n", encoding="utf-8")
    (tmp_path / "code-of-conduct.md").write_text("Write to sindresorhus@gmail.com.\n", encoding="utf-8")

    assert told(tmp_path, "awesome-code-of-conduct") == []


def test_no_code_of_conduct_is_fine(tmp_path: Path) -> None:
    assert told(tmp_path, "awesome-code-of-conduct") == []


@pytest.mark.parametrize(
    "name", ["contributing.md", "CONTRIBUTING.md", ".github/contributing.md", ".github/CONTRIBUTING.md"]
)
def test_the_contributing_guide(tmp_path: Path, name: str) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / "LICENSE").write_text("CC0\n", encoding="utf-8")
    assert told(tmp_path, "AW805") == ["unexpected repository without a contributing guide"]

    (tmp_path / name).write_text(" \n", encoding="utf-8")
    assert told(tmp_path, "AW805") == [f"unexpected empty contributing guide `{name}`"]

    (tmp_path / name).write_text("# How\n", encoding="utf-8")
    assert told(tmp_path, "AW805") == []


@needs_git
def test_the_age_of_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "One", at=NOW - 12 * DAY)
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Two", at=NOW)

    assert told(tmp_path, "AW808") == ["unexpected age of the repository of 12 days, expected at least 30"]
    assert told(tmp_path, "AW808", today=NOW + 18 * DAY) == []


@needs_git
def test_the_age_of_what_is_not_all_there_is_unknown(tmp_path: Path) -> None:
    whole, clone, below = tmp_path / "whole", tmp_path / "clone", tmp_path / "whole" / "docs"
    below.mkdir(parents=True)
    git(whole, "init", "-q")
    assert told(whole, "AW808") == []
    for number in range(3):
        git(whole, "commit", "-q", "--allow-empty", "-m", str(number))
    git(tmp_path, "clone", "-q", "--depth=1", whole.as_uri(), str(clone))

    assert told(clone, "AW808") == []
    assert told(below, "AW808") == []
    assert told(whole, "AW808") != []


def test_the_memory_notices_what_changes_beside_the_list(tmp_path: Path) -> None:
    folder = tmp_path / "list"
    folder.mkdir()
    path, conduct = folder / "readme.md", folder / "code-of-conduct.md"
    path.write_text("# List\n", encoding="utf-8")
    conduct.write_text("[INSERT EMAIL ADDRESS]\n", encoding="utf-8")
    order = Order({"presets": ["awesome"], "only": True, "select": ["AW807"]}, str(tmp_path / "memory"), moment=NOW)

    assert len(work(str(path), order).found) == len(work(str(path), order).found) == 1
    conduct.write_text("me@one.org\n", encoding="utf-8")

    assert work(str(path), order).found == ()
