"""AW610: the numbers of numbered lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page

_MARKER = re.compile(r"(\d+)([.)])")


class OrderedMarkers(Rule):
    """A numbered list does not count 1, 2, 3, or all 1.

    Why: the page counts for itself and shows other numbers than the source. Off in the presets: the page
    looks the same.

    ```md invalid
    1. [One](https://one.org)
    2. [Two](https://two.org)
    2. [Three](https://three.org)
    ```
    ```text report
    3:1 AW610 unexpected number `2.`, expected `3.`
    ```
    ```md fixed
    1. [One](https://one.org)
    2. [Two](https://two.org)
    3. [Three](https://three.org)
    ```
    ```md valid
    1. [One](https://one.org)
    1. [Two](https://two.org)
    ```
    """

    code = "AW610"
    name = "ordered-markers"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = ("ordered-list-marker-value",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the numbers of each list with what is shown."""
        for node in page.nodes("list"):
            matches = [_MARKER.match(item.text) for item in node.children] if node.ordered else []
            numbers = [int(match[1]) for match in matches if match]
            if len(numbers) != len(node.children) or not numbers or len(set(numbers)) == 1:
                continue
            for index, (item, number) in enumerate(zip(node.children, numbers, strict=True)):
                shown, width = numbers[0] + index, len(str(number))
                if number != shown:
                    edit = replaced(item.start, item.start + width, str(shown))
                    # Another width of the number moves the text that further lines are indented to.
                    fix = safe("count on", edit) if width == len(str(shown)) or len(item.children) == 1 else None
                    told = f"unexpected number {quoted(item.text)}, expected `{shown}{item.text[-1]}`"
                    yield Finding(Span(item.start, item.start + len(item.text)), told, fix)
