"""Lists that merge wrote: judged by how they are written; what entries say is left to the sources, and counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from awesome_tools.cli import lint as command
from awesome_tools.lint.config import LintConfig
from awesome_tools.lint.parsing import from_mapping
from awesome_tools.lint.run import Checked, lint
from awesome_tools.source import Source

_BEGIN, _END = "<!-- awesome-tools:begin list -->", "<!-- awesome-tools:end list -->"
_ENTRY = "- [One](https://one.org?utm_a=1) - A Github tool.\n"
_LIST = f"# List\n\n{_BEGIN}\n\n{_ENTRY}\n{_END}\n"


def checked(text: str, config: LintConfig | None = None) -> Checked:
    return lint(Source("README.md", text), config or LintConfig())


def codes(found: Checked) -> list[str]:
    return [one.code for one in found.diagnostics]


def test_what_entries_say_is_left_to_the_sources_and_told_on_request() -> None:
    found = checked(_LIST)

    assert (codes(found), found.left) == ([], 2)
    told = checked(_LIST, LintConfig(generated=True))
    assert (codes(told), told.left) == (["AW303", "AW501"], 0)


def test_how_a_list_is_written_is_judged() -> None:
    row = "| One | Two |\n| --- | --- |\n| [One](https://one.org) |\n"

    assert codes(checked(_LIST.replace(_ENTRY, row))) == ["AW116"]


@pytest.mark.parametrize(
    "text",
    [
        _LIST.replace(_END, ""),
        _LIST.replace("end list", "end other"),
        _LIST.replace(_BEGIN, f"```\n{_BEGIN}\n```"),
        _LIST.replace(_ENTRY, f"{_END}\n\n{_ENTRY}"),
        f"{_LIST}\n{_ENTRY.replace('one', 'two')}",
    ],
    ids=["no end", "another end", "shown as code", "behind the end", "behind the list"],
)
def test_what_stands_in_no_region_is_judged(text: str) -> None:
    assert codes(checked(text)) == ["AW303", "AW501"]


def test_an_entry_written_by_hand_counts_whichever_of_the_two_comes_first() -> None:
    inside = _LIST.replace("?utm_a=1", "").replace("Github", "GitHub")
    outside = "- [Uno](https://one.org) - The same.\n"

    assert codes(checked(inside + "\n" + outside)) == ["AW401"]
    assert codes(checked(inside.replace(_BEGIN, f"{outside}\n{_BEGIN}"))) == ["AW401"]
    twice = checked(inside.replace(_END, f"{outside}\n{_END}"))
    assert (codes(twice), twice.left) == ([], 1)


def test_an_entry_of_a_list_does_not_repeat_those_of_its_sources(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(_LIST, encoding="utf-8")
    (tmp_path / "source.md").write_text(_ENTRY, encoding="utf-8")

    def run(*flags: str) -> int:
        found = CliRunner().invoke(
            command.command, [str(tmp_path), "--only", "AW403", "--no-cache", *flags], standalone_mode=False
        )
        return int(found.return_value)

    assert run() == 0
    assert run("--generated") == 1


def test_the_command_tells_how_many_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    path = tmp_path / "README.md"
    path.write_text(_LIST, encoding="utf-8")
    for _ in "checked", "remembered":
        flags = [str(path), "--cache-dir", str(tmp_path / "cache")]
        found = CliRunner().invoke(command.command, flags, standalone_mode=False)

        assert found.return_value == 0
        assert found.stdout == "nothing found in 1 file\n"
        assert found.stderr == f"{path}: 2 findings left to the sources it is merged from (--generated tells)\n"
    assert CliRunner().invoke(command.command, [*flags, "--generated"], standalone_mode=False).return_value == 1


def test_fixing_leaves_them_alone(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(_LIST, encoding="utf-8")

    CliRunner().invoke(command.command, ["--fix", "--unsafe-fixes", str(path), "--no-cache"], standalone_mode=False)

    assert path.read_text(encoding="utf-8") == _LIST


def test_settings_for_sections_leave_them_alone_too() -> None:
    text = _LIST.replace(_ENTRY, f"## Tools\n\n{_ENTRY}")
    config = from_mapping({"overrides": [{"sections": ["Tools"], "ignore": ["AW303"]}]})

    assert (codes(checked(text, config)), checked(text, config).left) == ([], 1)
    assert codes(checked(text, replace(config, generated=True))) == ["AW501"]
