"""Answers rules' questions about the files around a page by looking at folders. Opens no file."""

from __future__ import annotations

from pathlib import Path

from awesome_tools.rules.reading.surroundings import Surroundings


def beside(path: str) -> Surroundings:
    """What stands around a file; nothing is known of standard input."""
    if path == "-":
        return Surroundings()
    folder = Path(path).absolute().parent

    def look(asked: str) -> frozenset[str] | None:
        return names(_root(folder) / asked.lstrip("/") if asked.startswith("/") else folder / asked)

    return Surroundings(look)


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
