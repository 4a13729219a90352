"""AW206: headings with nothing below them."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class EmptySection(Rule):
    """A section has nothing in it.

    Why: a reader who follows the contents there finds the next heading.

    ```md invalid
    # List
    ## Tools
    ## Books
    - [One](https://one.org)
    ```
    ```text report
    2:1 AW206 unexpected empty section `Tools`
    ```
    ```md valid
    ## Tools
    ### Parsers
    - [One](https://one.org)
    ```
    """

    code = "AW206"
    name = "empty-section"
    aliases = ("no-empty-sections",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at what stands between each heading and the next."""
        headings = page.headings
        for index, heading in enumerate(headings):
            following = headings[index + 1] if index + 1 < len(headings) else None
            end = following.start if following else len(page.text)
            deeper = following is not None and following.level > heading.level
            if (
                deeper
                or heading.nested
                or heading.node is None
                or (index == 0 and heading.level == 1 and following is None)
            ):
                continue
            if heading.node.children and all(
                one.type == "link" or not one.plain().strip() for one in heading.node.children
            ):
                continue  # a heading that is a link is an entry itself
            if len(heading.title) > 60 or heading.title.endswith((".", "!", "…")):
                continue  # a sentence in large letters
            if not page.text[heading.end : end].strip(" \t\n-=*_#"):
                yield Finding(Span(heading.start, heading.end), f"unexpected empty section {quoted(heading.title)}")
