"""The pages that show commands tell the truth: every `sh` block is run, and what a page prints below it is compared.

In order, in one bash, in a folder of the page's own. A `text` block right below a `sh` block is its output, standard
error included; `…` stands for anything. A comment before a block says what the page says in words:

    <!-- file: NAME -->            the block is that file
    <!-- not run: WHY -->          nobody could run it here
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The port of servers on pages; another one serves it here, for several runs at once.
PORT = "8765"
BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>file|not run): (?P<value>.+?) -->\n\s*)?"
    r"^(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Step:
    """Something the page does, at a line of it."""

    line: int
    command: str
    expected: str | None = None


def steps(page: str) -> list[Step]:
    """The files that a page has written and the commands that it has run."""
    found: list[Step] = []
    end = 0
    for block in BLOCK.finditer(page):
        line = page.count("\n", 0, block.start("fence")) + 1
        match block["mark"], block["language"]:
            case "file", _:
                found.append(Step(line, f"cat > {block['value']} <<'END OF FILE'\n{block['text']}END OF FILE\n"))
            case None, "sh":
                found.append(Step(line, block["text"]))
            case None, "text" if found and end and not page[end : block.start()].strip():
                found[-1] = Step(found[-1].line, found[-1].command, block["text"])
        end = block.end() if block["mark"] is None and block["language"] == "sh" else 0
    return found


def run(page: list[Step], folder: Path) -> list[tuple[int, str]]:
    """Exit status and output of each step."""
    port = free_port()
    lines = ["exec 2>&1"]
    for step in page:
        lines += [step.command.rstrip("\n").replace(PORT, port), "printf '\\0%s\\0' $?"]
    home = folder.with_name("home")
    home.mkdir()
    with subprocess.Popen(
        ["bash"], cwd=folder, env=environment(home), start_new_session=True, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as bash:  # fmt: skip
        try:
            told, _ = bash.communicate("\n".join(lines), timeout=300)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(bash.pid, signal.SIGKILL)  # a server that the page started
    parts = told.replace(port, PORT).split("\0")
    assert len(parts) == 2 * len(page) + 1, told
    return [(int(status), output) for output, status in zip(parts[:-1:2], parts[1::2], strict=True)]


def environment(home: Path) -> dict[str, str]:
    """That of a user with a home of his own, to whom git is no stranger."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_"))}
    names = {"GIT_AUTHOR_NAME": "A. Nyone", "GIT_AUTHOR_EMAIL": "a@example.org"}
    return {
        **kept,
        **names,
        **{name.replace("AUTHOR", "COMMITTER"): value for name, value in names.items()},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def free_port() -> str:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return str(asked.getsockname()[1])


def pattern(expected: str) -> str:
    """A regular expression: `…` alone on a line is any number of lines, within a line any text."""
    return "".join(
        "(?:.*\n)*?" if line.strip() == "…" else ".*?".join(map(re.escape, line.split("…"))) + "\n"
        for line in expected.splitlines()
    )


def in_a_new_folder(folder: Path) -> None:
    folder.mkdir()


def in_a_clone_of_the_project(folder: Path) -> None:
    """With the clone's origin beside it, so that it can be pushed to."""
    origin = folder.with_name("origin.git")
    for command in (["init", "-q", "--bare", str(origin)], ["init", "-q", "-b", "main", str(folder)]):
        subprocess.run(["git", *command], check=True)
    for name in ("awesome_tools/__init__.py", "CHANGELOG.md", ".pre-commit-hooks.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    who = ("-c", "user.name=A. Nyone", "-c", "user.email=a@example.org")
    for command in (["add", "."], ["commit", "-qm", "All"], ["remote", "add", "origin", str(origin)]):
        subprocess.run(["git", *who, *command], cwd=folder, check=True)
    subprocess.run(["git", "push", "-q", "origin", "main"], cwd=folder, check=True)


PAGES: dict[str, Callable[[Path], None]] = {
    "README.md": in_a_new_folder,
    "docs/completion.md": in_a_new_folder,
    "docs/exports.md": in_a_new_folder,
    "docs/link-rot.md": in_a_new_folder,
    "docs/merging.md": in_a_new_folder,
    "docs/tutorial.md": in_a_new_folder,
    "docs/releasing.md": in_a_clone_of_the_project,
}


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_shows(name: str, tmp_path: Path) -> None:
    if not shutil.which("bash"):
        pytest.skip("needs bash, in which the pages' commands are written")
    page = steps((ROOT / name).read_text(encoding="utf-8"))
    assert page, "no block to run"
    folder = tmp_path / "my-list"
    PAGES[name](folder)
    for step, (status, output) in zip(page, run(page, folder), strict=True):
        where = f"{name}:{step.line}\n{step.command}\n{output}"
        assert status in (0, 1), where
        if step.expected is not None:
            assert re.fullmatch(pattern(step.expected), output), where


def test_steps_of_a_page() -> None:
    fence = "```"
    page = (
        f"<!-- file: a.md -->\n{fence}md\nx\n{fence}\n\n"
        f"{fence}sh\ncat a.md; false\n{fence}\n\n{fence}text\nx\n{fence}\n"
        f"<!-- not run: why -->\n{fence}sh\nfalse\n{fence}\n\n{fence}text\nnot compared\n{fence}\nText.\n"
        f"{fence}sh\ntrue\n{fence}\n\nWords.\n\n{fence}text\nnot its output\n{fence}\n"
    )
    assert [(step.line, step.expected) for step in steps(page)] == [(2, None), (6, "x\n"), (22, None)]


def test_outputs_are_compared(tmp_path: Path) -> None:
    in_a_new_folder(tmp_path / "my-list")
    page = [Step(1, "echo one; echo two three; false"), Step(2, "cd /; pwd")]
    ran = run(page, tmp_path / "my-list")
    assert ran == [(1, "one\ntwo three\n"), (0, "/\n")]
    assert re.fullmatch(pattern("…\ntwo …\n"), ran[0][1])
    assert not re.fullmatch(pattern("one\ntwo\n"), ran[0][1])
