"""AW608: how thematic breaks are written."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class RuleStyle(Rule):
    """A thematic break is not written as `---`.

    Why: one way to write it. Off in the presets, because the page looks the same.

    ```md invalid
    One

    * * *

    Two
    ```
    ```text report
    3:1 AW608 unexpected `* * *`, expected `---`
    ```
    ```md fixed
    One

    ---

    Two
    ```
    ```md valid
    One

    ---
    ```
    """

    code = "AW608"
    name = "rule-style"
    presets = frozenset()
    tags = frozenset({"layout"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at every thematic break."""
        for node in page.nodes("rule"):
            written = page.text[node.start : node.end].strip()
            start = node.start + page.text[node.start : node.end].index(written)
            if written != "---":
                fix = safe("write it so", replaced(start, start + len(written), "---"))
                yield Finding(Span(start, start + len(written)), f"unexpected {quoted(written)}, expected `---`", fix)
