"""AW121: entries out of alphabetical order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, safe
from awesome_tools.rules.reading.alphabets import collations, ideographic, strangers
from awesome_tools.rules.reading.blame import blamed, staying
from awesome_tools.rules.reading.collation import Key
from awesome_tools.rules.reading.order import judged, moved, proper_place, sorting_edit, surely
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.series import Series, series


class UnsortedEntries(Rule):
    """An entry is out of alphabetical order in a list that is sorted.

    Why: the next contributor looks for the right place and finds two. Case, accents, marks and (if that is the list's
    way) articles do not count, numbers compare by value. Numbered lists are rankings and left alone.
    Options: `lists` is `evident` (only where nearly all entries are in order), or `all`; `share`, how many must be in
    order to make it evident, in a list of `least` entries or in the whole document (a list of five sixths as many
    may have one entry out of order); `language`, whose alphabet counts: a code such as `sv`, `zh` for Chinese by sound,
    `none` for letters without accents, or `auto` for what fits best.

    ```md invalid {"least": 4, "share": 0.7}
    - [Alpha](https://alpha.org) - First.
    - [Delta](https://delta.org) - Last.
      - Its continuation.
    - [Beta](https://beta.org) - Second.
    - [Gamma 2](https://gamma.org) - Third.
    - [Gamma 10](https://gamma.org/10) - Third.
    ```
    ```text report
    2:1 AW121 unexpected place of `Delta`, expected it after `Beta`
    ```
    ```md fixed
    - [Alpha](https://alpha.org) - First.
    - [Beta](https://beta.org) - Second.
    - [Delta](https://delta.org) - Last.
      - Its continuation.
    - [Gamma 2](https://gamma.org) - Third.
    - [Gamma 10](https://gamma.org/10) - Third.
    ```
    ```md invalid {"least": 4, "share": 0.7}
    - [Zeta](https://zeta.org)
    - [Öland](https://oland.org)
    - [Åland](https://aland.org)
    - [Ärla](https://arla.org)
    - [Örebro](https://orebro.org)
    ```
    ```text report
    2:1 AW121 unexpected place of `Öland`, expected it after `Ärla`
    ```
    ```md fixed
    - [Zeta](https://zeta.org)
    - [Åland](https://aland.org)
    - [Ärla](https://arla.org)
    - [Öland](https://oland.org)
    - [Örebro](https://orebro.org)
    ```
    ```md valid {"least": 4, "share": 0.7}
    - [Pears](https://pears.org) - First.
    - [Apples](https://apples.org) - Second.
    - [Oranges](https://oranges.org) - Third.
    - [Bananas](https://bananas.org) - Fourth.
    ```
    """

    code = "AW121"
    name = "unsorted-entries"

    lists: Literal["evident", "all"] = "evident"
    share: float = 0.9
    least: int = 12
    language: Literal[
        "auto", "none", "zh", "cs", "da", "de", "es", "et", "fa", "fi", "hr", "hu", "is", "lt", "lv", "nb", "pl", "ro",
        "sk", "sl", "sv", "tr", "uk",
    ] = "auto"  # fmt: skip

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare neighbouring entries of each list with the order that fits the document best."""
        groups = [
            (one, titles)
            for one in series(page)
            if (titles := _titles(one)) and (self.language == "zh" or not ideographic(titles)) and self._has_order(one)
        ]
        if not groups:
            return
        ways = collations((title for _, titles in groups for title in titles), self.language)
        ranked = [judged(titles, ways) for _, titles in groups]
        wrong = [sum(len(outside) for _, outside in counts) for counts in zip(*ranked, strict=True)]
        best = wrong.index(min(wrong))
        pairs = sum(len(titles) - 1 for _, titles in groups)
        sorted_document = pairs >= 2 * self.least and wrong[best] <= (1 - self.share) * pairs
        for (one, titles), found in zip(groups, ranked, strict=True):
            keys, astray = found[best]
            ways_of = [others for others, _ in found]
            outside = surely(astray, ways_of) - strangers(titles) if astray else astray
            certain = _are_links(one) or len(outside) <= max(1, len(titles) // 50)
            if outside and (
                self.lists == "all"
                or (certain and self._evident(len(titles), len(outside), sorted_document=sorted_document))
            ):
                blame = blamed(page, one.blocks, keys, astray)
                yield from _findings(page, one, keys, surely(blame, ways_of) - strangers(titles))

    def _has_order(self, one: Series) -> bool:
        """Whether the entries present something by links, or are many: features and remarks seldom have an order."""
        return _are_links(one) or (self.lists == "evident" and len(one.views) >= 2 * self.least)

    def _evident(self, size: int, outside: int, *, sorted_document: bool) -> bool:
        if sorted_document:
            return outside <= max(1, size // 4) and size >= 4
        # That so many stand in order by chance but for one is less likely than one in a hundred.
        return (size >= self.least and outside <= (1 - self.share) * size) or (
            size * 3 >= self.least * 2 and outside == 1
        )


def _titles(one: Series) -> list[str]:
    return [view.entry.record.title for view in one.views]


def _are_links(one: Series) -> bool:
    """Whether nearly all entries present something by a link."""
    return sum(bool(view.draft.links) for view in one.views) * 10 >= 9 * len(one.views)


def _findings(page: Page, one: Series, keys: Sequence[Key], outside: frozenset[int]) -> Iterator[Finding]:
    edit = sorting_edit(page, one.blocks, moved(keys, outside, staying(page, one.blocks, outside)))
    fix = safe("sort the entries", edit) if edit else None
    for index in sorted(outside):
        title = quoted(one.views[index].entry.record.title, 40)
        word, other = proper_place(keys, outside, index)
        start = one.blocks[index].start
        end = page.text.find("\n", start)
        told = f"unexpected place of {title}, expected it {word} {quoted(one.views[other].entry.record.title, 40)}"
        yield Finding(Span(start, end if end >= 0 else len(page.text)), told, fix)
