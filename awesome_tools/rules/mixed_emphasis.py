"""AW606: stars and underscores for the same emphasis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class MixedEmphasis(Rule):
    """Emphasis is marked in another way than mostly in the document.

    Why: one way to write it. Off in the presets, because the page looks the same.

    ```md invalid
    *One*, *two* and _three_, **four**, **five** and __six__.
    ```
    ```text report
    1:18 AW606 unexpected `_`, expected `*`
    1:50 AW606 unexpected `__`, expected `**`
    ```
    ```md fixed
    *One*, *two* and *three*, **four**, **five** and **six**.
    ```
    ```md valid
    _One_ and **two**.
    ```
    """

    code = "AW606"
    name = "mixed-emphasis"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = ("emphasis-marker", "strong-marker")

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the marks of emphasis, and those of strong emphasis."""
        for kind, length in (("em", 1), ("strong", 2)):
            nodes = page.nodes(kind)
            counts = Counter(page.text[node.start] for node in nodes)
            wanted = counts.most_common(1)[0][0] if counts else ""
            for node in nodes:
                if page.text[node.start] == wanted:
                    continue
                mark = wanted * length
                edits = (replaced(node.start, node.start + length, mark), replaced(node.end - length, node.end, mark))
                span = Span(node.start, node.start + length)
                told = f"unexpected {quoted(page.text[span.start : span.end])}, expected {quoted(mark)}"
                yield Finding(span, told, safe("write the other mark", *edits))
