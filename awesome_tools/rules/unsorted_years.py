"""AW122: entries out of the order of their years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, safe
from awesome_tools.rules.reading.blame import blamed, staying
from awesome_tools.rules.reading.order import misplaced, moved, proper_place, sorting_edit
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.series import Series, series


class UnsortedYears(Rule):
    """An entry is out of the order of years in a list or table that is sorted by year.

    Why: in lists of papers the newest come first, or last; one in between will be overlooked.
    Options: `share`, how many entries must be in order for the list to count as sorted; `least`, how many entries.

    ```md invalid {"least": 5, "share": 0.8}
    | Title | Year |
    | --- | --- |
    | [One](https://one.org) | 2023 |
    | [Two](https://two.org) | 2022 |
    | [Three](https://three.org) | 2019 |
    | [Four](https://four.org) | 2021 |
    | [Five](https://five.org) | 2020 |
    | [Six](https://six.org) | 2020 |
    ```
    ```text report
    5:1 AW122 unexpected place of an entry of 2019, expected it after `Six`
    ```
    ```md fixed
    | Title | Year |
    | --- | --- |
    | [One](https://one.org) | 2023 |
    | [Two](https://two.org) | 2022 |
    | [Four](https://four.org) | 2021 |
    | [Five](https://five.org) | 2020 |
    | [Six](https://six.org) | 2020 |
    | [Three](https://three.org) | 2019 |
    ```
    ```md valid
    | Title | Year |
    | --- | --- |
    | [One](https://one.org) | 2023 |
    | [Two](https://two.org) | 2019 |
    ```
    """

    code = "AW122"
    name = "unsorted-years"

    share: float = 0.9
    least: int = 10

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the years within each list and table whose entries all have one."""
        for one in series(page):
            dates = [re.match(r"(?:19|20)\d\d", view.entry.record.date or "") for view in one.views]
            # A table with a column of dates is sorted by that, not by the year of the venue.
            years = (
                [int(date[0]) for date in dates if date]
                if all(dates)
                else [None if any(dates) else view.entry.record.year for view in one.views]
            )
            known = [year for year in years if year is not None]
            if len(known) == len(years) >= self.least and len(set(known)) >= 3:
                yield from self._judge(page, one, known)

    def _judge(self, page: Page, one: Series, years: list[int]) -> Iterator[Finding]:
        turned = {sign: misplaced([(sign * year,) for year in years]) for sign in (-1, 1)}
        sign = min(turned, key=lambda sign: (len(turned[sign]), sign))
        outside = turned[sign]
        if not outside or len(outside) > (1 - self.share) * len(years) + 1e-9:
            return
        keys = [(sign * year,) for year in years]
        outside = blamed(page, one.blocks, keys, outside)
        edit = sorting_edit(page, one.blocks, moved(keys, outside, staying(page, one.blocks, outside)))
        fix = safe("sort by year", edit) if edit else None
        for index in sorted(outside):
            word, other = proper_place(keys, outside, index)
            span = Span(one.blocks[index].start, one.blocks[index].end)
            title = quoted(one.views[other].entry.record.title, 40)
            told = f"unexpected place of an entry of {years[index]}, expected it {word} {title}"
            yield Finding(span, told, fix)
