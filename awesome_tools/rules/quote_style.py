"""AW613: lines of a quotation without their mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page

_MARKED = re.compile(r"[ \t]*>")
_WIDE = re.compile(r"[ \t]*>([ \t]{2,4})(?=[^\s>])")


class QuoteStyle(Rule):
    """A line of a quotation lacks its `>`, or has several blanks behind it.

    Why: it belongs to the quotation only as long as no blank line is put before it. Off in the presets, because the
    page looks the same.

    ```md invalid
    > One
    two
    ```
    ```text report
    2:1 AW613 unexpected line of a quotation without `>`
    ```
    ```md fixed
    > One
    > two
    ```
    ```md invalid
    >  One
    ```
    ```text report
    1:2 AW613 unexpected blanks behind `>`, expected one
    ```
    ```md fixed
    > One
    ```
    ```md valid
    > One
    > two
    ```
    """

    code = "AW613"
    name = "quote-style"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = ("blockquote-indentation", "no-blockquote-without-marker")

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the lines of each outermost quotation."""
        for node in page.root.children:
            if node.type != "quote":
                continue
            at = page.text.rfind("\n", 0, node.start) + 1
            single = all(child.type == "paragraph" for child in node.children)
            for line in page.text[at : node.end].split("\n"):
                wide = _WIDE.match(line)
                if not _MARKED.match(line) and line.strip():
                    fix = safe("write it", replaced(at, at, "> ")) if single else None
                    yield Finding(Span(at, at + len(line)), "unexpected line of a quotation without `>`", fix)
                elif wide and single:
                    start, end = at + wide.start(1), at + wide.end(1)
                    yield Finding(
                        Span(start, end),
                        "unexpected blanks behind `>`, expected one",
                        safe("write one", replaced(start, end, " ")),
                    )
                at += len(line) + 1
