"""Rows of a table, whether GFM or HTML, as drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from awesome_tools.parsers.atoms import (
    Atom,
    collapse,
    links_in,
    plain,
)
from awesome_tools.parsers.cells import read_cell
from awesome_tools.parsers.columns import column_kinds, is_null
from awesome_tools.parsers.draft import Draft, clean_title
from awesome_tools.parsers.groups import group
from awesome_tools.parsers.roles import is_label

# Headings of columns whose cells are short names, so that name and title are one.
_NAMES = re.compile(
    r"(?:method|model|algorithm|approach|network|architecture|name|tool|library|package|project)s?(?: name)?|"
    r"名称|方法|模型|工具"
)


@dataclass(slots=True)
class Row:
    """The cells of a row, flattened, with the row's place."""

    cells: list[list[Atom]]
    start: int
    end: int
    surplus: list[list[Atom]] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: its head (which may be empty) and its rows."""

    head: list[list[Atom]]
    rows: list[Row]
    shape: str = "row"


def read_grid(grid: Grid) -> list[tuple[Row, Draft]]:
    """The drafts of the rows, in order; a row with the cells of two entries gives two."""
    kinds = column_kinds(grid.head, [row.cells for row in grid.rows])
    if "title" not in kinds:
        return [(row, draft) for row in grid.rows for draft in _loose_cells(row)]
    headings = [collapse(plain(cell)).strip("*_ ") for cell in grid.head]
    drafts: list[tuple[Row, Draft]] = []
    named = (
        _NAMES.fullmatch(headings[kinds.index("title")].casefold()) if kinds.index("title") < len(headings) else None
    )
    for row in grid.rows:
        for draft in _row_drafts(row, kinds, headings):
            if named and draft.name is None:
                draft.name = draft.title
            drafts.append((row, draft))
    return drafts


def _row_drafts(row: Row, kinds: Sequence[str], headings: Sequence[str]) -> list[Draft]:
    drafts = [_read_row(row.cells, kinds, headings)]
    width = len(kinds)
    surplus = row.surplus
    while surplus and any(links_in(cell) or plain(cell).strip() for cell in surplus):
        # Two entries in one row: the second repeats the columns, often without the first (a shared date).
        part = surplus[:width]
        shifted = part if len(part) == width else [[] for _ in range(width - len(part))] + part
        extra = _read_row(shifted, kinds, headings)
        if extra.title and not is_null(extra.title):
            drafts.append(extra)
        else:
            for cell in part:
                for link in links_in(cell):
                    drafts[0].add_link(link)
        surplus = surplus[width:]
    return drafts


def _read_row(cells: Sequence[Sequence[Atom]], kinds: Sequence[str], headings: Sequence[str]) -> Draft:
    draft = Draft()
    for index, cell in enumerate(cells):
        kind = kinds[index] if index < len(kinds) else "field"
        read_cell(draft, kind, headings[index] if index < len(headings) else "", group(cell))
    if not draft.title and draft.name:
        draft.title = draft.name
    draft.finish()
    return draft


def _loose_cells(row: Row) -> list[Draft]:
    """Each cell of a grid of links, without headings, is an entry of its own."""
    drafts = []
    for cell in row.cells:
        links = [link for link in links_in(cell) if link.text and not link.pictured and not is_label(link.text)]
        if len(links) == 1 and not links[0].url.startswith("#"):
            draft = Draft(title=clean_title(links[0].text), title_kind="link", title_link=links[0])
            draft.start, draft.end = links[0].start, links[0].end
            draft.finish()
            drafts.append(draft)
    return drafts
