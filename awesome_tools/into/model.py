"""The data types of merging into a list. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesome_tools.merge import Conflict
    from awesome_tools.model import Link, Record
    from awesome_tools.source import Source


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry that the list lacked: what was written, in which section and line of the new text, and why there.

    `sure` tells that a section was found that fits; `written` whether its text was taken as it stood or written anew.
    """

    record: Record
    section: tuple[str, ...]
    line: int
    reason: str
    sure: bool
    written: str


@dataclass(frozen=True, slots=True)
class Completion:
    """An entry of the list that got links it lacked."""

    record: Record
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record of another list that is not in the result, and why."""

    record: Record
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What merging into a list comes to: the text after it, and an account of every work.

    `duplicates` counts the works of the other lists that the list had; `conflicts` has, by the list's own record, the
    fields in which another list says something else.
    """

    source: Source
    additions: tuple[Addition, ...]
    completions: tuple[Completion, ...]
    duplicates: int
    conflicts: tuple[tuple[Record, tuple[Conflict, ...]], ...]
    left_out: tuple[LeftOut, ...]

    def summary(self) -> str:
        """One line of counts."""
        return (
            f"new {len(self.additions)} · duplicate {self.duplicates} · completed {len(self.completions)}"
            f" · conflict {len(self.conflicts)} · left out {len(self.left_out)}"
        )
