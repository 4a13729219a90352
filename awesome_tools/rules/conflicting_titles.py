"""AW402: one paper under two titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from awesome_tools.identifiers import identify, is_paper
from awesome_tools.model import Severity, Span
from awesome_tools.parsers.atoms import Atom
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.blame import by_age
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.targets import link_start, main_link
from awesome_tools.rules.reading.view import View


class ConflictingTitles(Rule):
    """Two entries with different titles link to the same paper.

    Why: one of them has the link of the other; copied rows keep the old link more often than the old title.
    Options: `shared`, the part of the words that titles of one paper share at least.

    ```md invalid
    - [Deep Learning of Sleeping Cats](https://arxiv.org/abs/2004.04581)
    - [Transformers for Long Weather Forecasts](https://arxiv.org/pdf/2004.04581v2)
    ```
    ```text report
    2:3 AW402 unexpected link to `arxiv:2004.04581`, which is `Deep Learning of Sleeping Cats` at line 1
    ```
    ```md valid
    - [Deep Learning of Sleeping Cats](https://arxiv.org/abs/2004.04581)
    - [CatNet: Deep Learning of Sleeping Cats](https://arxiv.org/abs/2004.04581)
    ```
    """

    code = "AW402"
    name = "conflicting-titles"
    severity = Severity.ERROR
    tags = frozenset({"content"})

    shared: float = 0.34

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the titles of entries whose main links name one paper."""
        first: dict[str, tuple[View, Atom]] = {}
        for view in by_age(page, page.views, link_start):
            atom = main_link(view)
            found = identify(atom.url) if atom is not None else None
            if atom is None or found is None or not is_paper(found) or page.silenced(self.code, atom.start):
                continue
            other, place = first.setdefault(str(found), (view, atom))
            if other is not view and conflict(view, other, self.shared):
                line = page.source.line_of(place.start)
                told = f"unexpected link to `{found}`, which is {quoted(other.entry.record.title)} at line {line}"
                related = ((Span(place.start, place.end), "first entry"),)
                yield Finding(Span(atom.start, atom.end), told, None, related, subject=str(found))


def conflict(one: View, other: View, shared: float = 0.34) -> bool:
    """Whether two titles of four or more words share too few of them to be of one paper; short names cannot tell."""
    mine, its = _words(one.entry.record.title), _words(other.entry.record.title)
    return min(len(mine), len(its)) >= 4 and len(mine & its) < shared * min(len(mine), len(its))


def _words(title: str) -> frozenset[str]:
    text = unicodedata.normalize("NFKC", title).casefold()
    return frozenset(
        word
        for word in re.findall(r"\w+", text)
        if len(word) > 2 and word not in ("the", "and", "for", "with", "via", "from", "using")
    )
