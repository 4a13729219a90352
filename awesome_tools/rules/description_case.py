"""AW106: upper or lower case of a description's first letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.descriptions import Description, descriptions
from awesome_tools.rules.reading.habit import habit
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.words import first_word, is_common


class DescriptionCase(Rule):
    """A description begins with a small letter where the list's begin with a capital, or the other way round.

    Why: one list, one voice. Only words are judged: not names such as `iOS`, nor code, nor scripts without case.
    Options: `case` is `upper`, `lower`, or `auto` for what the list does; `share`, how many entries make a habit.

    ```md invalid {"case": "upper"}
    - [One](https://one.org) - the first of [many](https://many.org).
    - [Two](https://two.org) - iOS app.
    ```
    ```text report
    1:28 AW106 unexpected small letter in `the`, expected a capital
    ```
    ```md fixed
    - [One](https://one.org) - The first of [many](https://many.org).
    - [Two](https://two.org) - iOS app.
    ```
    ```md valid {"case": "upper"}
    - [一](https://one.org) - 第一。
    - [Two](https://two.org) - `code` first.
    - [Three](https://three.org) - npm package.
    ```
    """

    code = "AW106"
    name = "description-case"
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})
    aliases = ("awesome-list-item",)

    case: Literal["auto", "upper", "lower"] = "auto"
    share: float = 0.9

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the case of each description's first word with the list's."""
        found = []
        for one in descriptions(page):
            at = one.opening(page.text)
            if at is not None and (word := first_word(page.text, at, one.end)):
                found.append((at, word, one))
        wanted = habit((word[0].isupper() for _, word, _ in found), share=self.share, least=10)
        upper = {"upper": True, "lower": False}.get(self.case, wanted)
        for at, word, one in found:
            if upper is None or word[0].isupper() is upper or not is_common(word):
                continue
            if _is_name(one, word, page.text[at - 1 : at + len(word) + 2]):
                continue
            if not upper and not re.search(rf"(?<!\w){re.escape(word[0].lower() + word[1:])}(?!\w)", page.text):
                continue  # a name, as far as this page tells
            letter = word[0].upper() if upper else word[0].lower()
            told = ("small letter", "a capital") if upper else ("capital", "a small letter")
            fix = safe("change the letter", replaced(at, at + 1, letter))
            yield Finding(Span(at, at + len(word)), f"unexpected {told[0]} in {quoted(word)}, expected {told[1]}", fix)


def _is_name(one: Description, word: str, around: str) -> bool:
    """Whether a word is the entry's own name, part of its address or of an identifier, or quoted."""
    record = one.view.entry.record
    bare, behind = word.casefold().removesuffix("'s"), around[len(word) + 1 :]
    title, address = record.title.casefold(), "".join(link.url for link in record.links[:1]).casefold()
    part = len(bare) > 3 and re.search(rf"(?<![^\W_]){re.escape(bare)}(?![^\W_])", f"{title} {address}")
    if part or bare in (title, address.rstrip("/").rpartition("/")[2]):
        return True
    return around[0] in "\"'“‘«" or (behind[:1] == ":" and behind[1:].strip() != "")
