"""`duplicates` as a command: the list against itself, new entries against old ones, one file against others."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli import duplicates
from tests.conftest import Repository


def run(*arguments: str) -> Result:
    return CliRunner().invoke(duplicates.command, ["--no-cache", *arguments], standalone_mode=False)


def told(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--format", "jsonl").output.splitlines()]


def places(*arguments: str) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["code"]) for one in told(*arguments)]


@pytest.fixture(autouse=True)
def _no_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_tells_line_reason_and_the_earlier_entry(repository: Repository) -> None:
    repository.write("a.md", "- [One](https://one.org) - A thing.", "- [Uno](http://www.one.org/) - Again, a Github.")

    result = run("a.md")

    assert result.return_value == 1
    assert result.output.splitlines() == [
        "a.md:2:3: AW401 duplicate-link: unexpected second entry for `one.org`, first at line 1 as `One`",
        "    2 | - [Uno](http://www.one.org/) - Again, a Github.",
        f"      |   {'^' * 26}",
        "1 warning in 1 file",
    ]


def test_similar_entries_are_told_and_fail_only_when_asked(repository: Repository) -> None:
    title = "Equivariant Attention for Masks"
    repository.write("a.md", f"- [{title}](https://a.org/1) CVPR 2020", f"- [{title}](https://b.org/2) CVPR 2020")

    assert places("a.md") == [("a.md", 2, "AW404")]
    assert "first at line 1 (same title)" in run("a.md").output
    assert [run("a.md").return_value, run("a.md", "--strict").return_value] == [0, 1]
    assert run("a.md", "--exact").output == "nothing found in 1 file\n"


def test_new_entries_against_the_whole_list(repository: Repository) -> None:
    old = ["- [One](https://one.org)", "- [Uno](https://one.org/)", "", "- [Two](https://two.org)"]
    repository.write("a.md", *old)
    repository.commit()
    repository.write("a.md", "- [Zwei](https://two.org)", *old)

    (found,) = told("a.md", "--diff-from", "HEAD")

    assert (found["line"], found["code"]) == (1, "AW401")
    assert found["message"] == "unexpected second entry for `two.org`, first at line 5 as `Two`"


def test_several_files_are_compared_with_one_another(repository: Repository) -> None:
    repository.write("a.md", "- [One](https://one.org)")
    repository.write("docs/b.md", "- [Two](https://two.org)", "- [Uno](https://one.org)")

    (found,) = told(".")

    assert (found["path"], found["line"], found["code"]) == ("./docs/b.md", 2, "AW403")
    assert found["message"] == "unexpected entry for `one.org`, which ./a.md:1 has as `One`"


def test_others_are_compared_with_and_not_told_of(repository: Repository) -> None:
    repository.write("README.md", "- [One](https://one.org)", "- [Uno](https://one.org)")
    repository.write("z.md", "- [Two](https://two.org)")
    repository.write("b.md", "- [Einer](https://one.org)", "- [Zwei](https://two.org)")

    assert places("b.md") == []
    assert places("b.md", "--against", ".") == [("b.md", 1, "AW403"), ("b.md", 2, "AW403")]
    assert "which ./z.md:1 has as `Two`" in run("b.md", "--against", ".").output


def test_others_have_old_lines_only(repository: Repository) -> None:
    repository.write("b.md", "- [Einer](https://one.org)")
    repository.write("a.md", "- [Zwei](https://two.org)")
    repository.commit()
    repository.write("a.md", "- [Zwei](https://two.org)", "- [One](https://one.org)")

    assert places("a.md", "--against", ".", "--diff-from", "HEAD") == [("a.md", 2, "AW403")]
    assert places("b.md", "--against", ".", "--diff-from", "HEAD") == []


def test_an_entry_that_moved_to_another_file_is_none(repository: Repository) -> None:
    repository.write("a.md", "- [One](https://one.org)", "- [Two](https://two.org)")
    repository.write("b.md", "- [Three](https://three.org)")
    repository.commit()
    repository.write("a.md", "- [Two](https://two.org)")
    repository.write("b.md", "- [One](https://one.org)", "- [Three](https://three.org)")

    assert places("b.md", "--against", ".", "--diff-from", "HEAD") == []


def test_versions_of_one_list_repeat_each_other(repository: Repository) -> None:
    entries = [f"- [{name}](https://{name}.example.org)" for name in "abcdefghijkl"]
    repository.write("README.md", *entries)
    repository.write("README-de.md", *entries[:11], "- [Neu](https://neu.example.org)")
    repository.write("more.md", entries[3], *(f"- [{name}](https://{name}.example.net)" for name in "mnopqrstuvwx"))

    assert places(".") == [("./more.md", 1, "AW403")]


def test_comments_silence_it(repository: Repository) -> None:
    repository.write("a.md", "- [A](https://a.org)", "- [B](https://a.org) <!-- awesome-tools ignore AW401 -- both -->")

    assert places("a.md") == []


def test_configuration_counts(repository: Repository) -> None:
    repository.write("awesome-tools.yaml", "lint:", "  options:", "    AW401:", "      allow: [https://a.org]")
    repository.write(
        "a.md", "- [A](https://a.org)", "- [B](https://a.org)", "- [C](https://c.org)", "- [D](https://c.org)"
    )
    repository.write("old/b.md", "- [A](https://a.org)")

    assert places(".") == [("./a.md", 4, "AW401"), ("./old/b.md", 1, "AW403")]
    repository.write("awesome-tools.yaml", "duplicates:", "  exclude: [old]")
    assert places(".") == [("./a.md", 2, "AW401"), ("./a.md", 4, "AW401")]


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github", "sarif", "markdown"])
def test_all_formats(repository: Repository, form: str) -> None:
    repository.write("a.md", "- [One](https://one.org)")
    repository.write("b.md", "- [Uno](https://one.org)")

    output = run("a.md", "b.md", "--format", form).output

    assert "AW403" in output
    assert "a.md:1" in output


def test_bad_paths_and_options_are_told(repository: Repository) -> None:
    repository.write("a.md", "- [One](https://one.org)")

    missing = run("a.md", "gone.md", "--against", "nowhere.md")
    assert missing.return_value == 2
    assert missing.stderr.count("no such file") == 2
    assert "has nothing to do" in str(run("a.md", "--exact", "--strict").exception)
