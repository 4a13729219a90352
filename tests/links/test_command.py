"""The command as a user runs it: formats, exit statuses, files written."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli.links import FORMATS, command
from awesome_tools.links.settings import Settings
from tests.links.conftest import RULES

if TYPE_CHECKING:
    from tests.links.server import FaultServer

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, folder: Path) -> Result:
    fast = [
        "--allow-private",
        "127.0.0.0/24",
        "--cache",
        str(folder / "memory.sqlite"),
        "--timeout",
        "1",
        "--interval",
        "0",
    ]
    return CliRunner().invoke(links, [*arguments, *fast], catch_exceptions=False)


@click.command(params=command.params)
@click.pass_context
def links(context: click.Context, /, **flags: object) -> None:
    """The command within the group: its value is the exit status."""
    context.exit(context.invoke(command, **flags))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The policy with short waits: its numbers are no flags."""
    monkeypatch.setattr("awesome_tools.cli.links.Settings", partial(Settings, rules=RULES))


@pytest.fixture
def readme(tmp_path: Path, faults: FaultServer) -> Path:
    faults.forget()
    path = tmp_path / "README.md"
    fine, lost, moved, wall = (
        faults.url(f"/{name}/x") for name in ("plain", "not-found", "moved-permanently", "forbidden")
    )
    text = f"# List\n\n- [fine]({fine})\n- [lost]({lost}) and [again]({lost})\n- [moved]({moved})\n"
    text += f"- [wall]({wall})\n- [here](#nowhere)\n"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    return path


def test_json_lines(readme: Path, tmp_path: Path) -> None:
    result = run(str(readme), "--format", "jsonl", folder=tmp_path)
    assert result.exit_code == 1
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    keys = [
        "url",
        "outcome",
        "status",
        "detail",
        "moved_to",
        "suggestion",
        "cached",
        "checked_at",
        "elapsed",
        "mentions",
    ]
    assert all(list(line) == keys for line in lines)
    assert [line["outcome"] for line in lines] == ["ok", "broken", "moved", "blocked", "broken"]
    assert lines[1]["mentions"] == [{"path": str(readme), "line": 4}] * 2
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", lines[0]["checked_at"])
    assert lines[2]["moved_to"].endswith("/new/page")
    again = run(str(readme), "--format", "jsonl", folder=tmp_path)
    assert [json.loads(line)["cached"] for line in again.stdout.splitlines()] == [True] * 4 + [False]


def test_text_tells_what_needs_a_look(readme: Path, tmp_path: Path) -> None:
    result = run(str(readme), folder=tmp_path)
    *lines, summary = result.stdout.splitlines()
    assert summary == "5 links: 1 ok, 1 moved, 2 broken, 1 blocked; 2 failing"
    assert len(lines) == 5
    assert lines[0].startswith(f"{readme}:4:3: broken http://")
    assert "not found, seen twice" in lines[0]


def test_a_list_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("[x](<no\x1b[2Jfile\u202e.md>)\n", encoding="utf-8")
    for name in ("text", "github"):
        result = run(str(tmp_path / "list.md"), "--format", name, folder=tmp_path)
        assert "broken" in result.stdout
        assert not set(result.stdout) & {"\x1b", "\u202e"}


