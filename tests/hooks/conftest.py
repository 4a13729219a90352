"""The hooks as pre-commit installs them: once for all tests, from the working tree as it is."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from tests.action.conftest import git
from tests.ducks import LIST
from tests.links.conftest import faults

__all__ = ["faults"]

ROOT = Path(__file__).resolve().parents[2]
HOOKS = [one["id"] for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))]
# `pre-commit try-repo` with one difference: it installs where the other tests have installed already.
TRY_REPO = """
import sys
from pre_commit import main
from pre_commit.commands import try_repo
from pre_commit.store import Store
try_repo.Store = lambda _: Store()
sys.exit(main.main(["try-repo", *sys.argv[1:]]))
"""
# What pip says when no index answers.
OFFLINE = ("No matching distribution", "Could not find a version", "ConnectionError", "Temporary failure", "timed out")


@dataclass(frozen=True)
class Run:
    """What pre-commit said."""

    status: int
    output: str

    def result(self, hook: str) -> str:
        """Passed, Failed or Skipped, of a hook by its id."""
        lines = self.output.splitlines()
        at = next(number for number, line in enumerate(lines) if line.strip() == f"- hook id: {hook}")
        return lines[at - 1].rpartition(".")[2].removeprefix("(no files to check)")


@dataclass(frozen=True)
class PreCommit:
    """The program, a repository that offers the hooks, and where they are installed."""

    program: str
    hooks: Path
    store: Path

    @property
    def url(self) -> str:
        """Where the hooks are from."""
        return f"file://{self.hooks}"

    def run(self, folder: Path, *arguments: str, hooks: Sequence[Mapping[str, object]] = ()) -> Run:
        """Run pre-commit in a list's repository, configured with these hooks."""
        if hooks:
            offered = {"repo": self.url, "rev": git(self.hooks, "rev-parse", "HEAD"), "hooks": list(hooks)}
            (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [offered]}), encoding="utf-8")
        return self._run(folder, self.program, *arguments)

    def try_repo(self, folder: Path, *arguments: str) -> Run:
        """Try all hooks in a list's repository, as somebody who considers to use them does."""
        return self._run(folder, sys.executable, "-c", TRY_REPO, self.url, *arguments)

    def _run(self, folder: Path, *command: str) -> Run:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PRE_"))}
        own = {"PRE_COMMIT_HOME": str(self.store), "PRE_COMMIT_COLOR": "never", "XDG_CACHE_HOME": f"{self.store}-cache"}
        pip = {"PIP_RETRIES": "1", "PIP_CACHE_DIR": str(Path("~/.cache/pip").expanduser())}
        run = subprocess.run(
            command,
            cwd=folder,
            env=kept | own | pip,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        return Run(run.returncode, run.stdout.decode("utf-8", "replace"))


@dataclass
class ListRepository:
    """A list's repository under pre-commit."""

    folder: Path
    tool: PreCommit
    files: list[str] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        git(self.folder, "add", "--all")

    def commit(self) -> None:
        git(self.folder, "commit", "--quiet", "--no-verify", "--message", "Change")

    def run(self, hook: str, *arguments: str, args: Sequence[str] | None = None) -> Run:
        """`pre-commit run` of one hook on what is staged."""
        options = {"id": hook} | ({} if args is None else {"args": list(args)})
        return self.tool.run(self.folder, "run", hook, "--verbose", *arguments, hooks=[options])


def working_tree(folder: Path) -> None:
    """A repository with the project's files as they are, committed."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("needs the project under version control, for pre-commit installs from a repository")
    needed = ("awesome_tools/", "README.md", "LICENSE", "pyproject.toml", ".pre-commit-hooks.yaml")
    for name in map(os.fsdecode, filter(None, listed.stdout.split(b"\0"))):
        if name.startswith(needed) and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "As it is")


@pytest.fixture(scope="session")
def pre_commit(tmp_path_factory: pytest.TempPathFactory) -> PreCommit:
    """pre-commit with the hooks installed, shared by all workers of the run; skips where that cannot be."""
    program = Path(sys.executable).with_name("pre-commit")
    if not program.is_file():
        pytest.skip("needs pre-commit: pip install pre-commit")
    base = tmp_path_factory.getbasetemp()
    base = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "pre-commit"
    base.mkdir(exist_ok=True)
    tool = PreCommit(str(program), base / "awesome-tools", base / "store")
    with (base / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (base / "installed.json").exists():
            (base / "installed.json").write_text(json.dumps(_installed(tool, base / "first")), encoding="utf-8")
        status, output = json.loads((base / "installed.json").read_text(encoding="utf-8"))
    if status and any(words in output for words in OFFLINE):
        pytest.skip("needs an index that pip can reach: pre-commit installs the hooks from there")
    assert status == 0, output
    return tool


def _installed(tool: PreCommit, folder: Path) -> tuple[int, str]:
    tool.hooks.mkdir()
    working_tree(tool.hooks)
    folder.mkdir()
    git(folder, "init", "--quiet")
    done = tool.run(folder, "install-hooks", hooks=[{"id": name} for name in HOOKS])
    return done.status, done.output


@pytest.fixture
def lists(pre_commit: PreCommit, tmp_path: Path) -> ListRepository:
    """A repository with a list in it, committed."""
    folder = tmp_path / "list"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    found = ListRepository(folder, pre_commit)
    found.write("README.md", LIST)
    found.commit()
    return found
