"""A list's repository with a base and a head commit, the runner standing in its checkout, and a web server."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.action.runner import Runner
from tests.ducks import LIST
from tests.links.conftest import faults
from tests.links.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["faults"]


def git(folder: Path, *arguments: str) -> str:
    """Run git as nobody in particular; what it says."""
    who = ["-c", "user.name=A Person", "-c", "user.email=person@example.org", "-c", "commit.gpgsign=false"]
    run = subprocess.run(["git", "-C", str(folder), *who, *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository on `main` with the base list committed."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "README.md").write_text(LIST, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "A list")
    return folder


@pytest.fixture
def pull_request(repository: Path, tmp_path: Path) -> Callable[..., Runner]:
    """Makes a pull request of changed files (name to text), checked out as Actions does: base and head merged."""

    def made(files: dict[str, str], **event: object) -> Runner:
        base = git(repository, "rev-parse", "HEAD")
        git(repository, "checkout", "--quiet", "-b", "topic")
        for name, text in files.items():
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            (repository / name).write_text(text, encoding="utf-8")
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "-m", "Change the list")
        head = git(repository, "rev-parse", "HEAD")
        git(repository, "checkout", "--quiet", "--detach", "main")
        git(repository, "merge", "--quiet", "--no-ff", "-m", "Merge", head)
        told = {"number": 7, "base": {"ref": "main", "sha": base}, "head": {"ref": "topic", "sha": head}} | event
        return Runner(repository, tmp_path / "machine", {"pull_request": told}, "pull_request")

    return made


@pytest.fixture
def loopback(faults: FaultServer) -> str:
    """More arguments of `links`, one a line: the server of the tests is asked, and nobody else."""
    faults.forget()
    return "--allow-private\n127.0.0.0/24\n--interval\n0\n--timeout\n2\n--exclude\n[.]example"
