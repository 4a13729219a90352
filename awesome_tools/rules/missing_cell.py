"""AW115: an empty cell in a column that every other row fills."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class MissingCell(Rule):
    """A table cell is empty, though nearly every other row has something in that column.

    Why: it was forgotten. Columns that are often empty are left alone.
    Options: `share`, how many rows must fill the column; `least`, how many rows the table must have.

    ```md invalid {"least": 3, "share": 0.6}
    | Name | Year |
    | --- | --- |
    | [One](https://one.org) | 2020 |
    | [Two](https://two.org) | 2021 |
    | [Three](https://three.org) | |
    ```
    ```text report
    5:1 AW115 unexpected empty cell in the column `Year`
    ```
    ```md valid {"least": 3, "share": 0.6}
    | Name | Year |
    | --- | --- |
    | [One](https://one.org) | 2020 |
    | [Two](https://two.org) | - |
    | [Three](https://three.org) | |
    ```
    """

    code = "AW115"
    name = "missing-cell"
    tags = frozenset({"content"})

    least: int = 10
    share: float = 0.95

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at each column of each table."""
        for table in page.nodes("table"):
            rows = table.children[1:]
            if len(rows) < self.least:
                continue
            for column, head in enumerate(table.children[0].children):
                unfilled = [row for row in rows if not self._filled(row, column, page)]
                empty = [
                    row
                    for row in unfilled
                    if not page.text[row.children[column].start : row.children[column].end].strip()
                ]
                if not self._says_something(rows, column):
                    continue  # a column of check marks: an empty cell means no
                if len(unfilled) == len(empty) and 0 < len(empty) <= (1 - self.share) * len(rows) + 1e-9:
                    yield from (self._finding(row, column, head) for row in empty)

    def _filled(self, row: Node, column: int, page: Page) -> bool:
        if column >= len(row.children):
            return True  # a short row is told by another rule
        cell = row.children[column]
        return page.text[cell.start : cell.end].strip() not in ("", "-", "–", "—", "&nbsp;", "n/a", "N/A")

    def _says_something(self, rows: list[Node], column: int) -> bool:
        texts = {row.children[column].plain().strip() for row in rows if column < len(row.children)}
        return sum(any(char.isalnum() for char in text) for text in texts) >= 2

    def _finding(self, row: Node, column: int, head: Node) -> Finding:
        cell = row.children[column]
        span = Span(cell.start, cell.end) if cell.end > cell.start else Span(row.start, row.end)
        named = f"column {quoted(head.plain())}" if head.plain().strip() else f"column {column + 1}"
        return Finding(span, f"unexpected empty cell in the {named}")
