"""Which lines of files were added since a revision, by git: committed, staged, unstaged, and files not added yet."""

from __future__ import annotations

import os
import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from awesome_tools import git
from awesome_tools.errors import GitError

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_TREE = ("--raw", "-z", "--find-renames", "-l2000", "--ignore-submodules=all")
# Every option that a user's configuration or an attribute of the repository could set otherwise.
_PATCH = (
    *("--patch", "--unified=0", "--inter-hunk-context=0", "--find-renames", "-l2000", "--text"),
    *("--no-ext-diff", "--no-textconv", "--no-color", "--submodule=short", "--ignore-submodules=all"),
    *("--ignore-cr-at-eol", "--diff-algorithm=histogram", "--indent-heuristic"),
)


@dataclass(frozen=True, slots=True)
class Added:
    """The added lines of a file as ranges of first and last line, from 1, ascending and apart."""

    ranges: tuple[tuple[int, int], ...] = ()

    def touches(self, first: int, last: int) -> bool:
        """Whether one of these lines was added."""
        at = bisect_left(self.ranges, first, key=lambda one: one[1])
        return at < len(self.ranges) and self.ranges[at][0] <= last


NOTHING = Added()
EVERYTHING = Added(((1, sys.maxsize),))


def added_since(files: Sequence[str], revision: str) -> dict[str, Added]:
    """The added lines of each file that exists, in the working tree as it is.

    What counts is what this side has added since it parted from the revision, as in `git diff REV...`: later commits
    of another branch are not taken for removed here. `HEAD` means what is not committed yet. A moved file is compared
    with what it was; a file that git does not track is new from the first line to the last.
    GitError outside of a repository, and where it does not have the revision.
    """
    found: dict[str, Added] = {}
    for top, members in _by_repository(files).items():
        base = _base(top, revision)
        lines = (
            dict.fromkeys(members.values(), EVERYTHING) if base is None else _added(top, base, set(members.values()))
        )
        found |= {file: lines[name] for file, name in members.items()}
    return found


def _by_repository(files: Sequence[str]) -> dict[str, dict[str, str]]:
    """The files by the top folder of their working tree, each with its name there.

    Links lead to what they name; of one that leads out of all repositories, git knows the link alone.
    """
    top_of = cache(lambda folder: git.top(folder) or "")
    found: dict[str, dict[str, str]] = {}
    for file in files:
        real = os.path.realpath(file)
        if not os.path.isfile(real):  # noqa: PTH113 - who reads it will tell
            continue
        top = top_of(os.path.dirname(real))  # noqa: PTH120
        if not top and os.path.islink(file):  # noqa: PTH114
            folder, own = os.path.split(file)
            real = os.path.join(os.path.realpath(folder), own)  # noqa: PTH118
            top = top_of(os.path.dirname(real))  # noqa: PTH120
        if not top:
            raise GitError("not in a git repository, so nothing is known of changes", path=file)
        name = os.path.relpath(real, os.path.realpath(top)).replace(os.sep, "/")
        found.setdefault(top, {})[file] = name
    return found


def _base(top: str, revision: str) -> str | None:
    """The commit to compare with, None if there is nothing to compare with yet."""
    head = git.commit(top, "HEAD")
    if head is None and revision == "HEAD":
        return None
    commit = None if revision.startswith("-") else git.commit(top, revision)
    if commit is None:
        raise GitError(f"unexpected revision `{revision}`, expected one of this repository", path=top, hint=_hint(top))
    common = git.ask(top, "merge-base", commit, head or commit)
    if common.status or not common.line:
        raise GitError(f"`{revision}` and HEAD have no commit in common", path=top, hint=_hint(top))
    return common.line


def _hint(top: str) -> str:
    if git.ask(top, "rev-parse", "--is-shallow-repository").line == "true":
        return "the clone is shallow: `fetch-depth: 0` in actions/checkout, or `git fetch --unshallow`, gets the rest"
    return "`git fetch` may get it"


def _added(top: str, base: str, names: set[str]) -> dict[str, Added]:
    """The added lines of files by their names below the top folder."""
    found = {}
    for status, old, new in _changes(top, base):
        if new in names:
            found[new] = _lines(top, base, (old, new)) if status in "MR" else EVERYTHING
    rest = names - found.keys()
    tracked = {os.fsdecode(name) for name in git.told(top, "ls-files", "-z", "--cached").names} if rest else set()
    return found | {name: NOTHING if name in tracked else EVERYTHING for name in rest}


def _changes(top: str, base: str) -> Iterator[tuple[str, str, str]]:
    """Status, old and new name of each file that differs from a commit."""
    parts = iter(git.told(top, "diff-index", *_TREE, base, "--").names)
    for part in parts:
        status = part.rpartition(b" ")[2][:1].decode()
        old = os.fsdecode(next(parts))
        yield status, old, os.fsdecode(next(parts)) if status in "RC" else old


def _lines(top: str, base: str, names: tuple[str, str]) -> Added:
    """The added lines of one file. Content looks like no hunk: its lines begin with a mark in a patch."""
    patch = git.told(top, "diff-index", *_PATCH, base, "--", *dict.fromkeys(names)).out
    hunks = [(int(match[1]), int(match[2] or 1)) for match in _HUNK.finditer(patch)]
    return Added(tuple((first, first + count - 1) for first, count in hunks if count))
