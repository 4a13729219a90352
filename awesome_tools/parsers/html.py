"""Raw HTML blocks as units: headings, tables, and lines of atoms. Tags are read where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from awesome_tools.parsers.atoms import BREAK, TEXT, Atom, Flattener, attributes, plain
from awesome_tools.parsers.tables import Grid, Row

# Comments, tags (quotes may hold `>` but no `<`, which keeps the scan linear), text.
TOKEN = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>|[^<]+|<", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9\-]*)")
# Tags that begin and end lines; `td` and `th` are handled apart.
_BLOCKS = frozenset(
    "p div li ul ol dl dt dd center section article header footer blockquote details "
    "summary table tbody thead tr main nav figure form hr pre aside".split()
)


@dataclass(slots=True)
class HtmlHeading:
    """An `<h1>` to `<h6>`."""

    level: int
    atoms: list[Atom]
    start: int
    end: int


@dataclass(slots=True)
class HtmlLine:
    """Inline content between block tags or `<br>`; `within` names the innermost of p, li, summary, … around it."""

    atoms: list[Atom]
    start: int
    end: int
    within: str


@dataclass(slots=True)
class _Table:
    rows: list[list[tuple[list[Atom], int, int]]] = field(default_factory=list)  # cell atoms, colspan, rowspan
    places: list[tuple[int, int]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)


def read_html(text: str, offset: int) -> list[HtmlHeading | HtmlLine | Grid]:
    """The units of a block of raw HTML that begins at `offset` of the source."""
    reader = _HtmlReader(offset)
    for match in TOKEN.finditer(text):
        reader.token(match[0], match.start())
    reader.finish()
    return reader.units


class _HtmlReader:
    def __init__(self, offset: int):
        self.offset = offset
        self.units: list[HtmlHeading | HtmlLine | Grid] = []
        self.inline = Flattener()
        self.within = ["p"]
        self.heading: tuple[int, int] | None = None
        self.tables: list[_Table] = []
        self.cell: tuple[int, int] | None = None  # spans of the open cell
        self.at = 0

    def token(self, token: str, at: int) -> None:
        start, end = self.offset + at, self.offset + at + len(token)
        self.at = end
        if token.startswith("<!--"):
            return
        match = _NAME.match(token) if token.startswith("<") and len(token) > 1 else None
        if match is None:
            self._text(token, start, end)
            return
        name, closing = match[1].lower(), token.startswith("</")
        if name == "table":
            self._table(closing=closing)
        elif name in ("tr", "td", "th") and self.tables:
            self._cell_tag(name, token, start, end, closing=closing)
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._heading_tag(int(name[1]), start, end, closing=closing)
        elif name in _BLOCKS and self.cell is None:
            self._block_tag(name, closing=closing)
        elif name == "br" and self.cell is None and self.heading is None:
            self._flush()
        else:
            self.inline.tag(token, start, end)

    def finish(self) -> None:
        self._flush()
        while self.tables:
            self._end_cell()
            self._end_table()

    def _text(self, token: str, start: int, end: int) -> None:
        text = unescape(token) if "&" in token else token
        if "\n" in text:
            text = re.sub(r"\s*\n\s*", " ", text)
        self.inline.text(text, start, end)

    def _flush(self) -> None:
        """End the line at hand."""
        self.inline.close_link(self.at)
        atoms = self.inline.atoms
        self.inline.atoms = []
        if self.tables and self.cell is not None:
            return
        atoms = _trimmed(atoms)
        if atoms and not self.tables:
            self.units.append(HtmlLine(atoms, atoms[0].start, atoms[-1].end, self.within[-1]))

    def _block_tag(self, name: str, *, closing: bool) -> None:
        self._flush()
        if closing:
            if name in self.within[1:]:
                while self.within.pop() != name:
                    pass
        elif name != "hr" and len(self.within) < 200:
            self.within.append(name)

    def _heading_tag(self, level: int, start: int, end: int, *, closing: bool) -> None:
        if not closing:
            self._flush()
            self.heading = (level, start)
            return
        self.inline.close_link(start)
        if self.heading is not None:
            atoms = _trimmed(self.inline.atoms)
            self.units.append(HtmlHeading(self.heading[0], atoms, self.heading[1], end))
        self.inline.atoms = []
        self.heading = None

    def _table(self, *, closing: bool) -> None:
        if closing:
            if self.tables:
                self._end_cell()
                self._end_table()
            return
        self._flush()
        if self.tables and not self.tables[-1].rows:
            return  # `<table><table>`: one table, written twice
        self.tables.append(_Table())
        self.cell = None

    def _cell_tag(self, name: str, token: str, start: int, end: int, *, closing: bool) -> None:
        table = self.tables[-1]
        self._end_cell()
        if name == "tr":
            if closing:
                if table.places:
                    table.places[-1] = (table.places[-1][0], end)
            else:
                table.rows.append([])
                table.places.append((start, end))
                table.heads.append(True)
            return
        if closing:
            return
        if not table.rows:
            table.rows.append([])
            table.places.append((start, end))
            table.heads.append(True)
        found = attributes(token)
        self.cell = (_span(found.get("colspan")), _span(found.get("rowspan")))
        table.heads[-1] = table.heads[-1] and name == "th"

    def _end_cell(self) -> None:
        if self.cell is None:
            self.inline.atoms = []
            return
        self.inline.close_link(self.at)
        table = self.tables[-1]
        table.rows[-1].append((_trimmed(self.inline.atoms), *self.cell))
        table.places[-1] = (table.places[-1][0], max(self.at, table.places[-1][1]))
        self.inline.atoms = []
        self.cell = None

    def _end_table(self) -> None:
        grid = _grid_of(self.tables.pop())
        if grid is not None:
            self.units.append(grid)


def _span(value: str | None) -> int:
    return min(int(value), 100) if value and value.isdecimal() and int(value) > 0 else 1


def _trimmed(atoms: list[Atom]) -> list[Atom]:
    """Atoms without blank text and line ends at either end."""
    first, last = 0, len(atoms)
    while first < last and atoms[first].kind in (TEXT, BREAK) and not atoms[first].text.strip(" \t\n\u2002\u2003\xa0"):
        first += 1
    while (
        last > first
        and atoms[last - 1].kind in (TEXT, BREAK)
        and not atoms[last - 1].text.strip(" \t\n\u2002\u2003\xa0")
    ):
        last -= 1
    return atoms[first:last]


def _grid_of(table: _Table) -> Grid | None:
    """The rows with spanning cells spread out; rows of one cell over the whole width are headings of groups, left out.

    Without `<th>`, rows in bold before the first row that spans nothing count as the head.
    """
    rows: list[Row] = []
    pending: dict[int, tuple[list[Atom], int]] = {}
    spans: list[bool] = []
    for cells, (start, end) in zip(table.rows, table.places, strict=True):
        spread: list[list[Atom]] = []
        column, spanning = 0, False
        queue = list(cells)
        while queue or column in pending:
            if column in pending:
                atoms, left = pending.pop(column)
                spread.append(atoms)
                if left > 1:
                    pending[column] = (atoms, left - 1)
                column += 1
                continue
            atoms, across, down = queue.pop(0)
            spanning = spanning or across > 1
            for _ in range(across):
                spread.append(atoms)
                if down > 1:
                    pending[column] = (atoms, down - 1)
                column += 1
        spans.append(spanning)
        rows.append(Row(spread, start, end))
    return _with_head(rows, spans, table)


def _with_head(rows: list[Row], spans: list[bool], table: _Table) -> Grid | None:
    if not rows:
        return None
    heads = 0
    while (
        heads < len(rows)
        and rows[heads].cells
        and (
            table.heads[heads]
            or _is_head(rows[heads], first=heads == 0, spanning=spans[heads], after=heads > 0 and spans[heads - 1])
        )
    ):
        heads += 1
    head = _merged_head([row.cells for row in rows[:heads]])
    body = [
        row for row, cells in zip(rows[heads:], table.rows[heads:], strict=True) if len(cells) != 1 or cells[0][1] < 2
    ]
    return Grid(head, body, "html")


def _is_head(row: Row, *, first: bool, spanning: bool, after: bool) -> bool:
    filled = [cell for cell in row.cells if plain(cell)]
    if not filled or any(atom.kind == "link" for cell in row.cells for atom in cell):
        return False
    if all(any(atom.bold or atom.em for atom in cell) for cell in filled):
        return first or after
    return (first and spanning and len({id(cell) for cell in row.cells}) > 1) or after


def _merged_head(rows: list[list[list[Atom]]]) -> list[list[Atom]]:
    """Two head rows as one: `Average` over `Dice` becomes `Average Dice`."""
    if not rows:
        return []
    head = [list(cell) for cell in rows[0]]
    for row in rows[1:]:
        for index, cell in enumerate(row):
            if index < len(head) and head[index] is not cell and plain(head[index]) != plain(cell):
                head[index] = [*head[index], Atom(TEXT, " ", 0, 0), *cell]
    return head
