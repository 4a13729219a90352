"""One file of a run from path to result: read, recall or check, remember. What a worker process does."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from awesome_tools.changed import Added
from awesome_tools.errors import ConfigError, SourceError
from awesome_tools.lint.narrow import told
from awesome_tools.model import Diagnostic, Edit
from awesome_tools.source import Source, read

if TYPE_CHECKING:
    from awesome_tools.lint.baseline import Known
    from awesome_tools.lint.remember import Memory


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with a file: settings as a plain mapping, and where to remember results (None: nowhere).

    `name` is the file as patterns in the settings see it, None if that is its path; `moment` the time in seconds since
    1970, for the age of repositories (None: ages are not asked for); `added` its added lines, outside of which nothing
    is told and fixed (None: all lines count); `known` its known findings, which are not told, from the file `baseline`.
    """

    settings: Mapping[str, Any]
    memory: str | None = None
    fix: bool = False
    unsafe: bool = False
    name: str | None = None
    moment: int | None = None
    added: Added | None = None
    baseline: str | None = None
    known: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a file: its text as read, as fixed (None: not asked, or nothing to fix), what is (still) wrong.

    `left` counts findings that are left to the sources of a generated list, `hidden` known ones. `found` is all that
    was found until `narrow` keeps what is to be told; `added` has the added lines if they were asked for.
    """

    path: str
    source: Source | None
    found: tuple[Diagnostic, ...] = ()
    fixed: Source | None = None
    applied: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    left: int = 0
    hidden: int = 0
    error: SourceError | ConfigError | None = None
    added: Added | None = None


def work(path: str, order: Order, source: Source | None = None) -> Result:
    """Do it; a file that cannot be read is an error in the result, and so is its configuration file.

    ConfigError if other settings cannot be used.
    """
    try:
        return _done(read(path) if source is None else source, path, order)
    except SourceError as error:
        return Result(path, None, error=error)
    except ConfigError as error:
        if error.path is None:
            raise
        return Result(path, None, error=error)


def _done(source: Source, path: str, order: Order) -> Result:
    if order.fix:
        return _fix(source, order)
    memory = _memory(order) if path != "-" else None
    kept = memory.recall(source) if memory else None
    if kept is not None and _same(path, kept.asked, order.moment):
        return Result(path, source, kept.found, facts=kept.facts, left=kept.left, added=order.added)
    return _check(source, order, memory, order.added)


def _memory(order: Order) -> Memory | None:
    if not order.memory:
        return None
    from awesome_tools.lint.remember import Memory  # noqa: PLC0415 - not everyone wants one

    return Memory(
        order.memory, json.dumps([order.name, order.settings, order.added and order.added.ranges], sort_keys=True)
    )


def _same(path: str, asked: Mapping[str, list[str] | None], moment: int | None) -> bool:
    """Whether what rules asked about is as it was."""
    if not asked:
        return True
    from awesome_tools.lint.beside import beside  # noqa: PLC0415 - few pages ask

    now = beside(path, moment)
    return all(now.again(one) == (None if told is None else frozenset(told)) for one, told in asked.items())


def _check(source: Source, order: Order, memory: Memory | None, added: Added | None) -> Result:
    from awesome_tools.lint.beside import beside  # noqa: PLC0415 - the rules are not needed for what is remembered
    from awesome_tools.lint.config import active_rules  # noqa: PLC0415
    from awesome_tools.lint.parsing import from_mapping  # noqa: PLC0415
    from awesome_tools.lint.run import lint_with  # noqa: PLC0415

    around = beside(source.path, order.moment)
    rules = active_rules(from_mapping(order.settings), source.path if order.name is None else order.name)
    checked = lint_with(source, rules, around, added)
    facts = {
        code: [[one.key, one.span.start, one.span.end, one.line, one.title, one.new] for one in found]
        for code, found in checked.facts.items()
    }
    if memory is not None:
        memory.keep(source, checked.diagnostics, around.asked, facts, checked.left)
    return Result(source.path, source, checked.diagnostics, facts=facts, left=checked.left, added=added)


def _fix(source: Source, order: Order) -> Result:
    from awesome_tools.lint.beside import beside  # noqa: PLC0415
    from awesome_tools.lint.carry import carried  # noqa: PLC0415
    from awesome_tools.lint.config import active_rules  # noqa: PLC0415
    from awesome_tools.lint.fix import fix  # noqa: PLC0415
    from awesome_tools.lint.parsing import from_mapping  # noqa: PLC0415
    from awesome_tools.lint.run import lint_with  # noqa: PLC0415

    rules = active_rules(from_mapping(order.settings), source.path if order.name is None else order.name)
    layout = frozenset(active.rule.code for active in rules if "layout" in active.rule.tags)
    around = beside(source.path, order.moment)
    added = order.added

    def check(state: Source) -> Sequence[Diagnostic]:
        return told(lint_with(state, rules, around, added).diagnostics, state, added, order.known)[0]

    def follow(before: Source, edits: Sequence[Edit], after: Source) -> None:
        nonlocal added
        added = added and carried(added, before, edits, after)

    fixed = fix(source, check, layout, unsafe=order.unsafe, follow=follow)
    checked = _check(fixed.source, order, None, added)
    changed = fixed.source if fixed.source.raw != source.raw else None
    return Result(
        source.path,
        source,
        checked.found,
        fixed=changed,
        applied=fixed.applied,
        refused=fixed.refused,
        facts=checked.facts,
        left=checked.left,
        added=added,
    )


def folder_of(cache: str) -> str:
    """The folder for lint results in the user's cache folder."""
    return str(Path(cache) / "awesome-tools" / "lint")
