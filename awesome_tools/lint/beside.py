"""Answers rules' questions about the files around a page: what is there, what it says, how old the repository is."""

from __future__ import annotations

from pathlib import Path

from awesome_tools.errors import GitError, SourceError
from awesome_tools.rules.reading.surroundings import Surroundings
from awesome_tools.source import read


def beside(path: str, moment: int | None = None) -> Surroundings:
    """What stands around a file; nothing is known of standard input. `moment` is the time in seconds since 1970."""
    if path == "-":
        return Surroundings()
    folder = Path(path).absolute().parent

    def look(asked: str) -> frozenset[str] | None:
        return names(_root(folder) / asked.lstrip("/") if asked.startswith("/") else folder / asked)

    return Surroundings(look, lambda asked: _text(folder / asked), lambda: _days(folder, moment))


def _text(path: Path) -> str | None:
    try:
        return read(str(path)).text
    except SourceError:
        return None


def _days(folder: Path, moment: int | None) -> int | None:
    """Days since the first commit, if the folder is the root of a repository with all its history."""
    if moment is None or not (folder / ".git").exists():
        return None
    from awesome_tools import git  # noqa: PLC0415 - one rule needs it

    try:
        answer = git.ask(str(folder), "log", "--max-parents=0", "--format=%ct %D", "--decorate=short", "HEAD")
    except GitError:
        return None
    lines = answer.out.decode("utf-8", "replace").splitlines() if answer.status == 0 else []
    # The oldest commit of a shallow clone is not the first one of the list.
    if not lines or any("grafted" in line for line in lines):
        return None
    return max(0, moment - min(int(line.partition(" ")[0]) for line in lines)) // 86_400


def names(folder: Path) -> frozenset[str] | None:
    """The names in a folder, folders with a final slash; empty if it does not exist, None if it may not be read."""
    try:
        return frozenset(f"{entry.name}/" if entry.is_dir() else entry.name for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except OSError:
        return None


def _root(folder: Path) -> Path:
    """The repository's folder, else the file's own."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
