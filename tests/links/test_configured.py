"""The link checker with configuration files: flags come last, and each file fails by its own rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli.configured import link_flags
from awesome_tools.cli.links import command
from awesome_tools.config.find import load
from awesome_tools.config.model import Links
from awesome_tools.config.tables import keys_of
from awesome_tools.links.model import Outcome


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def holds(text: str, *arguments: str) -> dict[str, Any]:
    """The flags that hold with a configuration and a command line."""
    Path("awesome-tools.yaml").write_text(text, encoding="utf-8")
    with command.make_context("links", ["README.md", *arguments]) as context:
        return link_flags(context, load("awesome-tools.yaml"), context.params)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--offline", "--no-cache"], standalone_mode=False)


def test_values_of_the_file_mean_what_flags_mean(folder: Path) -> None:
    flags = holds(
        "links: {fail-on: [moved, timeout], fail-after: 7d, max-age: 2h, per-host: 2, timeout: 3, fragments: true,"
        " user-agent: us, suggest-archive: true}\n"
    )
    given = ("--fail-on", "moved,timeout", "--fail-after", "7d", "--max-age", "2h", "--per-host", "2", "--timeout", "3")

    assert flags == holds("", *given, "--fragments", "--user-agent", "us", "--suggest-archive")
    assert holds("links: {fail-on: none}\n")["fail_on"] == holds("links: {fail-on: []}\n")["fail_on"] == frozenset()


def test_flags_come_last_and_add_to_lists(folder: Path) -> None:
    flags = holds("links: {per-host: 2, exclude: [a], fail-on: moved}\n", "--per-host", "64", "--exclude", "b")

    assert (flags["per_host"], flags["fail_on"]) == (64, frozenset({Outcome.MOVED}))
    assert flags["exclude"] == (re.compile("a"), re.compile("b"))


def test_the_table_has_the_defaults_of_the_flags(folder: Path) -> None:
    plain = holds("")
    said = {one.name: one.default for one in keys_of(Links) if one.default is not None}

    assert holds(f"links: { {name: list(v) if isinstance(v, tuple) else v for name, v in said.items()} }\n") == plain


def test_each_file_fails_by_its_own_rule(folder: Path) -> None:
    (folder / "docs").mkdir()
    for name in ("a.md", "docs/b.md"):
        (folder / name).write_text("[x](lost.md) [y](https://a.example/)\n", encoding="utf-8")
    (folder / "docs" / "awesome-tools.yaml").write_text(
        "links: {fail-on: none, exclude: [a.example]}\n", encoding="utf-8"
    )

    assert run("a.md").return_value == 1
    assert run("docs/b.md").return_value == 0
    assert run("docs/b.md", "--no-config").return_value == 1
    both = run("a.md", "docs/b.md", "--format", "github")
    assert both.return_value == 1
    assert re.findall(r"::(\w+) file=([\w/]+\.md)", both.output) == [("error", "a.md")]


def test_a_bad_configuration_stops_only_the_files_below_it(folder: Path) -> None:
    (folder / "docs").mkdir()
    for name in ("a.md", "docs/b.md", "docs/c.md"):
        (folder / name).write_text("[x](lost.md)\n", encoding="utf-8")
    (folder / "docs" / "awesome-tools.yaml").write_text("links: {allow-private: 10.0.0.1}\n", encoding="utf-8")
    shown = run(".", "--format", "github")

    assert shown.return_value == 2
    assert shown.stderr == (
        "awesome-tools: docs/awesome-tools.yaml:1: unexpected `allow-private`, expected it as a flag only"
        " (who sends a pull request could set it: it is for the command line)\n"
    )
    assert re.findall(r"file=([\w./]+\.md)", shown.output) == ["a.md"]
