"""AW602: blanks at the end of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page

_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)


class TrailingSpace(Rule):
    """A line ends with blanks that mean nothing.

    Why: they show up in every diff. Two blanks that break a line within a paragraph mean something and stay.

    ```md invalid
    - [One](https://one.org) - First.␣␣
    - [Two](https://two.org) - Second,␣␣␣
      on two lines.
    ```
    ```text report
    1:34 AW602 unexpected blanks at the end of the line
    2:35 AW602 unexpected blanks at the end of the line
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second,␣␣
      on two lines.
    ```
    ```md valid
    One␣␣
    two
    ```
    """

    code = "AW602"
    name = "trailing-space"
    presets = frozenset({AWESOME})
    tags = frozenset({"layout"})
    aliases = ("hard-break-spaces",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the end of every line outside code and HTML."""
        breaks = {node.start for node in page.nodes("hardbreak")}
        for match in _TRAILING.finditer(page.text):
            start, end = match.span()
            if page.in_raw(start) or page.in_raw(max(0, start - 1)):
                continue
            kept = "  " if start in breaks else ""
            if match[0] != kept:
                plural = "s" if end - start > 1 else ""
                fix = safe("remove them", replaced(start, end, kept))
                yield Finding(Span(start, end), f"unexpected blank{plural} at the end of the line", fix)
