"""Which files are meant by the paths of a command: folders are searched for Markdown, what git ignores is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from awesome_tools.errors import GitError, SourceError

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "build", "dist"})


def files_at(paths: Sequence[str], exclude: Sequence[str] = ()) -> Iterator[str | SourceError]:
    """The files, each once, in the order of the paths; an error in the place of a folder without any.

    A path that is no folder is taken as it is, whatever its name; `-` is standard input. `exclude` has patterns of
    files and folders to leave out.
    """
    seen: set[str] = set()
    for path in paths:
        found = _below(path) if path != "-" and os.path.isdir(path) else [path]  # noqa: PTH112
        if not found:
            yield SourceError("no Markdown files in this folder", path=path, hint=f"lists end in {', '.join(SUFFIXES)}")
        for one in found:
            if one not in seen and not excluded(one, exclude):
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
    names = _by_git(folder)
    found = _by_walking(folder) if names is None else names
    paths = sorted(os.path.join(folder, name) for name in found)  # noqa: PTH118 - as the user began it
    files = [path for path in paths if not os.path.islink(path)]  # noqa: PTH114
    if len(files) == len(paths):
        return paths
    # A link to a file that is found anyway would make every entry a duplicate.
    known = set(map(os.path.realpath, files))
    return [path for path in paths if not os.path.islink(path) or os.path.realpath(path) not in known]  # noqa: PTH114


def _by_git(folder: str) -> list[str] | None:
    """Names below a folder of a repository, without what is ignored; None where git cannot tell."""
    from awesome_tools import git  # noqa: PLC0415 - only folders need it

    try:
        answer = git.ask(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    except GitError:
        return None
    if answer.status or not answer.out:
        return None  # no repository, or a folder that is ignored as a whole, and was named on purpose
    names = {name for name in map(os.fsdecode, answer.names) if _is_list(name)}
    return [name for name in names if os.path.isfile(os.path.join(folder, name))]  # noqa: PTH113, PTH118


def _by_walking(folder: str) -> list[str]:
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if (name not in _SKIPPED and not name.startswith(".")) or name == ".github"
        ]
        found += [os.path.relpath(os.path.join(root, name), folder) for name in names]  # noqa: PTH118
    return [name for name in found if _is_list(name.replace(os.sep, "/"))]


def _is_list(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") and part != ".github" for part in parts)
    return name.lower().endswith(SUFFIXES) and not hidden and not _SKIPPED & set(parts[:-1])
