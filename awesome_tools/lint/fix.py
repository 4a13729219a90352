"""Applies fixes round by round to a fixed point, each round proved before the next. Pure: writes no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from awesome_tools import edits
from awesome_tools.document import Document
from awesome_tools.lint.verify import same_entries, same_page
from awesome_tools.model import Applicability, Diagnostic, Edit, Fix
from awesome_tools.source import Source

# A fix may uncover another finding; a list that needs more rounds has rules at odds with one another.
_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Fixed:
    """The text after fixing, how often each rule's fixes were applied, and by code what was refused and why."""

    source: Source
    applied: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


def _forget(_before: Source, _edits: Sequence[Edit], _after: Source) -> None:
    """What nobody asked to be told of."""


def fix(
    source: Source,
    check: Callable[[Source], Sequence[Diagnostic]],
    layout: frozenset[str],
    *,
    unsafe: bool,
    follow: Callable[[Source, Sequence[Edit], Source], None] = _forget,
) -> Fixed:
    """Apply the fixes of what `check` finds until none is left; `follow` is told of each step.

    `layout` has the codes of rules whose fixes must leave the rendered page as it is. Fixes that break their promise
    are refused, and their rule applies none in this file.
    """
    applied: Counter[str] = Counter()
    refused: dict[str, str] = {}
    seen = {source.raw}
    for _ in range(_ROUNDS):
        found = [one for one in check(source) if one.fix is not None and one.code not in refused]
        chosen = _round(found, layout, unsafe=unsafe)
        if not chosen:
            break
        done = _edits(chosen)
        after = edits.apply(source, done)
        broken = _broken(source, after, chosen, layout)
        if broken is not None:
            culprit = _culprit(source, chosen, layout)
            refused.update(dict.fromkeys(culprit, broken))
            continue
        if after.raw in seen:
            break
        seen.add(after.raw)
        applied.update(one.code for one in chosen)
        follow(source, done, after)
        source = after
    return Fixed(source, applied, refused)


def _round(found: Sequence[Diagnostic], layout: frozenset[str], *, unsafe: bool) -> list[Diagnostic]:
    """The fixes of one class that get along: layout first, then safe, then unsafe ones."""
    classes = (
        [one for one in found if one.code in layout and _is(one, Applicability.SAFE)],
        [one for one in found if one.code not in layout and _is(one, Applicability.SAFE)],
        [one for one in found if unsafe and _is(one, Applicability.UNSAFE)],
    )
    for members in classes:
        if members:
            chosen = edits.pick([_fix_of(one) for one in members])
            return [members[index] for index in chosen]
    return []


def _is(one: Diagnostic, applicability: Applicability) -> bool:
    return one.fix is not None and one.fix.applicability is applicability


def _fix_of(one: Diagnostic) -> Fix:
    assert one.fix is not None  # noqa: S101 - only such are chosen
    return one.fix


def _edits(chosen: Sequence[Diagnostic]) -> list[Edit]:
    return [edit for one in chosen for edit in _fix_of(one).edits]


def _broken(before: Source, after: Source, chosen: Sequence[Diagnostic], layout: frozenset[str]) -> str | None:
    """Which promise a round breaks, None if it keeps all."""
    if all(one.code in layout for one in chosen):
        return None if same_page(before, after) else "the rendered page would change"
    if all(_is(one, Applicability.SAFE) for one in chosen):
        same = same_entries(Document.parse(before), Document.parse(after))
        return None if same else "titles or links of a section would change"
    return None


def _culprit(source: Source, chosen: Sequence[Diagnostic], layout: frozenset[str]) -> list[str]:
    """The codes of the rules that break a promise by themselves; all of them if none does so alone."""
    codes = sorted({one.code for one in chosen})
    alone = []
    for code in codes:
        mine = [one for one in chosen if one.code == code]
        if _broken(source, edits.apply(source, _edits(mine)), mine, layout) is not None:
            alone.append(code)
    return alone or codes
