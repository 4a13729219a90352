"""AW110: descriptions that go on for too long."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule
from awesome_tools.rules.reading.descriptions import descriptions
from awesome_tools.rules.reading.page import Page


class LongDescription(Rule):
    """A description is longer than the list allows.

    Why: one short sentence is read, a paragraph is skipped. Off in the presets: each list has its own measure.
    Options: `most`, the number of displayed characters allowed.

    ```md invalid {"most": 20}
    - [One](https://one.org) - The first of all the tools for counting.
    ```
    ```text report
    1:28 AW110 unexpected 40 characters of description, expected at most 20
    ```
    ```md valid {"most": 20}
    - [One](https://one.org) - See [two](https://two.org/a/long/address).
    ```
    """

    code = "AW110"
    name = "long-description"
    presets = frozenset()
    tags = frozenset({"content"})

    most: int = 250

    def check(self, page: Page) -> Iterator[Finding]:
        """Measure the displayed text of each description."""
        for one in descriptions(page):
            hidden = sum(
                max(0, node.end - max(node.start, one.start) - len(node.plain()))
                for node in one.nodes
                if node.type in ("link", "image")
            )
            length = len(page.text[one.start : one.end].rstrip()) - hidden
            if length > self.most:
                yield Finding(
                    Span(one.start, one.end),
                    f"unexpected {length} characters of description, expected at most {self.most}",
                )
