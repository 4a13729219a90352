"""AW611: characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, replaced, safe, unsafe
from awesome_tools.rules.reading.page import Page

# Overrides and isolates turn text round (Unicode UAX 9): what is shown is not what is there ("Trojan Source").
_BIDI = "\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(
    f"[{_BIDI}\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffc\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]|[\ufffd]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class InvisibleCharacter(Rule):
    """The text holds a character that is not shown, or one that turns text round.

    Why: invisible characters break links and searches, and overrides of the writing direction show another text than
    there is. Joiners within emoji and scripts that need them are fine, as are marks of direction in texts that are
    written from right to left.

    ```md invalid
    - [One](https://one.org/\u200b) - First\ufeff.
    - [Two](https://two.org) - Second\u202e.
    ```
    ```text report
    1:25 AW611 unexpected ZERO WIDTH SPACE (U+200B)
    1:35 AW611 unexpected ZERO WIDTH NO-BREAK SPACE (U+FEFF)
    2:34 AW611 unexpected RIGHT-TO-LEFT OVERRIDE (U+202E)
    ```
    ```md fixed
    - [One](https://one.org/) - First.
    - [Two](https://two.org) - Second.
    ```
    ```md valid
    - [One](https://one.org) - 👩\u200d💻 می\u200cخواهم \u200f
    ```
    """

    code = "AW611"
    name = "invisible-character"
    severity = Severity.ERROR
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Search the whole text."""
        for match in _HIDDEN.finditer(page.text):
            at, char = match.start(), match[0]
            line = page.source.line_text(page.source.line_of(at))
            turned = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
            if turned and char not in "\u202d\u202e" and _RIGHT_TO_LEFT.search(line):
                continue
            name = unicodedata.name(char, "control character")
            fix = (
                None
                if char == "\ufffd"
                else (unsafe if page.in_title(at) or _in_url(page, at) else safe)("remove it", replaced(at, at + 1, ""))
            )
            yield Finding(Span(at, at + 1), f"unexpected {name} (U+{ord(char):04X})", fix)


def _in_url(page: Page, at: int) -> bool:
    return any(node.url_start <= at < node.url_end for node in page.nodes("link", "image", "definition"))
