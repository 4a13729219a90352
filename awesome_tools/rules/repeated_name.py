"""AW108: a description that begins with the entry's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, RECOMMENDED, Rule, quoted
from awesome_tools.rules.reading.descriptions import descriptions
from awesome_tools.rules.reading.page import Page


@dataclass(frozen=True)
class RepeatedName(Rule):
    """A description begins by repeating the entry's name.

    Why: the reader has just read it. Names of one letter or digit and names that go on as another word do not count.

    ```md invalid
    - [One](https://one.org) - One is a tool for counting.
    ```
    ```text report
    1:28 AW108 unexpected `One` at the start of its own description
    ```
    ```md valid
    - [One](https://one.org) - Oneness for everybody.
    - [R](https://r.org) - R packages.
    - [Two](https://two.org) - Two-way binding.
    ```
    """

    code = "AW108"
    name = "repeated-name"
    presets = frozenset({RECOMMENDED, AWESOME})
    aliases = ("no-repeat-item-in-description",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the beginning of each description with its title."""
        for one in descriptions(page):
            title = one.view.entry.record.title
            at = one.opening(page.text)
            if at is None or len(title) < 2:
                continue
            match = re.compile(re.escape(title) + r"(?=\s+(?:is|are|was|allows?|provides?|lets|enables?|helps?|offers?|makes?|can|has|contains?|supports?|gives?|uses?|aims?|implements?)\b|\s*[,:–—]|\s+-\s|®|™)", re.IGNORECASE).match(page.text, at, one.end)
            if match:
                yield Finding(Span(*match.span()), f"unexpected {quoted(match[0])} at the start of its own description")
