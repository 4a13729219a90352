"""AW804: sections about the licence."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule
from awesome_tools.rules.reading.page import Page


class LicenceSection(Rule):
    """The list has a section about its licence.

    Why: the guidelines of awesome lists want the licence in a file of its own, which GitHub shows beside the list.

    ```md invalid
    # List
    ## License
    MIT
    ```
    ```text report
    2:1 AW804 unexpected section `License`, expected a file of that name
    ```
    ```md valid
    # List
    ## Licensing Tools
    - [One](https://one.org)
    ```
    """

    code = "AW804"
    name = "licence-section"
    presets = frozenset({AWESOME})
    aliases = ("awesome-license",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the names of all sections."""
        for heading in page.headings:
            if heading.name.casefold() in (
                "license",
                "licence",
                "licenses",
                "copyright",
                "许可证",
                "licencia",
                "licença",
                "lizenz",
            ):
                told = f"unexpected section `{heading.name}`, expected a file of that name"
                yield Finding(Span(heading.start, heading.end), told)
