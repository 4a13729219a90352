"""AW205: two sections of one name side by side."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.blame import by_age
from awesome_tools.rules.reading.outline import parents
from awesome_tools.rules.reading.page import Page


class DuplicateHeading(Rule):
    """Two sections below the same heading have the same name.

    Why: their entries belong together, and their anchors are told apart only by a number. Years may be repeated.

    ```md invalid
    ## Tools
    ### Parsers
    ### Writers
    ### parsers
    ```
    ```text report
    4:1 AW205 unexpected second section `parsers`, first at line 2
    ```
    ```md valid
    ## 2020
    ### Papers
    ## 2021
    ### Papers
    ```
    """

    code = "AW205"
    name = "duplicate-heading"
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the headings below each heading."""
        first: dict[tuple[int, str], int] = {}
        above_of = parents(page.headings)
        for index in by_age(page, range(len(page.headings)), lambda index: page.headings[index].start):
            heading, above = page.headings[index], above_of[index]
            title = " ".join(heading.title.casefold().split())
            if not title or title.isdecimal() or heading.nested or heading.node is None:
                continue
            known = page.headings[first.setdefault((above, title), index)]
            if known is not heading:
                line = page.source.line_of(known.start)
                told = f"unexpected second section {quoted(heading.title)}, first at line {line}"
                related = ((Span(known.start, known.end), "first section"),)
                yield Finding(Span(heading.start, heading.end), told, None, related, subject=title)
