"""AW101: links without a text or a target."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class EmptyLink(Rule):
    """A link has no text, or leads nowhere.

    Why: the one cannot be seen, the other cannot be followed; both are left over from editing.

    ```md invalid
    - [](https://one.org) - First.
    - [Two]() - Second.
    - [Three](#) - Third.
    ```
    ```text report
    1:3 AW101 unexpected link without a text
    2:3 AW101 unexpected link without a target
    3:3 AW101 unexpected link without a target
    ```
    ```md valid
    - [![badge](b.svg)](https://one.org) [One](https://one.org)
    - <a name="top"></a> [Two](https://two.org)
    ```
    """

    code = "AW101"
    name = "empty-link"
    severity = Severity.ERROR
    tags = frozenset({"content"})
    aliases = ("awesome-list-item",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at every Markdown link."""
        for node in page.nodes("link"):
            if node.url.strip() in ("", "#"):
                yield Finding(Span(node.start, node.end), "unexpected link without a target")
            elif not _shows_something(node):
                yield Finding(Span(node.start, node.end), f"unexpected link without a text{_hint(node)}")


def _shows_something(node: Node) -> bool:
    return bool(node.plain().strip()) or any(
        one.type == "image" or (one.type == "html" and "<img" in one.text.lower()) for one in node.walk()
    )


def _hint(node: Node) -> str:
    return f", its title is {quoted(node.title)}" if node.title else ""
