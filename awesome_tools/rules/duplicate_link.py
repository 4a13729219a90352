"""AW401: two entries for one link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from awesome_tools.identifiers import identify, is_paper, key
from awesome_tools.model import Span
from awesome_tools.parsers.atoms import Atom
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.conflicting_titles import conflict
from awesome_tools.rules.reading.targets import main_link, target
from awesome_tools.rules.reading.view import View


@dataclass(frozen=True)
class DuplicateLink(Rule):
    """Two entries lead to the same thing.

    Why: a list that presents something twice is longer than it need be, and its two descriptions drift apart. Links are
    compared by what they lead to: scheme, `www.`, final slash, tracking parameters, `.git`, `#readme`, `/tree/main`,
    letter case on hosts where it means nothing, and arXiv `abs`, `pdf` and version make no difference.
    Options: `cross_listing` is `deny`, `sections` (one entry in each section is fine) or `same` (fine if the entries say
    the same); `allow` lists links that may be repeated.

    ```md invalid
    - [One](https://github.com/a/one) - First.
    - [One](https://github.com/A/One.git#readme) - First again.
    - [Paper](https://arxiv.org/abs/2004.04581v2)
    - [Paper](http://arxiv.org/pdf/2004.04581.pdf)
    ```
    ```text report
    2:3 AW401 unexpected second entry for `gh:a/one`, first at line 1
    4:3 AW401 unexpected second entry for `arxiv:2004.04581`, first at line 3
    ```
    ```md valid {"cross_listing": "sections"}
    # A
    - [One](https://one.org)
    # B
    - [One](https://one.org/)
    - [Docs](https://one.org/docs)
    ```
    """

    code = "AW401"
    name = "duplicate-link"
    aliases = ("double-link",)

    cross_listing: Literal["deny", "sections", "same"] = "deny"
    allow: tuple[str, ...] = ()

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the main links of all entries."""
        allowed = {key(url) for url in self.allow}
        first: dict[tuple[str, object], tuple[View, Atom]] = {}
        for view in page.views:
            atom = main_link(view)
            if atom is None or page.silenced(self.code, atom.start):
                continue
            told = target(atom.url)
            known = first.setdefault((told, self._scope(view)), (view, atom))
            if known[0] is view or key(atom.url) in allowed or self._is_same(view, known[0]):
                continue
            found = identify(atom.url)
            if found is not None and is_paper(found) and conflict(view, known[0]):
                continue  # another paper with the wrong link: told by conflicting-titles
            line = page.source.line_of(known[1].start)
            message = f"unexpected second entry for {quoted(told.removeprefix('url:'))}, first at line {line}"
            yield Finding(Span(atom.start, atom.end), message, None, ((Span(known[1].start, known[1].end), "first entry"),))

    def _scope(self, view: View) -> object:
        if self.cross_listing == "sections":
            return view.entry.record.section
        return None

    def _is_same(self, view: View, other: View) -> bool:
        mine, its = view.entry.record, other.entry.record
        return self.cross_listing == "same" and mine.section != its.section and (mine.title, mine.description) == (its.title, its.description)

