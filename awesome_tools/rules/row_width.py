"""AW116: table rows with more or fewer cells than the table has columns."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class RowWidth(Rule):
    r"""A table row has more cells than the table has columns, or fewer.

    Why: GitHub does not show the cells that are too many, and cells that are too few have mostly slipped to the wrong
    column. Often a `|` in a text is not escaped as `\|`.
    Options: `fewer`, whether to tell rows that are short too.

    ```md invalid
    | Name | Year |
    | --- | --- |
    | [One](https://one.org) | 2020 | hidden |
    | [Two](https://two.org) |
    ```
    ```text report
    3:35 AW116 unexpected cell `hidden` in a table of 2 columns: it is not shown
    4:1 AW116 unexpected row of 1 cell, expected 2
    ```
    ```md valid
    | Name | Year |
    | --- | --- |
    | [One](https://one.org) | 2020 |
    ```
    """

    code = "AW116"
    name = "row-width"
    severity = Severity.ERROR

    fewer: bool = True

    def check(self, page: Page) -> Iterator[Finding]:
        """Count the cells of each row."""
        for table in page.nodes("table"):
            width = len(table.children[0].children) if table.children else 0
            for row in table.children[1:]:
                surplus = [cell for cell in row.children if cell.kind == "surplus"]
                shown = next((cell for cell in surplus if page.text[cell.start : cell.end].strip()), None)
                if shown is not None:
                    text = quoted(page.text[shown.start : shown.end], 30)
                    yield Finding(
                        Span(shown.start, shown.end),
                        f"unexpected cell {text} in a table of {width} columns: it is not shown",
                    )
                written = len(row.children)
                if self.fewer and written < width:
                    told = f"{written} cell" + ("s" if written != 1 else "")
                    yield Finding(Span(row.start, row.end), f"unexpected row of {told}, expected {width}")