def test_every_format_is_well_formed(readme: Path, tmp_path: Path) -> None:
    outputs = {name: run(str(readme), "--format", name, folder=tmp_path).stdout for name in FORMATS}
    whole = json.loads(outputs["json"])
    assert whole["counts"] == {"ok": 1, "moved": 1, "broken": 2, "blocked": 1}
    assert len(whole["failing"]) == 2
    sarif = json.loads(outputs["sarif"])
    levels = [one["level"] for one in sarif["runs"][0]["results"]]
    assert (sarif["version"], levels) == ("2.1.0", ["error", "error", "note", "note", "error"])
    known = {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert {one["ruleId"] for one in sarif["runs"][0]["results"]} <= known
    annotations = outputs["github"].splitlines()
    assert [line.split(" ")[0] for line in annotations] == ["::error", "::error", "::notice", "::error"]
    assert "## Remove or replace (2)" in outputs["markdown"]
    assert f"README.md:4]({readme}#L4)" in outputs["markdown"]


def test_fix_touches_nothing_else(readme: Path, tmp_path: Path) -> None:
    before = readme.read_bytes()
    readme.chmod(0o640)
    result = run(str(readme), "--fix", folder=tmp_path)
    assert "1 link rewritten" in result.stderr
    assert readme.read_bytes() == before.replace(b"/moved-permanently/x", b"/new/page")
    assert readme.stat().st_mode & 0o777 == 0o640
    assert "rewritten" not in run(str(readme), "--fix", folder=tmp_path).stderr


def test_what_fails_can_be_chosen(readme: Path, tmp_path: Path) -> None:
    assert run(str(readme), "--fail-on", "none", folder=tmp_path).exit_code == 0
    assert run(str(readme), "--fail-on", "blocked", "--exclude", "not-found", folder=tmp_path).exit_code == 1
    assert run(str(readme), "--fail-on", "timeout,moved", "--exclude", "moved", folder=tmp_path).exit_code == 0
    assert run(str(readme), "--fail-on", "wrong", folder=tmp_path).exit_code == 2


@pytest.mark.parametrize(
    "flags", [["--exclude", "("], ["--fail-after", "x"], ["--max-age", "soon"], ["--format", "x"], []]
)
def test_bad_flags_are_told(flags: list[str], tmp_path: Path) -> None:
    path = [str(tmp_path / "missing.md")]
    result = run(*(path + flags), folder=tmp_path)
    assert result.exit_code == 2
    assert "rror" in result.stderr or "no such file" in result.stderr


def test_one_bad_file_does_not_stop_the_others(readme: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe\x00")
    result = run(str(tmp_path), "--format", "jsonl", folder=tmp_path)
    assert result.exit_code == 2
    assert "bad.md" in result.stderr
    assert len(result.stdout.splitlines()) == 5


def test_report_page(readme: Path, tmp_path: Path) -> None:
    files = [str(tmp_path / f"report.{ending}") for ending in ("md", "json")]
    run(str(readme), "--report", files[0], "--report", files[1], folder=tmp_path)
    page = (tmp_path / "report.md").read_text()
    assert json.loads((tmp_path / "report.json").read_text())["counts"]["broken"] == 2
    assert page.startswith("# Links\n")
    assert page.index("## Remove or replace") < page.index("## Update") < page.index("## Nothing to do")


@pytest.mark.parametrize("remote", ["https://github.com/o/r.git", "git@github.com:o/r", "ssh://git@github.com/o/r.git"])
def test_a_report_leads_to_the_lines_on_github(remote: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"):
        monkeypatch.delenv(name, raising=False)
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@e.example"]
    (tmp_path / "a list").mkdir()
    (tmp_path / "a list" / "x.md").write_text("# X\n\n[x](lost.md) and [again](lost.md)\n")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"], ["remote", "add", "origin", remote]):
        subprocess.run([*git, *arguments], cwd=tmp_path, check=True, capture_output=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], cwd=tmp_path, check=True, capture_output=True, text=True)
    monkeypatch.chdir(tmp_path / "a list")
    shown = run("x.md", "--format", "markdown", folder=tmp_path).stdout
    assert f"[x.md:3](https://github.com/o/r/blob/{head.stdout.strip()}/a%20list/x.md?plain=1#L3): no such" in shown
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "p/q")
    monkeypatch.setenv("GITHUB_SHA", "abc")
    shown = run("./x.md", "--format", "markdown", folder=tmp_path).stdout
    assert "(https://github.example/p/q/blob/abc/a%20list/x.md?plain=1#L3)" in shown


def test_a_report_elsewhere_leads_to_the_files(readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.chdir(tmp_path)
    assert "[README.md:4](README.md#L4)" in run("README.md", "--format", "markdown", folder=tmp_path).stdout


def test_interrupted_runs_print_and_keep_what_is_known(tmp_path: Path, faults: FaultServer) -> None:
    path = tmp_path / "list.md"
    urls = [
        faults.url("/plain/x", "127.0.0.12"),
        *(faults.url(f"/silent/{number}", "127.0.0.13") for number in range(3)),
    ]
    path.write_text("".join(f"- {url}\n" for url in urls))
    code = (
        "import sys; from awesome_tools.cli.links import command as c; sys.exit(c(sys.argv[1:], standalone_mode=False))"
    )
    flags = ["--allow-private", "127.0.0.0/24", "--cache", str(tmp_path / "m.sqlite"), "--format", "jsonl"]
    started = subprocess.Popen(
        [sys.executable, "-c", code, str(path), *flags],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What runs in the background of a shell is told to ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads of the child
    )
    deadline = time.monotonic() + 10
    while not any(visit.path.startswith("/silent") for visit in faults.visits) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(started.pid, signal.SIGINT)
    output, errors = started.communicate(timeout=10)
    assert (started.returncode, errors) == (130, "")
    assert [json.loads(line)["outcome"] for line in output.splitlines()] == ["ok"]
    faults.forget()
    again = run(
        str(path), "--format", "jsonl", "--offline", "--cache", str(tmp_path / "m.sqlite"), folder=tmp_path / "none"
    )
    assert [json.loads(line)["outcome"] for line in again.stdout.splitlines()].count("excluded") >= 3


def test_nothing_heavy_is_imported_before_something_is_sent() -> None:
    code = (
        "import sys, awesome_tools.cli.links; print([m for m in ('requests', 'urllib3', 'idna') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
