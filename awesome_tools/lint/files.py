"""Which files are meant by the paths of a command: folders are searched for Markdown, what git ignores is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from awesome_tools.errors import SourceError

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "build", "dist"})


def files_at(paths: Sequence[str], exclude: Sequence[str] = ()) -> Iterator[str | SourceError]:
    """The files, each once, in the order of the paths; an error in the place of a folder without any."""
    seen: set[str] = set()
    for path in paths:
        found = _below(path) if path != "-" and Path(path).is_dir() else [path]
        wanted = [one for one in found if not excluded(one, exclude)]
        if not found:
            yield SourceError("no Markdown files in this folder", path=path, hint=f"lists end in {', '.join(SUFFIXES)}")
        for one in wanted:
            if one not in seen:
                seen.add(one)
                yield one


def excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path or a folder in it fits one of the patterns."""
    clean = path.replace("\\", "/").removeprefix("./")
    parts = clean.split("/")
    return any(
        fnmatchcase(clean, pattern)
        or fnmatchcase(clean, f"*/{pattern}")
        or any(fnmatchcase(part, pattern.rstrip("/")) for part in parts)
        for pattern in patterns
    )


def _below(folder: str) -> list[str]:
    return sorted(os.path.join(folder, name) for name in (_by_git(folder) or _by_walking(folder)))  # noqa: PTH118 - as the user began it


def _by_git(folder: str) -> list[str]:
    """Names below a folder of a repository, without what is ignored; empty if git cannot tell."""
    import subprocess  # noqa: PLC0415 - only folders need it

    command = ["git", "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - a fixed command
    except (OSError, subprocess.TimeoutExpired):
        return []
    names = run.stdout.split("\0") if run.returncode == 0 else []
    return [name for name in names if _is_list(name) and (Path(folder) / name).is_file()]


def _by_walking(folder: str) -> list[str]:
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        found += [os.path.relpath(os.path.join(root, name), folder) for name in names if _is_list(name)]  # noqa: PTH118
    return found


def _is_list(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") and part != ".github" for part in parts)
    return name.lower().endswith(SUFFIXES) and not hidden and not _SKIPPED & set(parts[:-1])
