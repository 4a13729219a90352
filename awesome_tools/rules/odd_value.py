"""AW119: cells that write a usual value of their column in another way."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class OddValue(Rule):
    """A cell differs from a usual value of its column only in letter case, blanks or marks.

    Why: in a column of few values, such as licences, platforms or yes and no, readers and filters take `MIT` and `Mit`
    for two. Columns of the same heading are counted together; cells with links are left alone.
    Options: `least`, how often the usual value must stand in the column; `share`, how often the odd one may at most,
    for each time of the usual one.

    ```md invalid {"least": 3, "share": 0.4}
    | Name | Licence |
    | --- | --- |
    | [One](https://one.org) | MIT |
    | [Two](https://two.org) | MIT |
    | [Three](https://three.org) | Mit |
    | [Four](https://four.org) | MIT |
    | [Five](https://five.org) | GPL |
    ```
    ```text report
    5:32 AW119 unexpected `Mit` in the column `Licence`, expected `MIT` as in 3 other cells
    ```
    ```md fixed
    | Name | Licence |
    | --- | --- |
    | [One](https://one.org) | MIT |
    | [Two](https://two.org) | MIT |
    | [Three](https://three.org) | MIT |
    | [Four](https://four.org) | MIT |
    | [Five](https://five.org) | GPL |
    ```
    ```md valid
    | Name | Licence |
    | --- | --- |
    | [One](https://one.org) | MIT |
    | [Two](https://two.org) | GPL-2.0 |
    | [Three](https://three.org) | GPL2.0 |
    ```
    """

    code = "AW119"
    name = "odd-value"
    tags = frozenset({"content"})

    least: int = 10
    share: float = 0.1

    def check(self, page: Page) -> Iterator[Finding]:
        """Count the values of each column by their letters and digits."""
        columns: dict[str, list[Node]] = defaultdict(list)
        for table in page.nodes("table"):
            heads = [cell.plain().strip() for cell in table.children[0].children]
            for row in table.children[1:]:
                for head, cell in zip(heads, row.children, strict=False):
                    if head and len(cell.children) == 1 and cell.children[0].type == "text":
                        columns[head].append(cell)
        for head, cells in columns.items():
            written = Counter(_text(page, cell) for cell in cells)
            alike: dict[str, list[str]] = defaultdict(list)
            for value in written:
                alike[_letters(value)].append(value)
            usual = {value: max(alike[_letters(value)], key=lambda one: (written[one], one)) for value in written}
            for cell in cells:
                value = _text(page, cell)
                other = usual[value]
                if value != other and written[other] >= self.least and written[value] <= self.share * written[other]:
                    told = f"unexpected {quoted(value)} in the column {quoted(head)}, expected {quoted(other)}"
                    fix = safe("write the usual value", replaced(cell.start, cell.end, other))
                    yield Finding(Span(cell.start, cell.end), f"{told} as in {written[other]} other cells", fix)


def _text(page: Page, cell: Node) -> str:
    return page.text[cell.start : cell.end]


def _letters(value: str) -> str:
    """Letters and digits without case; values without any stand for themselves."""
    folded = unicodedata.normalize("NFKC", value).casefold()
    return re.sub(r"[\W_]+", "", folded) or folded
