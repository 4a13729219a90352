"""AW616: how boxes of task lists are ticked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page

_BOX = re.compile(r"[ \t]*\[([xX])\]")


class CheckboxStyle(Rule):
    """A box is ticked with another letter than most.

    Why: one way to write it. Off in the presets, because the page looks the same.

    ```md invalid
    - [x] One
    - [x] Two
    - [X] Three
    ```
    ```text report
    3:4 AW616 unexpected `X`, expected `x`
    ```
    ```md fixed
    - [x] One
    - [x] Two
    - [x] Three
    ```
    ```md valid
    - [X] One
    - [ ] Two
    ```
    """

    code = "AW616"
    name = "checkbox-style"
    presets = frozenset()
    aliases = ("checkbox-character-style",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the ticks of all task items."""
        items = [item for item in page.nodes("item") if item.checked]
        ticks = [match for item in items if (match := _BOX.match(page.text, item.start + len(item.text)))]
        counts = Counter(match[1] for match in ticks)
        wanted = counts.most_common(1)[0][0] if counts else ""
        for match in ticks:
            if match[1] != wanted:
                start, end = match.span(1)
                fix = safe("write the other letter", replaced(start, end, wanted))
                yield Finding(Span(start, end), f"unexpected {quoted(match[1])}, expected {quoted(wanted)}", fix)
