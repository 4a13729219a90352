"""AW201: a long list without contents."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule
from awesome_tools.rules.reading.contents import contents_of
from awesome_tools.rules.reading.page import Page


class MissingContents(Rule):
    """A list with several sections has no contents.

    Why: the guidelines of awesome lists ask for them, although GitHub shows an outline of its own by now.
    Options: `least`, how many headings of the second level and below a list must have to need contents.

    ```md invalid {"least": 2}
    # List
    ## One
    ## Two
    ```
    ```text report
    1:1 AW201 unexpected list of 2 sections without contents
    ```
    ```md valid {"least": 2}
    - [One](#one)
    - [Two](#two)

    ## One
    ```
    """

    code = "AW201"
    name = "missing-contents"
    presets = frozenset({AWESOME})

    least: int = 5

    def check(self, page: Page) -> Iterator[Finding]:
        """Count the sections if there are no contents."""
        count = sum(heading.level >= 2 and not heading.nested for heading in page.headings)
        has_links = any('href="#' in page.text[node.start : node.end] for node in page.nodes("html_block", "html"))
        if (
            count >= self.least
            and page.headings
            and not has_links
            and contents_of(page) is None
            and not _links_within(page)
        ):
            first = page.headings[0]
            yield Finding(Span(first.start, first.end), f"unexpected list of {count} sections without contents")


def _links_within(page: Page) -> bool:
    """Whether contents stand in a table or paragraph."""
    return sum(node.url.startswith("#") for node in page.nodes("link")) >= 3
