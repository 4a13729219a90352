"""`--diff-from REV`: the lines added since a revision, and the revision that `auto` stands for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.errors import GitError

if TYPE_CHECKING:
    from awesome_tools.changed import Added

AUTO = "auto"
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

option = click.option(
    "--diff-from",
    metavar="REV",
    help="Only what stands on lines added since this revision, such as origin/main or HEAD; auto: what pre-commit or"
    " the event of GitHub Actions names, else HEAD.",
)


def added(files: Sequence[str], revision: str | None) -> Mapping[str, Added] | None:
    """The added lines of the files; None without a revision: all lines count."""
    if revision is None:
        return None
    if "-" in files:
        raise click.UsageError("--diff-from needs files: standard input has no history")
    from awesome_tools.changed import added_since  # noqa: PLC0415 - not needed for --help

    return added_since(files, _automatic(files) if revision == AUTO else revision)


def _automatic(files: Sequence[str]) -> str:
    from awesome_tools import git  # noqa: PLC0415

    given = os.environ.get("PRE_COMMIT_FROM_REF")
    if given:
        return given
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        return "HEAD"
    top = git.top(os.path.dirname(os.path.realpath(files[0])) if files else ".") or "."  # noqa: PTH120
    event = _event(path)
    named = list(_named(event))
    # The merge commit that a pull request is tested as has the target branch as its first parent, even in a clone of
    # two commits.
    if named and git.commit(top, "HEAD^2") == _text(event, "pull_request", "head", "sha"):
        return "HEAD^1"
    # The commit before a push is gone if the branch was forced or is new: then its default branch is what remains.
    return next((one for one in named if git.commit(top, one)), named[0] if named else "HEAD")


def _named(event: Any) -> Iterator[str]:
    """The revisions that an event compares with, the best first."""
    for keys in (("pull_request", "base", "sha"), ("merge_group", "base_sha"), ("before",)):
        found = _text(event, *keys)
        if _COMMIT.fullmatch(found) and found.strip("0"):
            yield found
    branch = _text(event, "repository", "default_branch")
    if _text(event, "before") and branch:
        yield f"refs/remotes/origin/{branch}"


def _text(event: Any, *keys: str) -> str:
    for key in keys:
        event = event.get(key) if isinstance(event, Mapping) else None
    return event if isinstance(event, str) and "\0" not in event else ""


def _event(path: str) -> Any:
    import json  # noqa: PLC0415

    from awesome_tools.source import read  # noqa: PLC0415

    try:
        return json.loads(read(path).raw)
    except ValueError as error:
        raise GitError(
            "unexpected event, expected JSON", path=path, hint="name the revision instead of auto"
        ) from error
