"""AW210: bold lines that stand in for headings."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class EmphasisAsHeading(Rule):
    """A paragraph that is only emphasis stands before text, like a heading.

    Why: it has no anchor, and no outline shows it.

    ```md invalid
    **Tools**

    Some text.
    ```
    ```text report
    1:1 AW210 unexpected emphasis `Tools` as a heading
    ```
    ```md valid
    **Tools.**

    ## Books
    ```
    """

    code = "AW210"
    name = "emphasis-as-heading"
    presets = frozenset({AWESOME})
    aliases = ("no-emphasis-as-heading",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at pairs of neighbouring blocks."""
        for node, following in zip(page.root.children, page.root.children[1:], strict=False):
            alone = node.type == "paragraph" and len(node.children) == 1 and node.children[0].type in ("strong", "em")
            if alone and following.type == "paragraph":
                text = node.plain().strip()
                if text and text[-1] not in ".!?;,。" and not any(one.type == "link" for one in node.walk()):
                    yield Finding(Span(node.start, node.end), f"unexpected emphasis {quoted(text)} as a heading")
