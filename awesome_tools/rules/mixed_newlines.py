"""AW612: line ends of several kinds."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page


class MixedNewlines(Rule):
    """Some lines end in another way than most.

    Why: editors and version control differ in what they make of it, and diffs show lines that nobody changed.

    ```md invalid
    - [One](https://one.org)
    - [Two](https://two.org)\r
    ```
    ```text report
    2:25 AW612 unexpected CRLF at the end of 1 line, expected LF as mostly
    ```
    ```md fixed
    - [One](https://one.org)
    - [Two](https://two.org)
    ```
    ```md valid
    - [One](https://one.org)
    ```
    """

    code = "AW612"
    name = "mixed-newlines"
    tags = frozenset({"layout"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the line ends; all others are one finding."""
        source = page.source
        if "\r" not in source.raw:
            return
        crlf = source.newline == "\r\n"
        odd = []
        for start, line in page.lines():
            end = start + len(line)
            if end < len(page.text):
                raw = source.raw[source.raw_offset(end) : source.raw_offset(end + 1)]
                if raw != source.newline:
                    odd.append(end)
        if odd:
            fix = safe("end all lines alike", *(replaced(end, end + 1, "\n") for end in odd))
            kinds = ("LF", "CRLF") if crlf else ("CRLF", "LF")
            plural = "s" if len(odd) > 1 else ""
            yield Finding(
                Span(odd[0], odd[0] + 1),
                f"unexpected {kinds[0]} at the end of {len(odd)} line{plural}, expected {kinds[1]} as mostly",
                fix,
            )
