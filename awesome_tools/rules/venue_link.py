"""AW703: a venue or year at odds with the page that is linked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import PAPERS, RECOMMENDED, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

# What the address of a venue's page says: venue and year.
_PAGES = (
    re.compile(
        r"openaccess\.thecvf\.com/content_?(?P<venue>CVPR|ICCV|WACV|ACCV)_?(?P<year>20\d\d)(?!_workshop)(?:/papers|/html|_paper)?",
        re.IGNORECASE,
    ),
    re.compile(r"openaccess\.thecvf\.com/content/(?P<venue>CVPR|ICCV|WACV|ACCV)(?P<year>20\d\d)/(?!W)", re.IGNORECASE),
    re.compile(r"(?:proceedings|papers)\.neurips\.cc/paper(?:_files/paper)?/(?P<year>20\d\d)/(?P<venue>)"),
    re.compile(r"aclanthology\.org/(?P<year>20\d\d)\.(?P<venue>acl|emnlp|naacl|eacl|coling)-(?:main|long|short)\."),
)
_NEURIPS = "NeurIPS"
_SAME = {"nips": "neurips"}


class VenueLink(Rule):
    """An entry states another venue or year than the address of its paper says.

    Why: one of the two is wrong. Only addresses that name both are read: CVF, NeurIPS and ACL proceedings.

    ```md invalid
    - [One](https://openaccess.thecvf.com/content/CVPR2021/html/One_CVPR_2021_paper.html), ICCV 2021
    - [Two](https://openaccess.thecvf.com/content_CVPR_2019/papers/Two_CVPR_2019_paper.pdf), CVPR 2020
    ```
    ```text report
    1:3 AW703 unexpected `ICCV 2021`, expected `CVPR 2021` as its link says
    2:3 AW703 unexpected `CVPR 2020`, expected `CVPR 2019` as its link says
    ```
    ```md valid
    - [One](https://openaccess.thecvf.com/content/CVPR2021/html/One_CVPR_2021_paper.html), CVPR 2021 oral
    - [Two](https://arxiv.org/abs/2101.02643), ICCV 2021
    ```
    """

    code = "AW703"
    name = "venue-link"
    presets = frozenset({RECOMMENDED, PAPERS})
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare each entry's venue with its links."""
        for view in page.views:
            record = view.entry.record
            if not record.venue or record.year is None:
                continue
            words = {_SAME.get(word, word) for word in re.findall(r"[a-z]+", record.venue.casefold())}
            for _, atom in view.draft.links:
                said = _said(atom.url)
                if said is None:
                    continue
                venue, year = said
                known = words & {
                    "cvpr",
                    "iccv",
                    "wacv",
                    "accv",
                    "neurips",
                    "acl",
                    "emnlp",
                    "naacl",
                    "eacl",
                    "coling",
                    "eccv",
                    "aaai",
                    "ijcai",
                    "icml",
                    "iclr",
                }
                if year != record.year or (known and venue.casefold() not in known):
                    stated = quoted(f"{record.venue} {record.year}")
                    told = f"unexpected {stated}, expected {quoted(f'{venue} {year}')} as its link says"
                    yield Finding(Span(atom.start, atom.end), told)
                    break


def _said(url: str) -> tuple[str, int] | None:
    for pattern in _PAGES:
        match = pattern.search(url)
        if match:
            return match["venue"].upper() or _NEURIPS, int(match["year"])
    return None
