"""AW113: text between the bullet and the link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_WORD = re.compile(r"[^\W_]{2,}")


class TextBeforeLink(Rule):
    """Words stand before an entry's link, though the entries of the list begin with it.

    Why: the eye runs down the links; tools take the first words for the title. Badges, emoji, dates and tags may stand
    before the link.
    Options: `share`, how many entries of the list must begin with their link.

    ```md invalid {"share": 0.5}
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - The great [Three](https://three.org) - Third.
    ```
    ```text report
    3:3 AW113 unexpected `The great` before the entry's link
    ```
    ```md valid
    - :star: [One](https://one.org) - First.
    - `new` [Two](https://two.org) - Second.
    ```
    """

    code = "AW113"
    name = "text-before-link"
    presets = frozenset({RECOMMENDED, AWESOME})

    share: float = 0.97

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at what stands before the first link of each bullet that has a separator behind it."""
        items = [
            item
            for item in page.nodes("item")
            if item.children and item.children[0].type == "paragraph" and item.checked is None
        ]
        found, clean = [], 0
        for item in items:
            head = item.children[0]
            at = next(
                (
                    index
                    for index, node in enumerate(head.children)
                    if node.type == "link" and node.url.startswith("http")
                ),
                None,
            )
            if not at:
                clean += at == 0
                continue
            before = " ".join(node.plain() for node in head.children[:at] if node.type in ("text", "em", "strong"))
            after = page.text[head.children[at].end : head.children[at].end + 3]
            if not before.strip():
                clean += 1
            elif (
                _WORD.search(before)
                and len(before.split()) <= 4
                and re.match(r"\s+[-–—]\s", after)
                and not re.search(r"[:：\])}-]\s*$", before)
            ):
                found.append((Span(head.start, head.children[at].start), before))
        if clean >= self.share * (clean + len(found)) and clean:
            for span, before in found:
                yield Finding(span, f"unexpected {quoted(before)} before the entry's link")
