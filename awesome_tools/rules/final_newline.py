"""AW601: the line end of the last line."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page


class FinalNewline(Rule):
    """The file does not end with exactly one line end.

    Why: the next entry appended by a script, or by the shell, would go on in the last line.

    ```md invalid
    - [One](https://one.org) - First.⏎
    ```
    ```text report
    1:34 AW601 unexpected end of the file, expected a line end
    ```
    ```md fixed
    - [One](https://one.org) - First.
    ```
    """

    code = "AW601"
    name = "final-newline"
    presets = frozenset({AWESOME})
    tags = frozenset({"layout"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the end of the text."""
        end = len(page.text)
        if page.text and not page.text.endswith("\n"):
            fix = safe("end the last line", replaced(end, end, "\n"))
            yield Finding(Span(end, end), "unexpected end of the file, expected a line end", fix)
