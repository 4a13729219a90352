"""Which findings are told when not all are asked for: those on added lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from awesome_tools.changed import Added
from awesome_tools.model import Diagnostic

if TYPE_CHECKING:
    from awesome_tools.lint.work import Result


def narrowed(results: Sequence[Result]) -> list[Result]:
    """The results with those findings only that are to be told."""
    return [replace(result, found=on_added(result.found, result.added)) for result in results]


def on_added(found: Sequence[Diagnostic], added: Added | None) -> tuple[Diagnostic, ...]:
    """The findings that touch an added line, all if `added` is None."""
    return tuple(one for one in found if added is None or _touched(one, added))


def _touched(one: Diagnostic, added: Added) -> bool:
    # A range that ends where a line begins does not touch that line.
    last = one.end.line - (one.end.column == 1 and one.end.line > one.start.line)
    return added.touches(one.start.line, last)
