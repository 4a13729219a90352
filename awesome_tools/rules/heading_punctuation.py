"""AW209: headings that end like sentences."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class HeadingPunctuation(Rule):
    """A heading ends with a punctuation mark.

    Why: a heading is a name, no sentence.
    Options: `marks`, the characters that are told.

    ```md invalid
    ## Tools:
    ```
    ```text report
    1:1 AW209 unexpected `:` at the end of a heading
    ```
    ```md valid
    ## Tools (and more)
    ```
    """

    code = "AW209"
    name = "heading-punctuation"
    presets = frozenset({AWESOME})
    tags = frozenset({"content"})
    aliases = ("no-heading-punctuation",)

    marks: str = "!,.:;?"

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the last character of each heading."""
        for heading in page.headings:
            if heading.node is not None and heading.title[-1:] and heading.title[-1] in self.marks:
                told = f"unexpected {quoted(heading.title[-1])} at the end of a heading"
                yield Finding(Span(heading.start, heading.end), told)
