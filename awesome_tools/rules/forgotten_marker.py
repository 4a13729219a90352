"""AW112: entries that are none for a reader of the page: no bullet, or no blank behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, unsafe
from awesome_tools.rules.reading.page import Page

_GLUED = re.compile(r"^[ \t]*([-*+])(?=\[)", re.MULTILINE)
_ENTRY_TAIL = re.compile(r"\s+[-–—:]\s|\s*$", re.MULTILINE)


class ForgottenMarker(Rule):
    """An entry lacks its bullet, or the blank behind it, and so runs on in the one above.

    Why: the page shows no entry there, and no tool finds it.

    ```md invalid
    - [One](https://one.org) - First.
    -[Two](https://two.org) - Second.
    - [Three](https://three.org) - Third.
    [Four](https://four.org) - Fourth.
    ```
    ```text report
    2:1 AW112 unexpected `-` without a blank behind it
    4:1 AW112 unexpected line without a bullet in a list of entries
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - [Three](https://three.org) - Third.
    - [Four](https://four.org) - Fourth.
    ```
    ```md valid
    *[emphasis](https://one.org)*

    - [One](https://one.org) - First, and it
      [goes](https://two.org) on.
    ```
    """

    code = "AW112"
    name = "forgotten-marker"
    aliases = ("awesome-list-item",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the beginnings of lines of text."""
        formatted = {node.start for node in page.nodes("em", "strong")}
        links = {node.start for node in page.nodes("link")}
        for match in _GLUED.finditer(page.text):
            at = match.start(1)
            if at in formatted or at + 1 not in links or page.in_raw(at):
                continue
            fix = unsafe("write a blank", replaced(at + 1, at + 1, " "))
            yield Finding(Span(at, at + 1), f"unexpected {quoted(match[1])} without a blank behind it", fix)
        for item in page.nodes("item"):
            if item.children and item.children[0].type == "paragraph":
                yield from self._continued(page, item, item.children[0])

    def _continued(self, page: Page, item: Node, head: Node) -> Iterator[Finding]:
        """Lines of an item that begin, unindented, with a link and go on like an entry."""
        if not head.children or head.children[0].type != "link":
            return
        column = item.start - page.text.rfind("\n", 0, item.start) - 1
        for before, node in zip(head.children, head.children[1:], strict=False):
            if (
                before.type != "softbreak"
                or node.type != "link"
                or not node.url.startswith("http")
                or node.kind == "bare"
            ):
                continue
            line = page.text.rfind("\n", 0, node.start) + 1
            if node.start - line <= column and _ENTRY_TAIL.match(page.text, node.end):
                fix = unsafe("write a bullet", replaced(node.start, node.start, f"{item.text} "))
                yield Finding(Span(node.start, node.end), "unexpected line without a bullet in a list of entries", fix)
