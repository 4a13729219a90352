"""Shared fixtures. Test data outside the project is optional: a fresh clone has none beside it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from awesome_tools.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A machine that is busy with something else is no fault of the example at hand; tests of speed measure CPU time.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected outputs of tests/golden; read the diff afterwards",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real lists and labels beside the project; skips the test where there is none."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("needs the real lists and labels in ../shared, absent here")
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Mapping[str, Document]:
    """Every file of the corpus as a document, by file name; parsing it takes seconds, so it is done once."""
    return {path.name: Document.read(str(path)) for path in sorted((shared / "corpus").glob("*.md"))}


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Mapping[str, Document]:
    """The five seed lists as documents, by file name."""
    return {path.name: Document.read(str(path)) for path in sorted((shared / "seeds").glob("*.md"))}


class Repository:
    """A git repository of a test: files are written and committed, nothing of the user's configuration counts."""

    def __init__(self, path: Path):
        self.path = path
        self.git("init", "-q", "-b", "main", str(path), folder=path.parent)

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        """What git prints; an error if it fails."""
        run = subprocess.run(["git", *arguments], cwd=folder or self.path, check=True, capture_output=True, text=True)
        return run.stdout

    def write(self, name: str, *lines: str) -> str:
        """Write a file of these lines; its path."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return str(path)

    def commit(self) -> str:
        """Commit everything; the name of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository below the test's folder, which is the current one."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "PRE_COMMIT_FROM_REF", "GITHUB_EVENT_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A U Thor")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "author@example.org")
    path = tmp_path / "repository"
    path.mkdir()
    monkeypatch.chdir(path)
    return Repository(path)
