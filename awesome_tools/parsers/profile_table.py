"""The shape of a table's rows: what each column holds and how its cells are written, padded and left empty."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from awesome_tools.markdown import parse
from awesome_tools.markdown.tables import PIPE
from awesome_tools.parsers.atoms import flatten, plain
from awesome_tools.parsers.columns import column_kinds, is_null
from awesome_tools.parsers.profile_pattern import DESCRIPTION, OTHER, Pattern, Piece, alike_patterns
from awesome_tools.parsers.profile_trace import pattern_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_tools.parsers.draft import Draft
    from awesome_tools.source import Source

_PADDED = 0.6
FIELD = "field"  # the slot of a column that only its heading tells


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds (parsers/columns.py), the patterns of its cells, and how none is written.

    `width` is the length of the cells with their padding where most are equally long, `align` how they stand in it.
    """

    heading: str
    kind: str
    patterns: tuple[tuple[Pattern, int], ...]
    empty: str
    width: int | None
    align: str


@dataclass(frozen=True, slots=True)
class Table:
    """The columns, whether rows begin and end with a pipe, and the blanks around a cell's text."""

    columns: tuple[Column, ...]
    leading: bool
    trailing: bool
    padding: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cells:
    """The ranges of a row's cells in the source, without their padding but at least as long as their text."""

    spans: tuple[tuple[int, int], ...]
    leading: bool
    trailing: bool


def cells_of(text: str, start: int, end: int) -> Cells:
    """The cells of the row between two offsets, from pipe to pipe."""
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    pipes = [match.start() for match in PIPE.finditer(text, start, end)]
    leading, trailing = bool(pipes) and pipes[0] == start, len(pipes) > 1 and pipes[-1] == end - 1
    edges = [start - 1, *pipes, end]
    if leading:
        del edges[0]
    if trailing:
        edges.pop()
    return Cells(tuple((one + 1, other) for one, other in itertools.pairwise(edges)), leading, trailing)


def table_of(rows: Sequence[tuple[int, int, Draft]], source: Source) -> Table:
    """The shape of a table by its rows: where each stands and what was read of it."""
    text = source.text
    cells = [cells_of(text, start, end) for start, end, _ in rows]
    width = Counter(len(row.spans) for row in cells).most_common(1)[0][0]
    whole = [(row, draft) for row, (_, _, draft) in zip(cells, rows, strict=True) if len(row.spans) == width]
    headings, kinds = _head(rows, source, width)
    columns = tuple(
        _column(text, [(row.spans[i], draft) for row, draft in whole], headings[i], kinds[i]) for i in range(width)
    )
    pads = Counter(_pads(text[a:b]) for row, _ in whole for a, b in row.spans if text[a:b].strip())
    return Table(
        columns,
        sum(row.leading for row in cells) * 2 > len(cells),
        sum(row.trailing for row in cells) * 2 > len(cells),
        pads.most_common(1)[0][0] if pads else (" ", " "),
    )


def _head(rows: Sequence[tuple[int, int, Draft]], source: Source, width: int) -> tuple[list[str], list[str]]:
    """The headings and kinds of the columns, by reading the table again from its head on."""
    first = head = source.line_of(rows[0][0])
    while head > 1 and "|" in source.line_text(head - 1):
        head -= 1
    begin = source.line_starts[head - 1]
    root = parse(source.text[begin : rows[-1][1]])
    node = next((node for node in root.walk() if node.type == "table"), None)
    if node is None or head == first:
        return [""] * width, ["field"] * width
    heading = [flatten(cell.children) for cell in node.children[0].children]
    body = [[flatten(cell.children) for cell in row.children if cell.kind != "surplus"] for row in node.children[1:]]
    names = [plain(cell).strip("*_ ") for cell in heading]
    return (names + [""] * width)[:width], (column_kinds(heading, body) + ["field"] * width)[:width]


def _column(text: str, cells: Sequence[tuple[tuple[int, int], Draft]], heading: str, kind: str) -> Column:
    patterns: list[Pattern] = []
    empty: Counter[str] = Counter()
    for (start, end), draft in cells:
        shown = text[start:end].strip()
        if is_null(shown):
            empty[shown] += 1
        else:
            begin = start + text[start:end].index(shown[0])
            patterns.append(_cell(pattern_of(text, begin, begin + len(shown), draft), heading, kind, draft))
    width, often = Counter(end - start for (start, end), _ in cells).most_common(1)[0]
    return Column(
        heading,
        kind,
        alike_patterns(patterns),
        empty.most_common(1)[0][0] if empty else "",
        width if len(cells) > 1 and often >= len(cells) * _PADDED else None,
        _align([text[a:b] for (a, b), _ in cells]),
    )


def _cell(pattern: Pattern, heading: str, kind: str, draft: Draft) -> Pattern:
    """A cell's pattern, told as the field of its column where it is one."""
    if kind == "image":
        return Pattern((Piece(OTHER, "{value}"),))
    if heading in draft.fields and pattern.slots in ((DESCRIPTION,), (OTHER,)):
        return Pattern(tuple(replace(piece, slot=FIELD) if piece.slot else piece for piece in pattern.pieces))
    if pattern.slots == (OTHER,) and draft.notes:
        return Pattern(tuple(replace(piece, slot=DESCRIPTION) if piece.slot else piece for piece in pattern.pieces))
    return pattern


def _pads(raw: str) -> tuple[str, str]:
    inner = raw.strip()
    left = raw[: raw.index(inner[0])]
    return left, raw[len(left) + len(inner) :]


def _align(cells: Sequence[str]) -> str:
    """How the texts of padded cells stand: left, center or right."""
    votes: Counter[str] = Counter()
    for raw in cells:
        if raw.strip():
            left, right = map(len, _pads(raw))
            if abs(left - right) > 1 or left > 2:
                votes["center" if abs(left - right) <= 1 else "right" if left > right else "left"] += 1
    return votes.most_common(1)[0][0] if votes else "left"
