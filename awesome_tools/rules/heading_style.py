"""AW605: how headings are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page

_ATX = re.compile(r"(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*", re.DOTALL)


class HeadingStyle(Rule):
    """A heading is not marked with hashes and one blank.

    Why: one way to write headings; underlined ones have two levels only. Closing hashes, blanks before the hashes and
    further blanks behind them go as well.

    ```md invalid
    List
    ====

    ##  Tools ##
    ```
    ```text report
    1:1 AW605 unexpected underlined heading, expected `#`
    4:1 AW605 unexpected marks of a heading, expected `## Tools`
    ```
    ```md fixed
    # List

    ## Tools
    ```
    ```md valid
    # C#
    ```
    """

    code = "AW605"
    name = "heading-style"
    presets = frozenset({AWESOME})
    tags = frozenset({"layout"})
    aliases = ("no-heading-content-indent", "no-heading-indent")

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare each Markdown heading with its usual form."""
        for node in page.nodes("heading"):
            written = page.text[node.start : node.end]
            line = page.text.rfind("\n", 0, node.start) + 1
            indent = page.text[line : node.start]
            begin = line if indent.isspace() and len(indent) < 4 and node in page.root.children else node.start
            match = _ATX.fullmatch(written)
            if match is None or "\n" in written:
                title = " ".join(part.strip() for part in written.split("\n")[:-1])
                usual, told = (
                    f"{'#' * node.level} {title}",
                    f"unexpected underlined heading, expected `{'#' * node.level}`",
                )
            else:
                usual = f"{match[1]} {match[2]}" if match[2] else match[1]
                told = f"unexpected marks of a heading, expected `{usual}`"
            if page.text[begin : node.end] != usual:
                fix = safe("write the usual marks", replaced(begin, node.end, usual))
                yield Finding(Span(node.start, node.start + len(written.split("\n", 1)[0])), told, fix)
