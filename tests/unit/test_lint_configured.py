"""The linter with configuration files: what holds for which file, and that flags come last."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli import lint

_BAD = "# X\n\n## News\n\n- [One](https://one.org) - A Github tool.\n"


def run(*arguments: str, cache: bool = False, stdin: str | None = None) -> Result:
    flags = () if cache else ("--no-cache",)
    return CliRunner().invoke(lint.command, [*arguments, *flags], input=stdin, standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    (tmp_path / ".git").mkdir()
    for name in ("a.md", "docs/b.md", "old/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(_BAD, encoding="utf-8")
    return tmp_path


def configure(folder: Path, text: str, name: str = "awesome-tools.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def found(result: Result) -> list[str]:
    """Path and code of each finding, as `a.md AW501`."""
    lines = [line.split(":") for line in result.output.splitlines() if ": AW" in line]
    return [f"{parts[0].removeprefix('./')} {parts[3].split()[0]}" for parts in lines]


def test_each_file_has_its_own_configuration(folder: Path) -> None:
    configure(folder, "lint: {only: AW501, exclude: old/}\n")
    configure(folder / "docs", "lint: {ignore: AW501}\n")

    assert found(run("a.md", "docs/b.md", "old/c.md")) == ["a.md AW501"]
    assert found(run(".", "--jobs", "2")) == ["a.md AW501"]
    assert found(run("a.md", "docs/b.md", "old/c.md", "--no-config", "--only", "AW501")) == [
        "a.md AW501",
        "docs/b.md AW501",
        "old/c.md AW501",
    ]


def test_patterns_are_relative_to_the_file_wherever_the_command_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(folder, "lint:\n  only: AW501\n  overrides: [{files: docs/*.md, severity: {AW501: info}}]\n")
    monkeypatch.chdir(folder / "docs")

    assert run("b.md").return_value == 0
    assert run("../a.md").return_value == 1
    assert run(str(folder / "docs" / "b.md")).return_value == 0
    assert run("-", "--stdin-filename", "x.md", stdin=_BAD).return_value == 0
    assert run("-", "--stdin-filename", "../x.md", stdin=_BAD).return_value == 1


def test_flags_come_last(folder: Path) -> None:
    configure(folder, "lint:\n  ignore: AW501\n  overrides: [{sections: [News], ignore: AW501}]\n")

    assert run("a.md").return_value == 0
    assert found(run("a.md", "--select", "AW501")) == ["a.md AW501"]
    assert found(run("a.md", "--only", "AW501")) == ["a.md AW501"]
    configure(folder, "lint: {only: AW105, select: AW501}\n")
    assert found(run("a.md")) == ["a.md AW501"]
    assert run("a.md", "--ignore", "AW501").return_value == 0
    assert found(run("a.md", "--preset", "recommended", "--ignore", "AW2")) == ["a.md AW501"]
    configure(folder, "lint: {options: {misspelled-name: {allow: [Github]}}}\n")
    assert run("a.md").return_value == 0
    assert found(run("a.md", "--set", "misspelled-name.allow=Nothing")) == ["a.md AW501"]


def test_what_is_remembered_depends_on_the_configuration(folder: Path) -> None:
    configure(folder, "lint: {only: AW501}\n")
    assert run("a.md", cache=True).return_value == 1

    configure(folder, "lint: {only: AW105}\n")
    assert run("a.md", cache=True).return_value == 0

    configure(folder, "lint: {only: AW501, overrides: [{files: docs/*, ignore: AW501}]}\n")
    assert found(run("a.md", "docs/b.md", cache=True)) == ["a.md AW501"]


def test_a_bad_configuration_stops_only_the_files_below_it(folder: Path) -> None:
    configure(folder, "lint: {only: AW501}\n")
    configure(folder / "docs", "lint:\n  selec: AW1\n")
    configure(folder / "old", "lint:\n  preset: papers\n  select: [AW1, nonsens]\n")
    (folder / "docs" / "more.md").write_text(_BAD, encoding="utf-8")
    result = run(".")

    assert result.return_value == 2
    assert found(result) == ["a.md AW501"]
    assert [line.partition(", expected")[0] for line in result.stderr.splitlines()] == [
        "awesome-tools: docs/awesome-tools.yaml:2: unexpected `selec`",
        "awesome-tools: old/awesome-tools.yaml:3: unexpected rule `nonsens` (`awesome-tools rule` lists them)",
    ]


def test_rules_about_several_files_judge_each_by_its_configuration(folder: Path) -> None:
    configure(folder, "lint: {only: AW403}\n")
    configure(folder / "docs", "lint: {only: AW403, severity: {AW403: info}}\n")
    configure(folder / "old", "lint: {only: AW105}\n")

    assert found(run("a.md", "docs/b.md", "old/c.md")) == ["docs/b.md AW403"]
    assert run("a.md", "docs/b.md", "old/c.md").return_value == 0
