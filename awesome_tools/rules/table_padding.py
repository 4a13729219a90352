"""AW604: tables whose columns are not aligned in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.width import width


class TablePadding(Rule):
    """A table's cells are not padded alike.

    Why: it reads better in an editor, though not on the page. Off in the presets: aligning a table of links makes rows
    too long to read, and one new row changes all.
    Options: `most`, the widest table that is judged, in columns.

    ```md invalid
    |Name|Year|
    |:--|---|
    | [One](https://one.org) |2020|
    ```
    ```text report
    1:1 AW604 unexpected padding in a table, expected aligned columns
    ```
    ```md fixed
    | Name                   | Year |
    | :--------------------- | ---- |
    | [One](https://one.org) | 2020 |
    ```
    ```md valid
    | Name | 年   |
    | ---- | ---- |
    | One  | 2020 |
    ```
    """

    code = "AW604"
    name = "table-padding"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = ("table-pipe-alignment", "table-cell-padding", "table-pipes", "no-table-indentation")

    most: int = 1000

    def check(self, page: Page) -> Iterator[Finding]:
        """Lay out each table and compare."""
        for table in page.nodes("table"):
            lines = page.text[table.start : table.end].split("\n")
            begin = page.text.rfind("\n", 0, table.start) + 1
            indent = page.text[begin : table.start]
            if indent.strip(" \t") or len(lines) != len(table.children) + 1 or any(_odd(row) for row in table.children):
                continue
            laid = _laid(page, table)
            text = ("\n" + indent).join(laid)
            if text != page.text[table.start : table.end] and width(laid[0]) <= self.most:
                fix = safe("align the table", replaced(table.start, table.end, text))
                yield Finding(
                    Span(table.start, table.start + len(lines[0])),
                    "unexpected padding in a table, expected aligned columns",
                    fix,
                )


def _odd(row: Node) -> bool:
    return any(cell.kind == "surplus" for cell in row.children)


def _laid(page: Page, table: Node) -> list[str]:
    head, *rows = [[page.text[cell.start : cell.end] for cell in row.children] for row in table.children]
    columns = len(head)
    rows = [[*row, *[""] * (columns - len(row))] for row in rows]
    widths = [max(3, *(width(row[index]) for row in (head, *rows))) for index in range(columns)]
    aligns = [cell.align for cell in table.children[0].children]
    rule = [_dashes(align, size) for align, size in zip(aligns, widths, strict=True)]
    return [_line(head, widths), "| " + " | ".join(rule) + " |", *(_line(row, widths) for row in rows)]


def _dashes(align: str, size: int) -> str:
    left, right = align in ("left", "center"), align in ("right", "center")
    return ":" * left + "-" * (size - left - right) + ":" * right


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell + " " * (size - width(cell)) for cell, size in zip(cells, widths, strict=True)) + " |"
