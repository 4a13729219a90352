"""AW506: straight and single quotation marks without their partner, and marks in the place of apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, replaced
from awesome_tools.rules.reading.page import Page

# An opening mark behind a letter is a mistyped apostrophe where English has one; in Uzbek `oʻ` and `gʻ` are letters.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])‘(?=(?:s|t|d|m|re|ve|ll)?(?![^\W_])(?!’))")
_MARK = re.compile('["‘]')
_SINGLE = re.compile(r"[‚‘’]")
# Inches and seconds of arc, ditto marks, marks of their own.
_MEASURE = re.compile(r'(?<=\d)"|(?<![^\s|])"(?![^\s|])|\\\\"')


class StrayQuote(Rule):
    """A straight or single quotation mark has no partner in its paragraph, item or cell.

    Why: something was cut off, or the mark is a mistyped apostrophe. Told are an odd number of straight double quotes,
    inches aside, an opening single quote that nothing closes, and one in the place of an apostrophe. Apostrophes and
    straight single quotes are not judged: they stand alone in many languages.
    Options: `straight`, whether straight double quotes are judged.

    ```md invalid
    - [One](https://one.org) - Called "first.
    - [Two](https://two.org) - It‘s the ‘second.
    ```
    ```text report
    1:35 AW506 unexpected `"` without its partner
    2:30 AW506 unexpected `‘`, expected the apostrophe `’`
    2:37 AW506 unexpected `‘` without its `’`
    ```
    ```md fixed
    - [One](https://one.org) - Called "first.
    - [Two](https://two.org) - It’s the ‘second.
    ```
    ```md valid
    - [One](https://one.org) - The "first" 13.3" screen, rock ’n’ roll, it’s O‘zbek, ‘quoted’, ‚zitiert‘, the users’.
    ```
    """

    code = "AW506"
    name = "stray-quote"
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})
    aliases = ("balanced-punctuation",)

    straight: bool = True

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the marks of each block."""
        for block in page.blocks_with(page.prose.matching(_MARK), "paragraph", "cell", "heading"):
            texts = [node for node in block.walk() if node.type == "text"]
            if self.straight and any('"' in node.text for node in texts):
                yield from self._straight(page, [(node.start, node.end) for node in texts])
            if any("‘" in node.text for node in texts):
                yield from self._single(page, [(node.start, node.end) for node in texts])

    def _straight(self, page: Page, ranges: list[tuple[int, int]]) -> Iterator[Finding]:
        places = [at for start, end in ranges for at in range(start, end) if page.text[at] == '"']
        measures = {match.start() for start, end in ranges for match in _MEASURE.finditer(page.text, start, end)}
        marks = [at for at in places if at not in measures]
        # A quotation may end with a number, so the count has to be odd either way.
        if len(marks) % 2 and len(places) % 2:
            yield Finding(Span(marks[-1], marks[-1] + 1), 'unexpected `"` without its partner')

    def _single(self, page: Page, ranges: list[tuple[int, int]]) -> Iterator[Finding]:
        apostrophes = {match.start() for start, end in ranges for match in _APOSTROPHE.finditer(page.text, start, end)}
        marks = [match for start, end in ranges for match in _SINGLE.finditer(page.text, start, end)]
        opened: int | None = None
        for match in marks:
            at = match.start()
            if at in apostrophes and opened is None:
                fix = page.mend("write an apostrophe", replaced(at, at + 1, "’"))
                yield Finding(Span(at, at + 1), "unexpected `‘`, expected the apostrophe `’`", fix)
            elif match[0] == "‚" or (match[0] == "‘" and opened is None and not page.text[at - 1].isalpha()):
                opened = at
            else:
                opened = None
        if opened is not None and page.text[opened] == "‘":
            yield Finding(Span(opened, opened + 1), "unexpected `‘` without its `’`")
