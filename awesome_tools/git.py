"""The door to git: runs it in a folder so that neither configuration nor a hook's environment changes what it says."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from awesome_tools.errors import GitError

_SECONDS = 120
_GITHUB = re.compile(r"(?:https?://(?:[^@/]*@)?|(?:ssh://)?git@)github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?")
# Hooks set these for the repository they run in; here the folder says which one is meant, and options say the rest.
_DROPPED = frozenset(
    """
    GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_DIFF_OPTS GIT_DIR GIT_EXTERNAL_DIFF GIT_GLOB_PATHSPECS
    GIT_GRAFT_FILE GIT_ICASE_PATHSPECS GIT_IMPLICIT_WORK_TREE GIT_INDEX_FILE GIT_LITERAL_PATHSPECS GIT_NAMESPACE
    GIT_NOGLOB_PATHSPECS GIT_OBJECT_DIRECTORY GIT_PREFIX GIT_SHALLOW_FILE GIT_WORK_TREE
    """.split()
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said: exit status, standard output and, for people, standard error."""

    status: int
    out: bytes
    told: str

    @property
    def line(self) -> str:
        """Standard output as one line of text, a path or an object's name."""
        return os.fsdecode(self.out.removesuffix(b"\n").removesuffix(b"\r"))

    @property
    def names(self) -> list[bytes]:
        """Standard output as what `-z` makes of it."""
        return self.out.split(b"\0")[:-1]


def ask(folder: str, *arguments: str) -> Answer:
    """Run git in a folder; GitError if there is no git, or it does not come to an end."""
    import subprocess  # noqa: PLC0415 - few runs ask git

    environment = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    command = ["git", "-C", folder, "--no-pager", "--no-optional-locks", "--literal-pathspecs", *arguments]
    try:
        run = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, env=environment)  # noqa: S603 - git and fixed options; what users give stands behind them
    except FileNotFoundError as error:
        raise GitError("git cannot be found", hint="install it, or leave out what needs it") from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git cannot be run: {error}") from error
    return Answer(run.returncode, run.stdout, run.stderr.decode("utf-8", "replace").strip())


def told(folder: str, *arguments: str) -> Answer:
    """Run git in a folder; GitError with git's own words if it fails."""
    answer = ask(folder, *arguments)
    if answer.status:
        words = answer.told.splitlines()
        raise GitError(f"git {arguments[0]} failed: {words[0] if words else answer.status}", path=folder)
    return answer


def top(folder: str) -> str | None:
    """The top folder of the working tree that a folder is in, None outside of any; GitError if git refuses to look."""
    answer = ask(folder, "rev-parse", "--show-toplevel")
    if answer.status == 0:
        return answer.line
    if "dubious ownership" in answer.told:
        raise GitError(
            "git does not trust this repository, which belongs to another user",
            path=folder,
            hint="`git config --global --add safe.directory FOLDER` says that you do",
        )
    return None


def commit(folder: str, revision: str) -> str | None:
    """The name of the commit that a revision stands for, None if there is none."""
    answer = ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    return answer.line if answer.status == 0 else None


def on_github(url: str) -> str | None:
    """`owner/name` if a remote's address leads to GitHub."""
    match = _GITHUB.fullmatch(url)
    return match[1] if match else None
