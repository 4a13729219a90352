"""Adds links that an entry of the list lacks and another list has, in the entry's own style, as insertions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from awesome_tools.into import values
from awesome_tools.into.write import pen_of, shared_out
from awesome_tools.model import Edit, Link, Record, Role, Span
from awesome_tools.parsers.profile_pattern import LINKS, Piece
from awesome_tools.parsers.profile_table import cells_of

if TYPE_CHECKING:
    from awesome_tools.into.homes import Home, Member
    from awesome_tools.parsers.profile import Profile

# Links worth adding: those of a role that the entry has none of.
_ROLES = (Role.PAPER, Role.CODE)


def missing(mine: Sequence[Record], work: Record) -> tuple[Link, ...]:
    """The first link of each role that a work has and no entry of the list about it."""
    had = {link.role for record in mine for link in record.links}
    urls = {link.url for record in mine for link in record.links}
    found = []
    for role in _ROLES:
        link = next((link for link in work.links if link.role is role and link.url not in urls), None)
        if role not in had and link is not None:
            found.append(link)
    return tuple(found)


def ways(member: Member, home: Home, links: Sequence[Link], record: Record) -> Iterator[tuple[Edit, ...]]:
    """Ways to write links into an entry: the empty cell of their column, behind its last link, at its line's end."""
    pen = pen_of(home)
    if home.profile.table is not None:
        cells = _into_cells(member, home, links, record, pen)
        if cells:
            yield cells
        return
    text = home.document.source.text
    last = max((atom.end for _, atom in member.unit.candidate.draft.links if atom.end <= member.unit.end), default=-1)
    before, template, after = _style(home.profile, links)
    shown = values.run(template, links, record, pen, after.strip() + " " + before.strip())
    if last > member.unit.candidate.draft.start:  # behind the title: in front of it stand links of another kind
        stop = last
        while text[stop : stop + 1] in ("]", ")", "】", "）", "*", "_"):
            stop += 1
        yield (Edit(Span(stop, stop), " " + before.strip() + shown + after.strip()),)
    end = text.find("\n", member.unit.candidate.start)
    end = len(text) if end < 0 else end
    while text[end - 1] in " \t":
        end -= 1
    yield (Edit(Span(end, end), " " + before.strip() + shown + after.strip()),)


def _style(profile: Profile, links: Sequence[Link]) -> tuple[str, Piece, str]:
    """The brackets and the template that the section has for links of these roles, most common first."""
    roles = {link.role for link in links}
    for wanted in (True, False):
        for pattern, _ in profile.patterns:
            for index, piece in enumerate(pattern.pieces):
                if piece.slot == LINKS and (not wanted or roles & set(piece.roles)):
                    before = pattern.pieces[index - 1].text if index and not pattern.pieces[index - 1].slot else ""
                    after = pattern.pieces[index + 1].text if index + 1 < len(pattern.pieces) else ""
                    opening = before[len(before.rstrip("([（【")) :]
                    closing = after[: len(after) - len(after.lstrip(")]）】"))]
                    return (opening, piece, closing) if len(opening) == len(closing) else ("", piece, "")
    return "[", Piece(LINKS, "[{value}]({url})"), "]"


def _into_cells(member: Member, home: Home, links: Sequence[Link], record: Record, pen: values.Pen) -> tuple[Edit, ...]:
    """The edits that put links into the columns of their roles; none if one of them has no column or no empty cell."""
    table = home.profile.table
    assert table is not None  # noqa: S101 - the caller looked
    text = home.document.source.text
    spans = cells_of(text, member.unit.start, member.unit.end).spans
    runs = [
        (i, piece)
        for i, column in enumerate(table.columns)
        for pattern, _ in column.patterns[:1]
        for piece in pattern.pieces
        if piece.slot == LINKS
    ]
    edits = []
    for (index, piece), given in zip(runs, shared_out([piece for _, piece in runs], links), strict=True):
        if not given:
            continue
        if index >= len(spans) or text[slice(*spans[index])].strip() not in ("", table.columns[index].empty):
            return ()
        start, end = spans[index]
        raw = text[start:end]
        inner = raw.strip()
        at = start + (raw.index(inner) if inner else len(raw) // 2 if len(raw) < 3 else 1)
        shown = values.run(piece, given, record, pen)
        lost = len(raw) - (at - start) - len(inner)  # blanks behind the text, which make room for a longer one
        room = max(0, min(lost - 1, len(shown) - len(inner)))
        edits.append(Edit(Span(at, at + len(inner) + room), shown if raw else f" {shown} "))
    return tuple(edits)
