"""`lint` and `rule` as commands: files and folders, fixing, diffs, standard input, cache, exit status."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli import lint, rule

_BAD = "- [One](https://one.org) - A Github tool.\n"
_GOOD = "- [One](https://one.org) - A GitHub tool.\n"


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(lint.command, [*arguments, "--no-cache"], input=stdin, standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return tmp_path


def test_tells_place_rule_and_line(folder: Path) -> None:
    (folder / "a.md").write_text(_BAD, encoding="utf-8")

    result = run("a.md")

    assert result.return_value == 1
    assert result.output.splitlines() == [
        "a.md:1:30: AW501 misspelled-name: unexpected spelling `Github`, expected `GitHub` [*]",
        "    1 | - [One](https://one.org) - A Github tool.",
        "      |                              ^^^^^^",
        "1 warning in 1 file; 1 [*] fixable by --fix",
    ]


def test_fixes_files_and_leaves_clean_ones_alone(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\xef\xbb\xbf" + _BAD.replace("\n", "\r\n").encode())
    (folder / "b.md").write_text(_GOOD, encoding="utf-8")
    before = (folder / "b.md").stat()

    result = run("--fix", ".")

    assert result.return_value == 0
    assert result.output == "1 finding fixed, nothing left in 2 files\n"
    assert (folder / "a.md").read_bytes() == b"\xef\xbb\xbf" + _GOOD.replace("\n", "\r\n").encode()
    after = (folder / "b.md").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_diff_writes_nothing(folder: Path) -> None:
    (folder / "a.md").write_text(_BAD, encoding="utf-8")

    result = run("--diff", "a.md")

    assert result.return_value == 1
    assert f"-{_BAD}+{_GOOD}" in result.output
    assert (folder / "a.md").read_text(encoding="utf-8") == _BAD


def test_standard_input_is_checked_and_fixed_under_a_name(folder: Path) -> None:
    checked = run("-", "--stdin-filename", "lists/x.md", stdin=_BAD)
    fixed = run("-", "--fix", stdin=_BAD)

    assert checked.output.startswith("lists/x.md:1:30: AW501")
    assert fixed.stdout == _GOOD


def test_folders_leave_out_what_git_ignores_and_what_is_excluded(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("built.md\n", encoding="utf-8")
    for name in ("a.md", "built.md", "old/b.md", "node_modules/c.md", "d.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(_BAD, encoding="utf-8")

    result = run(".", "--exclude", "old", "--format", "jsonl")

    assert {json.loads(line)["path"] for line in result.output.splitlines()} == {"./a.md"}


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\xff\xff")
    (folder / "b.md").write_text(_BAD, encoding="utf-8")

    result = run("a.md", "missing.md", "b.md")

    assert result.return_value == 2
    assert "b.md:1:30: AW501" in result.stdout
    assert "a.md:1: invalid UTF-8" in result.stderr
    assert "missing.md: no such file" in result.stderr


def test_many_files_in_several_processes_give_the_same(folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.md").write_text(_BAD * (number + 1), encoding="utf-8")

    assert run(".", "--jobs", "2", "--show-all").output == run(".", "--jobs", "1", "--show-all").output


def test_remembers_and_notices_every_change(folder: Path) -> None:
    def cached(*arguments: str) -> str:
        result = CliRunner().invoke(lint.command, ["a.md", "--format", "jsonl", *arguments], standalone_mode=False)
        return " ".join(json.loads(line)["code"] for line in result.output.splitlines())

    file = folder / "a.md"
    file.write_text(f"{_BAD}- [Guide](guide.md)\n", encoding="utf-8")
    assert cached() == "AW501 AW306"
    assert cached() == "AW501 AW306"
    kept = list((folder / ".cache").rglob("*.json"))
    assert len(kept) == 1
    kept[0].write_text(kept[0].read_text(encoding="utf-8").replace("AW501", "AW599"), encoding="utf-8")
    assert cached() == "AW599 AW306"
    assert cached("--ignore", "AW501") == "AW306"
    assert cached() == "AW501 AW306"
    (folder / "guide.md").write_text("x", encoding="utf-8")
    assert cached() == "AW501"
    kept[0].write_text("{}", encoding="utf-8")
    assert cached() == "AW501"


def test_duplicates_across_files(folder: Path) -> None:
    (folder / "a.md").write_text("- [One](https://one.org)\n", encoding="utf-8")
    (folder / "b.md").write_text("- [Two](https://two.org)\n- [Uno](http://www.one.org/)\n", encoding="utf-8")

    result = run("a.md", "b.md", "--only", "AW403", "--format", "jsonl")

    assert [(one["path"], one["line"], one["message"]) for one in map(json.loads, result.output.splitlines())] == [
        ("b.md", 2, "unexpected entry for `one.org`, which a.md:1 has as `One`")
    ]


def test_repeats_are_capped(folder: Path) -> None:
    (folder / "a.md").write_text(_BAD * 30, encoding="utf-8")

    lines = run("a.md", "--only", "AW501").output.splitlines()

    assert lines[-2] == "a.md: and 20 more of AW501 misspelled-name (--show-all tells them)"
    assert len(run("a.md", "--only", "AW501", "--show-all").output.splitlines()) == 91


def test_infos_do_not_fail(folder: Path) -> None:
    (folder / "a.md").write_text(
        "- [Deep Learning of Cats](https://arxiv.org/abs/2004.04581) 2020\n"
        "- [Deep Learning of Cats](https://cats.org/x) 2020\n",
        encoding="utf-8",
    )

    assert run("a.md", "--only", "AW404").return_value == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--unsafe-fixes", "x.md"], "--unsafe-fixes needs"),
        (["--set", "AW105=x", "x.md"], "expected RULE.OPTION=VALUE"),
    ],
)
def test_usage_mistakes(arguments: list[str], message: str) -> None:
    result = run(*arguments)

    assert message in str(result.exception)


def test_options_can_be_set(folder: Path) -> None:
    (folder / "a.md").write_text("- [One](https://one.org): One\n", encoding="utf-8")

    assert "expected ` | `" in run("a.md", "--only", "AW105", "--set", "AW105.separator= | ").output


def test_writes_reports_beside_what_it_prints(folder: Path) -> None:
    (folder / "a.md").write_text(_BAD, encoding="utf-8")

    result = run("a.md", "--format", "github", "--report", "r.sarif", "--report", "r.md", "--report", "r.jsonl")

    assert result.output.startswith("::warning file=a.md,line=1")
    assert json.loads((folder / "r.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (folder / "r.md").read_text(encoding="utf-8").startswith("## Lint\n")
    assert json.loads((folder / "r.jsonl").read_text(encoding="utf-8"))["code"] == "AW501"
    assert "expected one of .md, .json" in str(run("a.md", "--report", "r.pdf").exception)


def test_names_of_files_cannot_write_to_the_terminal(folder: Path) -> None:
    (folder / "a\n::error::\x1b[2J.md").write_bytes(b"\xff")

    assert "a\\n::error::\\x1b[2J.md:1: invalid UTF-8" in run(".").stderr


def test_rule_lists_and_explains() -> None:
    runner = CliRunner()

    listed = runner.invoke(rule.command, [], standalone_mode=False).output
    told = runner.invoke(rule.command, ["double-link"], standalone_mode=False).output

    assert any(line.startswith("AW105  wrong-separator") for line in listed.splitlines())
    assert told.startswith("## AW401 duplicate-link\n")
    assert "```md" in told
