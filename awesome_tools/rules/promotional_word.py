"""AW109: words that advertise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.data.promotion import PROMOTIONAL
from awesome_tools.rules.reading.descriptions import descriptions
from awesome_tools.rules.reading.page import Page


class PromotionalWord(Rule):
    """A description praises instead of describing.

    Why: everything in an awesome list is awesome; say what it does. Off in the presets, because the words also have
    plain meanings.
    Options: `words`, further words or phrases; `allow`, words that are fine.

    ```md invalid {"allow": ["simple"]}
    - [One](https://one.org) - The best simple and blazingly fast counter.
    ```
    ```text report
    1:32 AW109 unexpected praise `best`
    1:48 AW109 unexpected praise `blazingly fast`
    ```
    ```md valid
    - [Best of](https://best.org) - Tools for counting, see `awesome`.
    ```
    """

    code = "AW109"
    name = "promotional-word"
    presets = frozenset()
    tags = frozenset({"content"})

    words: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()

    def check(self, page: Page) -> Iterator[Finding]:
        """Search the plain text of each description."""
        allowed = {word.casefold() for word in self.allow}
        known = sorted({*PROMOTIONAL, *self.words} - allowed, key=len, reverse=True)
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w-])", re.IGNORECASE)
        for one in descriptions(page):
            for node in one.nodes:
                for match in (
                    pattern.finditer(page.text, max(node.start, one.start), node.end) if node.type == "text" else ()
                ):
                    yield Finding(Span(*match.span()), f"unexpected praise {quoted(match[0])}")
