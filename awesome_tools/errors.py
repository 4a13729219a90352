"""What stops a run, and the exit statuses of the command line.

AwesomeError
├── SourceError   a file that cannot be read as text
├── GitError      what git was asked and could not tell
├── ConfigError   a list.yaml, decisions file or configuration that cannot be used
└── RecordError   a record (JSON object) that is not of the documented shape

What is wrong in a list's own text is never an error but a finding; a bug is a traceback.
"""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses of every command."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2
    INTERRUPTED = 130


class AwesomeError(Exception):
    """An expected failure: prints as `path:line: message` and a hint of what to do."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None, hint: str | None = None):
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        place = "" if self.path is None else _shown(self.path) + (f":{self.line}" if self.line else "") + ": "
        return f"{place}{self.message}" + (f" ({self.hint})" if self.hint else "")


def _shown(path: str) -> str:
    """A file's name may hold line ends and what terminals obey."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in path)


class SourceError(AwesomeError):
    """A file that cannot be read, or not as UTF-8 text."""


class GitError(AwesomeError):
    """What git was asked and could not tell: no repository, no such commit, no git."""


class ConfigError(AwesomeError):
    """A configuration, list.yaml or decisions file that cannot be used."""


class RecordError(AwesomeError):
    """A record that is not of the documented shape."""
