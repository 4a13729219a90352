"""AW207: headings that go down two levels at once."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule
from awesome_tools.rules.reading.page import Page


class SkippedLevel(Rule):
    """A heading is more than one level below the one before it.

    Why: screen readers and outlines show a hole there.

    ```md invalid
    ## Tools
    #### Parsers
    ```
    ```text report
    2:1 AW207 unexpected heading of level 4 below one of level 2, expected level 3
    ```
    ```md valid
    ### Tools
    ## Books
    ### Old
    ```
    """

    code = "AW207"
    name = "skipped-level"
    presets = frozenset({AWESOME})

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the levels of neighbouring headings."""
        for before, heading in zip(page.headings, page.headings[1:], strict=False):
            if heading.level > before.level + 1 and not heading.nested:
                told = f"unexpected heading of level {heading.level} below one of level {before.level}"
                told += f", expected level {before.level + 1}"
                yield Finding(Span(heading.start, heading.end), told)
