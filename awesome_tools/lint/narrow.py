"""Which findings are told when not all are asked for: those on added lines, those that are not known yet. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from awesome_tools.changed import Added
from awesome_tools.model import Diagnostic
from awesome_tools.source import Source

if TYPE_CHECKING:
    from awesome_tools.lint.work import Order, Result


def narrowed(results: Sequence[Result], orders: Mapping[str, Order]) -> list[Result]:
    """The results with those findings only that are to be told, and how many known ones are not."""
    done = []
    for result in results:
        order = orders.get(result.path) or orders["-"]
        source = result.fixed or result.source
        if source is None or (result.added is None and not order.known):
            done.append(result)
        else:
            found, hidden = told(result.found, source, result.added, order.known)
            done.append(replace(result, found=found, hidden=hidden))
    return done


def told(
    found: Sequence[Diagnostic], source: Source, added: Added | None, known: Mapping[tuple[str, str], int]
) -> tuple[tuple[Diagnostic, ...], int]:
    """The findings of a source on added lines (None: on all) that are not known, and how many known ones there are."""
    hidden: frozenset[int] = frozenset()
    if known:
        from awesome_tools.lint import baseline  # noqa: PLC0415 - few runs have one

        hidden = baseline.hidden(found, source, known, added)
    asked = [index for index, one in enumerate(found) if added is None or _touched(one, added)]
    kept = tuple(found[index] for index in asked if index not in hidden)
    return kept, len(asked) - len(kept)


def _touched(one: Diagnostic, added: Added) -> bool:
    # A range that ends where a line begins does not touch that line.
    last = one.end.line - (one.end.column == 1 and one.end.line > one.start.line)
    return added.touches(one.start.line, last)
