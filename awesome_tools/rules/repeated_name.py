"""AW108: a description that begins with the entry's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted
from awesome_tools.rules.reading.descriptions import descriptions
from awesome_tools.rules.reading.page import Page

# After the name the sentence has to go on as one about it, or end: `Two-way binding` does neither.
_GOES_ON = re.compile(
    r"\s+(?:is|are|was|allows?|provides?|lets|enables?|helps?|offers?|makes?|can|has|contains?|supports?|gives?|uses?|aims?|"
    r"implements?)\b|\s*[,:–—]|\s+-\s|®|™|[.!。]?\s*$",
    re.IGNORECASE,
)
_WORD_ENDS = re.compile(r"(?![\w-])")


class RepeatedName(Rule):
    """A description begins by repeating the entry's name.

    Why: the reader has just read it. Names of one letter and names that go on as another word do not count.
    Options: `habit`, the part of the descriptions that may begin so before it counts as the list's way of writing;
    `any_use`, whether the name is told as part of a longer term too, as in `HTTP server` for an entry `http`.

    ```md invalid
    - [One](https://one.org) - One is a tool for counting.
    ```
    ```text report
    1:28 AW108 unexpected `One` at the start of its own description
    ```
    ```md invalid {"any_use": true}
    - [http](https://one.org) - HTTP server.
    - [Two](https://two.org) - Two.
    ```
    ```text report
    1:29 AW108 unexpected `HTTP` at the start of its own description
    2:28 AW108 unexpected `Two` at the start of its own description
    ```
    ```md valid
    - [Two](https://two.org) - Two-way binding.
    - [http](https://one.org) - HTTP server.
    ```
    """

    code = "AW108"
    name = "repeated-name"
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})
    aliases = ("no-repeat-item-in-description",)

    habit: float = 0.2
    any_use: bool = False

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the beginning of each description with its title."""
        found, described = [], list(descriptions(page))
        behind = _WORD_ENDS if self.any_use else _GOES_ON
        for one in described:
            title = one.view.entry.record.title
            at = one.opening(page.text)
            if at is None or len(title) < 2:
                continue
            end = at + len(title)
            if page.text[at:end].casefold() == title.casefold() and behind.match(page.text, end, one.end):
                found.append(Span(at, end))
        for span in found if len(found) <= max(5, self.habit * len(described)) else ():
            name = quoted(page.text[span.start : span.end])
            yield Finding(span, f"unexpected {name} at the start of its own description")
