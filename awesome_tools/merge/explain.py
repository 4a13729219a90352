"""Why a work is one work, in words: its mentions, each join with its evidence, the joins nearby that were not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_tools.merge.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.merge.model import Conflict, Join, Merged, Review, Work
    from awesome_tools.model import Place, Record


def find(merged: Merged, wanted: str) -> tuple[Work, ...]:
    """The works that an identifier, a place `path:line`, a title, a name or part of a title calls: first way only."""
    bare = squeeze(wanted)
    if not bare:
        return ()
    for way in _WAYS:
        found = tuple(work for work in merged.works if way(work, wanted, bare))
        if found:
            return found
    return ()


def _by_identifier(work: Work, wanted: str, _bare: str) -> bool:
    return work.id == wanted or wanted in work.record.identifiers


def _by_place(work: Work, wanted: str, _bare: str) -> bool:
    return any(_place(mention.source) == wanted for mention in work.mentions)


def _by_title(work: Work, _wanted: str, bare: str) -> bool:
    return any(squeeze(record.title) == bare for record in (work.record, *work.mentions))


def _by_name(work: Work, _wanted: str, bare: str) -> bool:
    return any(squeeze(mention.name or "") == bare for mention in work.mentions)


def _by_part(work: Work, _wanted: str, bare: str) -> bool:
    return bare in squeeze(work.record.title)


_WAYS = (_by_identifier, _by_place, _by_title, _by_name, _by_part)


def explain(work: Work) -> str:
    """The explanation of a work: several lines of plain text, the last without a line end."""
    lists = len({mention.source.path for mention in work.mentions})
    lines = [
        work.record.title,
        f"{work.id}: {_counted(len(work.mentions), 'mention')} in {_counted(lists, 'list')}",
        "",
        "Mentions",
    ]
    lines += [f"  {number}. {_shown(mention)}" for number, mention in enumerate(work.mentions, 1)]
    called = {_key(mention): str(number) for number, mention in enumerate(work.mentions, 1)}
    if work.joins:
        lines += ["", "Joins", *_joins(work.joins, called)]
    if work.refused:
        lines += ["", "Not joined", *_joins(work.refused, called)]
    if work.extends:
        lines += ["", f"Extends {work.extends.title} ({_place(work.extends.place)}): {work.extends.reason}"]
    if work.conflicts:
        lines += ["", "Conflicts", *(f"  {_conflict(conflict)}" for conflict in work.conflicts)]
    return "\n".join(lines)


def explain_review(review: Review) -> str:
    """An open pair: both mentions, what is known, and why a person is asked."""
    lines = [f"  1. {_shown(review.left)}", f"  2. {_shown(review.right)}", f"Open: {review.rule}"]
    return "\n".join([*lines, *(f"  {fact.field} ({fact.agreement.value}): {fact.text}" for fact in review.evidence)])


def _joins(joins: Sequence[Join], called: dict[tuple[Place, str], str]) -> Iterator[str]:
    for join in joins:
        left, right = (
            called.get(_key(record), f"{_place(record.source)} {record.title!r}") for record in (join.left, join.right)
        )
        yield f"  {left} and {right}: {join.rule}"
        for fact in join.evidence:
            yield f"      {fact.field} ({fact.agreement.value}): {fact.text}"


def _conflict(conflict: Conflict) -> str:
    values = "; ".join(f"{_value(value)} at {', '.join(map(_place, places))}" for value, places in conflict.values)
    return f"{conflict.field}: {values}. Kept {_value(conflict.chosen)}: {conflict.reason}"


def _value(value: object) -> str:
    return (
        ", ".join(map(str, value))
        if isinstance(value, tuple)
        else repr(value)
        if isinstance(value, str)
        else str(value)
    )


def _shown(record: Record) -> str:
    date = " ".join(str(part) for part in (record.venue, record.year) if part)
    return (
        f"{_place(record.source)}  {record.title}"
        + (f" ({date})" if date else "")
        + "".join(f"\n       {link.url}" for link in record.links)
    )


def _place(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _key(record: Record) -> tuple[Place, str]:
    return (record.source, record.title)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
