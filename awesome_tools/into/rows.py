"""Writes a record as a row of a table: each value in its column, written, padded and left empty as the others are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from awesome_tools.into import values
from awesome_tools.into.fill import fill
from awesome_tools.model import Role
from awesome_tools.parsers.profile_pattern import LINKS, OTHER, PUB, TITLE, Pattern, Piece

if TYPE_CHECKING:
    from awesome_tools.model import Link, Record
    from awesome_tools.parsers.profile_table import Column, Table

_KIND_ROLES = {"code": Role.CODE, "paper": Role.PAPER, "venue": Role.PAPER, "links": Role.OTHER}


def row(record: Record, table: Table, pen: values.Pen) -> str:
    """The row of a record, without indentation and line end."""
    title = _title(table)
    main = values.main_link(record, title.roles) if title is not None and "{url}" in title.text else None
    given = _by_column(table, [link for link in record.links if link is not main])
    cells = [_cell(column, links, record, main, pen) for column, links in zip(table.columns, given, strict=True)]
    padded = [_padded(text, column, table) for text, column in zip(cells, table.columns, strict=True)]
    text = "|".join(padded)
    text = ("|" if table.leading else "") + text + ("|" if table.trailing else "")
    return text if table.leading and table.trailing else text.strip()


def _title(table: Table) -> Piece | None:
    found: Counter[Piece] = Counter()
    for column in table.columns:
        for pattern, count in column.patterns:
            for piece in pattern.pieces:
                if piece.slot == TITLE:
                    found[piece] += count
    return found.most_common(1)[0][0] if found else None


def _by_column(table: Table, links: Sequence[Link]) -> list[list[Link]]:
    """The links of each column: by the roles that its links have, else that its heading tells, else with the title."""
    given: list[list[Link]] = [[] for _ in table.columns]
    roles = [
        Counter(
            role
            for pattern, _ in column.patterns
            for piece in pattern.pieces
            if piece.slot == LINKS
            for role in piece.roles
        )
        for column in table.columns
    ]
    shares = [sum(found.values()) for found in roles]
    title = next((index for index, column in enumerate(table.columns) if column.kind == "title"), 0)
    for link in links:
        scores = [
            (roles[index][link.role] / shares[index] if shares[index] else 0.0)
            + 0.5 * (_KIND_ROLES.get(column.kind) is link.role)
            for index, column in enumerate(table.columns)
        ]
        best = max(range(len(scores)), key=lambda index: (scores[index], -index))
        given[best if scores[best] > 0 else title].append(link)
    return given


def _cell(column: Column, links: Sequence[Link], record: Record, main: Link | None, pen: values.Pen) -> str:
    """The text of a cell by the first pattern of its column that can be filled, else what stands for nothing there."""
    best = column.empty
    for pattern, _ in column.patterns:
        found = _found(pattern, links, record, main, pen, column.heading)
        slots = [index for index, piece in enumerate(pattern.pieces) if piece.slot]
        if not slots or not found or any(pattern.pieces[index].slot == LINKS and index not in found for index in slots):
            continue
        if all(index in found for index in slots) and not _yearless(pattern, record, column):
            best = fill(pattern, found)
            break
        if best == column.empty:
            best = fill(pattern, found)
    if links and not all(link.url in best for link in links):
        extra = values.run(
            Piece(LINKS, "[{value}]({url})"), [link for link in links if link.url not in best], record, pen
        )
        best = extra if best == column.empty else f"{best} {extra}"
    return best


def _yearless(pattern: Pattern, record: Record, column: Column) -> bool:
    """Whether a pattern leaves out the year that others of the column tell, although the record has one."""
    if record.year is None or record.venue is None:
        return False
    years = [any("{y" in piece.text for piece in other.pieces if piece.slot == PUB) for other, _ in column.patterns]
    return any(years) and not any("{y" in piece.text for piece in pattern.pieces if piece.slot == PUB)


def _found(
    pattern: Pattern, links: Sequence[Link], record: Record, main: Link | None, pen: values.Pen, heading: str
) -> dict[int, str]:
    found: dict[int, str] = {}
    left = list(links)
    for index, piece in enumerate(pattern.pieces):
        if piece.slot == TITLE:
            found[index] = values.titled(piece, record, main, pen, at_start=False)
        elif piece.slot == LINKS and left:
            more = any(later.slot == LINKS for later in pattern.pieces[index + 1 :])
            taken = left[:1] if more else left
            left = left[len(taken) :]
            found[index] = values.run(piece, taken, record, pen)
        elif piece.slot not in ("", LINKS, OTHER) and (text := values.value(piece, record, pen, heading)) is not None:
            found[index] = text
    return found


def _padded(text: str, column: Column, table: Table) -> str:
    left, right = table.padding
    if column.width is None:
        return (" " if left else "") + text + (" " if right else "") if text or left or right else text
    space = column.width - len(text)
    if space < 2:
        return (" " if left else "") + text + (" " if right else "")
    if column.align == "center":
        return " " * (space // 2) + text + " " * (space - space // 2)
    lead = " " if left else ""
    return (" " * (space - len(lead)) + text + lead) if column.align == "right" else (lead + text).ljust(column.width)
