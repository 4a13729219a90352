"""AW607: blocks of code that are not fenced with back quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Fix, Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page

_FENCE = re.compile(r"[ \t>]*(~{3,}|`{3,})")


class CodeFence(Rule):
    """A block of code is indented, or fenced with tildes.

    Why: an indented block has no language, and in a list it is often no code but a wrong indentation.

    ```md invalid
    ~~~sh
    ls
    ~~~

    Text

        indented
    ```
    ```text report
    1:1 AW607 unexpected fence of tildes, expected back quotes
    7:5 AW607 unexpected indented block of code, expected a fenced one
    ```
    ````md fixed
    ```sh
    ls
    ```

    Text

        indented
    ````
    ```md valid
    `code`
    ```
    """

    code = "AW607"
    name = "code-fence"
    presets = frozenset({AWESOME})
    tags = frozenset({"layout"})
    aliases = ("code-block-style", "fenced-code-marker")

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the first and last line of every block of code."""
        for node in page.nodes("code_block"):
            first = page.text[node.start : node.end].split("\n", 1)[0]
            match = _FENCE.match(first)
            span = Span(node.start, node.start + len(first))
            if match is None:
                yield Finding(span, "unexpected indented block of code, expected a fenced one")
            elif match[1][0] == "~":
                yield Finding(
                    span,
                    "unexpected fence of tildes, expected back quotes",
                    self._fix(page, node.start, node.end, match[1]),
                )

    def _fix(self, page: Page, start: int, end: int, fence: str) -> Fix | None:
        last = page.text.rfind("\n", start, end) + 1
        closing = _FENCE.match(page.text, last, end)
        if "`" in page.text[start:end] or closing is None or closing[1][0] != "~":
            return None
        opening = page.text.index(fence, start)
        return safe(
            "write back quotes",
            replaced(opening, opening + len(fence), "`" * len(fence)),
            replaced(closing.start(1), closing.end(1), "`" * len(closing[1])),
        )
