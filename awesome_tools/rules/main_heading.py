"""AW802: the heading of the whole list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_SMALL = frozenset(
    "a an and as at but by for from in into nor of on onto or over per so the to up via vs with yet de la el y".split()
)
_WORD = re.compile(r"[^\W_][\w'’.+#-]*")
_PICTURE = re.compile(r"<(?:div|p|center|h[1-6]|a)\b.*?<img\b", re.IGNORECASE | re.DOTALL)


class MainHeading(Rule):
    """The document does not have exactly one main heading, at its top and in title case.

    Why: it is the list's name. A picture in HTML at the top stands for it. Names of one word, and words with capitals,
    digits or marks inside, are as their owners write them.
    Options: `title_case`, whether small words at the beginning of words are told.

    ```md invalid
    # awesome_tools
    # Second
    ```
    ```text report
    1:1 AW802 unexpected main heading `awesome_tools`, expected title case
    2:1 AW802 unexpected second main heading `Second`, expected one only
    ```
    ```md invalid
    ## Tools
    ```
    ```text report
    1:1 AW802 unexpected heading of level 2 at the top, expected the main heading
    ```
    ```md valid
    # Awesome Node.js and the State of iOS
    ```
    """

    code = "AW802"
    name = "main-heading"
    presets = frozenset({AWESOME})
    aliases = ("awesome-heading", "no-multiple-toplevel-headings")

    title_case: bool = True

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the headings of the first level."""
        main = [heading for heading in page.headings if heading.level == 1 and not heading.nested]
        for heading in main[1:]:
            told = f"unexpected second main heading {quoted(heading.title)}, expected one only"
            yield Finding(Span(heading.start, heading.end), told)
        if not main:
            if not _pictured(page):
                yield self._none(page)
        elif self.title_case and (word := _small_word(main[0].title)):
            told = f"unexpected main heading {quoted(main[0].title)}, expected title case" + (
                f": {quoted(word)}" if word != main[0].title else ""
            )
            yield Finding(Span(main[0].start, main[0].end), told)

    def _none(self, page: Page) -> Finding:
        if page.headings:
            first = page.headings[0]
            return Finding(
                Span(first.start, first.end),
                f"unexpected heading of level {first.level} at the top, expected the main heading",
            )
        return Finding(Span(0, 0), "unexpected document without a main heading")


def _pictured(page: Page) -> bool:
    first = next((node for node in page.root.children if node.type not in ("front_matter", "definition")), None)
    return (
        first is not None
        and first.type in ("html_block", "paragraph")
        and bool(
            _PICTURE.match(page.text[first.start : first.end])
            or (first.type == "paragraph" and any(one.type == "image" for one in first.walk()))
        )
    )


def _small_word(title: str) -> str | None:
    """The first word of a title that should begin with a capital."""
    words: list[str] = _WORD.findall(title)
    if len(words) == 1 and ("_" in words[0] or (words[0].islower() and "-" in words[0])):
        return words[0]
    for index, word in enumerate(words):
        if word.islower() and word.isalpha() and (index == 0 or word not in _SMALL):
            return word
    return None
