"""AW617: the mark behind the numbers of numbered lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class OrderedDelimiter(Rule):
    """The numbers of a list are followed by another mark than in most lists of the document.

    Why: one way to write it. Off in the presets, because the page looks the same.

    ```md invalid
    1. [One](https://one.org)
    2. [Two](https://two.org)

    Others:

    1) [Three](https://three.org)
    ```
    ```text report
    6:2 AW617 unexpected `)` behind a number, expected `.` as mostly
    ```
    ```md fixed
    1. [One](https://one.org)
    2. [Two](https://two.org)

    Others:

    1. [Three](https://three.org)
    ```
    ```md valid
    1) [One](https://one.org)
    ```
    """

    code = "AW617"
    name = "ordered-delimiter"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = ("ordered-list-marker-style",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Count the marks, and compare."""
        items = [item for node in page.nodes("list") if node.ordered for item in node.children]
        usual = Counter(item.text[-1] for item in items).most_common(1)
        for item in items:
            if item.text[-1] != usual[0][0]:
                at = item.start + len(item.text) - 1
                fix = safe("write the usual mark", replaced(at, at + 1, usual[0][0]))
                told = f"unexpected {quoted(item.text[-1])} behind a number, expected {quoted(usual[0][0])} as mostly"
                yield Finding(Span(at, at + 1), told, fix)
