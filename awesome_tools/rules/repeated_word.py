"""AW504: words written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced
from awesome_tools.rules.reading.page import Page

# Any word twice, which most texts do not have.
_HINT = re.compile(r"\b(\w++)\s+\1\b", re.IGNORECASE)
# Words that never stand twice in a row in any of the languages that have them.
_TWICE = re.compile(
    r"(?<![\w-])(the|a|an|and|or|of|to|for|with|from|by|at|as|is|are|be|it|its|on|this|their|your|can|will|which|und|der|den|oder|mit|für|el|los|les|des|une)\s+\1(?![\w-])",
    re.IGNORECASE,
)


class RepeatedWord(Rule):
    """A small word stands there twice in a row.

    Why: it is left over from rewriting a sentence, and the eye of its writer does not see it.

    ```md invalid
    - [One](https://one.org) - The first of the the many.
    ```
    ```text report
    1:41 AW504 unexpected `the the`, expected `the`
    ```
    ```md fixed
    - [One](https://one.org) - The first of the many.
    ```
    ```md valid
    - [One](https://one.org) - That that is, is; New New York, `a a`.
    ```
    """

    code = "AW504"
    name = "repeated-word"
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Search the text nodes."""
        for node in page.prose.matching(_HINT):
            for match in _TWICE.finditer(page.text, node.start, node.end):
                if match[0].isupper() or (match[1][0].islower() and match[0].split()[1][0].isupper()):
                    continue  # `A A` and `a A` are names
                fix = page.mend("write it once", replaced(*match.span(), match[1]))
                yield Finding(Span(*match.span()), f"unexpected {quoted(match[0])}, expected {quoted(match[1])}", fix)
