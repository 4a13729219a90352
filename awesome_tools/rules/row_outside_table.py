"""AW117: lines that were meant as rows of a table and are shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule
from awesome_tools.rules.reading.page import Page

_ROW = re.compile(r"^[ \t]*\|(?:[^\n]*[^\n\\])?\|[ \t]*$", re.MULTILINE)


class RowOutsideTable(Rule):
    """A line looks like a row of a table, but is shown as text.

    Why: a blank line ends a table, and a table needs a line of dashes, with as many cells as its head, below the head.

    ```md invalid
    | Name | Year |
    | --- | --- |
    | [One](https://one.org) | 2020 |

    | [Two](https://two.org) | 2021 |
    ```
    ```text report
    5:1 AW117 unexpected table row outside a table: it is shown as text
    ```
    ```md valid
    Text with a | in it, and |x| too.

    | Name |
    | --- |
    ```
    """

    code = "AW117"
    name = "row-outside-table"
    severity = Severity.ERROR

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the lines of paragraphs; the first such line of each is told."""
        for node in page.nodes("paragraph"):
            if page.text.count("|", node.start, node.end) < 2:
                continue
            match = _ROW.search(page.text, node.start, node.end)
            if match and match[0].count("|") >= 3 - ("](" in match[0]):
                yield Finding(
                    Span(match.end() - len(match[0].lstrip()), match.end()),
                    "unexpected table row outside a table: it is shown as text",
                )
