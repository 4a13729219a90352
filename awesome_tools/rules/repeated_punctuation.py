"""AW503: marks written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted, replaced
from awesome_tools.rules.reading.page import Page

_HINT = re.compile(r"[.,，、;；。][.,，、;；。]|[!！?？~～·][!！?？~～·]")
_DOUBLED = re.compile(
    r"(?m)(?<![,，。、;；])(?P<comma>[,，、;；。])(?P=comma)+|(?<![.…\s\d])\.\.(?=\s|$)|(?<=[\w)])[,;]\.(?=\s|$)"
)
_EXCITED = re.compile(r"([!！?？~～·])\1+")


class RepeatedPunctuation(Rule):
    """A punctuation mark stands there twice.

    Why: `..` and `,,` are slips.
    Options: `excited`, whether `!!` and `??` are told too.

    ```md invalid {"excited": true}
    - [One](https://one.org) - First..
    - [Two](https://two.org) - Second,, and more!!
    ```
    ```text report
    1:33 AW503 unexpected `..`, expected `.`
    2:34 AW503 unexpected `,,`, expected `,`
    2:45 AW503 unexpected `!!`, expected `!`
    ```
    ```md fixed {"excited": true}
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second, and more!
    ```
    ```md valid
    - [One](https://one.org) - First... `a..b`, wow!! ../path and 1..2
    ```
    """

    code = "AW503"
    name = "repeated-punctuation"
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})
    aliases = ("no-repeat-punctuation",)

    excited: bool = False

    def check(self, page: Page) -> Iterator[Finding]:
        """Search the text nodes outside links."""
        for block in page.blocks_with(page.prose.matching(_HINT), "paragraph", "cell"):
            texts = [(node.start, node.end) for node in block.children if node.type == "text"]
            patterns = (_DOUBLED, *[_EXCITED] * self.excited)
            for match in (one for span in texts for each in patterns for one in each.finditer(page.text, *span)):
                kept = "." if match[0][-1] == "." else match[0][0]
                fix = page.mend("write it once", replaced(*match.span(), kept))
                yield Finding(Span(*match.span()), f"unexpected {quoted(match[0])}, expected {quoted(kept)}", fix)
