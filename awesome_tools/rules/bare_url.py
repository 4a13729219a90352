"""AW301: addresses that stand in the text as they are."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class BareUrl(Rule):
    """An address stands in the text without brackets.

    Why: GitHub makes a link of it, other renderers do not. Off in the presets, because most lists live on GitHub.

    ```md invalid
    See https://one.org for more.
    ```
    ```text report
    1:5 AW301 unexpected bare address `https://one.org`, expected a link or angle brackets
    ```
    ```md fixed
    See <https://one.org> for more.
    ```
    ```md valid
    See <https://one.org> and `https://two.org`.
    ```
    """

    code = "AW301"
    name = "bare-url"
    presets = frozenset()

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at links that only GitHub's dialect makes."""
        for node in page.nodes("link"):
            if node.kind != "bare":
                continue
            told = f"unexpected bare address {quoted(node.url)}, expected a link or angle brackets"
            whole = page.text[node.start : node.end] == node.url and "://" in node.url
            fix = (
                safe(
                    "put it in angle brackets", replaced(node.start, node.start, "<"), replaced(node.end, node.end, ">")
                )
                if whole
                else None
            )
            yield Finding(Span(node.start, node.end), told, fix)
