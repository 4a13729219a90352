"""AW702: papers dated before their arXiv number was given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.identifiers import identify
from awesome_tools.model import Role, Span
from awesome_tools.rules.base import PAPERS, RECOMMENDED, Finding, Rule
from awesome_tools.rules.reading.page import Page

_NUMBER = re.compile(r"(\d\d)(\d\d)\.\d+")


class ArxivDate(Rule):
    """An entry's year does not go with its arXiv number, which tells year and month.

    Why: either the year is mistyped or the link leads to another paper.
    Options: `before`, how many years the number may be younger than the stated year (papers put on arXiv later), and
    `after`, how many years it may be older (papers published late).

    ```md invalid
    - [One](https://arxiv.org/abs/2304.02643), CVPR 2020
    - [Two](https://arxiv.org/abs/1504.02643), CVPR 2023
    ```
    ```text report
    1:3 AW702 unexpected year 2020 of a paper that came to arXiv in 2023-04
    2:3 AW702 unexpected year 2023 of a paper that came to arXiv in 2015-04
    ```
    ```md valid
    - [One](https://arxiv.org/abs/2012.02643), CVPR 2021
    - [Two](https://arxiv.org/abs/2101.02643), NeurIPS 2020
    ```
    """

    code = "AW702"
    name = "arxiv-date"
    presets = frozenset({RECOMMENDED, PAPERS})
    tags = frozenset({"content"})

    before: int = 1
    after: int = 4

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare each paper's year with its number."""
        for view in page.views:
            year = view.entry.record.year
            papers = [atom for role, atom in view.draft.links if role is Role.PAPER]
            if year is None or len(papers) != 1:
                continue
            found = identify(papers[0].url)
            number = _NUMBER.fullmatch(found.value) if found is not None and found.scheme == "arxiv" else None
            if number is None:
                continue
            posted = 2000 + int(number[1])
            if posted > year + self.before or posted < year - self.after:
                told = f"unexpected year {year} of a paper that came to arXiv in {posted}-{number[2]}"
                yield Finding(Span(papers[0].start, papers[0].end), told)
