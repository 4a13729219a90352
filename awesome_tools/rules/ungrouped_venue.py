"""AW123: entries that stand apart from those of their venue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from awesome_tools.model import Span
from awesome_tools.parsers.venues import is_preprint
from awesome_tools.rules.base import PAPERS, RECOMMENDED, Finding, Rule, quoted, safe
from awesome_tools.rules.reading.blame import staying
from awesome_tools.rules.reading.order import sorting_edit
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.series import Series, series


class UngroupedVenue(Rule):
    """An entry stands among those of another venue, in a list or table that keeps each venue together.

    Why: who looks for the papers of a conference reads on until the next one begins.
    Options: `least`, how many entries the list must have; `share`, how many of them must stand with their venue.

    ```md invalid {"least": 6}
    - [One](https://one.org), CVPR 2020
    - [Two](https://two.org), CVPR 2020
    - [Three](https://three.org), ICCV 2021
    - [Four](https://four.org), CVPR 2020
    - [Five](https://five.org), ICCV 2021
    - [Six](https://six.org), ICCV 2021
    - [Seven](https://seven.org), ICCV 2021
    - [Eight](https://eight.org), ECCV 2022
    - [Nine](https://nine.org), ECCV 2022
    - [Ten](https://ten.org), ECCV 2022
    ```
    ```text report
    3:1 AW123 unexpected place of an entry of ICCV 2021, expected it after `Seven`
    ```
    ```md fixed
    - [One](https://one.org), CVPR 2020
    - [Two](https://two.org), CVPR 2020
    - [Four](https://four.org), CVPR 2020
    - [Five](https://five.org), ICCV 2021
    - [Six](https://six.org), ICCV 2021
    - [Seven](https://seven.org), ICCV 2021
    - [Three](https://three.org), ICCV 2021
    - [Eight](https://eight.org), ECCV 2022
    - [Nine](https://nine.org), ECCV 2022
    - [Ten](https://ten.org), ECCV 2022
    ```
    ```md valid {"least": 6}
    - [One](https://one.org), CVPR 2020
    - [Two](https://two.org), ICCV 2021
    - [Three](https://three.org), CVPR 2020
    - [Four](https://four.org), ICCV 2021
    - [Five](https://five.org), CVPR 2020
    - [Six](https://six.org), ICCV 2021
    ```
    """

    code = "AW123"
    name = "ungrouped-venue"
    presets = frozenset({RECOMMENDED, PAPERS})

    least: int = 10
    share: float = 0.9

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the runs of equal venues in each list."""
        for one in series(page):
            venues = [_venue(view.entry.record.venue, view.entry.record.year) for view in one.views]
            named = [venue for venue in venues if venue]
            if len(venues) < self.least or len(named) < self.share * len(venues) or len(set(named)) < 3:
                continue
            strays = _strays(venues, round((1 - self.share) * len(venues))) if _sizable(venues) else {}
            if strays:
                yield from _findings(page, one, venues, strays)


def _venue(venue: str | None, year: int | None) -> str:
    return f"{venue} {year or ''}".strip() if venue and not is_preprint(venue) else ""


def _sizable(venues: Sequence[str]) -> bool:
    """Whether most entries have a neighbour of their venue at all, so that the groups are no accident."""
    counts = Counter(venues)
    return sum(count for count in counts.values() if count >= 3) * 3 >= 2 * len(venues)


def _strays(venues: Sequence[str], most: int) -> dict[int, int]:
    """The entries apart from the longest run of their venue, with the entry that each belongs behind; {} if too many.

    One at a time, the shortest run first, since taking one out may join those around it.
    """
    strays: dict[int, int] = {}
    while len(strays) <= most:
        kept = [index for index in range(len(venues)) if index not in strays]
        runs = [list(run) for _, run in groupby(kept, key=lambda index: venues[index])]
        home: dict[str, list[int]] = {}
        for run in runs:
            if len(run) > len(home.get(venues[run[0]], ())):
                home[venues[run[0]]] = run
        apart = [run for run in runs if venues[run[0]] and len(run) < len(home[venues[run[0]]])]
        if not apart:
            return strays
        one = min(apart, key=lambda run: (len(run), run[0]))
        strays.update(dict.fromkeys(one, home[venues[one[0]]][-1]))
    return {}


def _findings(page: Page, one: Series, venues: Sequence[str], strays: dict[int, int]) -> Iterator[Finding]:
    stay = staying(page, one.blocks, strays)
    order = [index for index in range(len(venues)) if index not in strays or index in stay]
    for index, behind in reversed(strays.items()):
        if index not in stay:
            order.insert(order.index(behind) + 1, index)
    edit = sorting_edit(page, one.blocks, order)
    fix = safe("move the entries to their venues", edit) if edit else None
    for index, behind in strays.items():
        start = one.blocks[index].start
        end = page.text.find("\n", start)
        title = quoted(one.views[behind].entry.record.title, 40)
        told = f"unexpected place of an entry of {venues[index]}, expected it after {title}"
        yield Finding(Span(start, end if end >= 0 else len(page.text)), told, fix)
