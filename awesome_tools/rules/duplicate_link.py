"""AW401: two entries for one link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from awesome_tools.identifiers import identify, is_paper, key
from awesome_tools.model import Span
from awesome_tools.parsers.atoms import Atom
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.conflicting_titles import conflict
from awesome_tools.rules.reading.blame import by_age
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.targets import link_start, main_link, target
from awesome_tools.rules.reading.view import View


class DuplicateLink(Rule):
    """Two entries lead to the same thing.

    Why: a list that presents something twice is longer than it need be, and its two descriptions drift apart. Links are
    compared by what they lead to: scheme, `www.`, final slash, tracking parameters, `.git`, `#readme`, `/tree/main`,
    letter case on hosts where it means nothing, and arXiv `abs`, `pdf` and version make no difference.
    Options: `cross_listing` is `deny`, `sections` (one entry in each section is fine), `same` (fine if the entries say
    the same), or `auto`, which is `sections` for lists where one entry in twenty is repeated elsewhere, so evidently on
    purpose, else `deny`; `allow` lists links that may be repeated.

    ```md invalid
    - [One](https://github.com/a/one) - First.
    - [One](https://github.com/A/One.git#readme) - First again.
    - [Paper](https://arxiv.org/abs/2004.04581v2)
    - [Paper](http://arxiv.org/pdf/2004.04581.pdf)
    ```
    ```text report
    2:3 AW401 unexpected second entry for `gh:a/one`, first at line 1 as `One`
    4:3 AW401 unexpected second entry for `arxiv:2004.04581`, first at line 3 as `Paper`
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
    tags = frozenset({"content"})
    aliases = ("double-link",)

    cross_listing: Literal["auto", "deny", "sections", "same"] = "auto"
    allow: tuple[str, ...] = ()

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the main links of all entries."""
        allowed = {key(url) for url in self.allow}
        found = list(self._repeated(page))
        across = sum(view.section != other.section for view, _, other, _ in found)
        lenient = self.cross_listing == "sections" or (
            self.cross_listing == "auto" and across >= 10 and across * 20 >= len(page.views)
        )
        for view, atom, other, place in found:
            if key(atom.url) in allowed or self._is_same(view, other):
                continue
            if lenient and view.section != other.section:
                continue
            line = page.source.line_of(place.start)
            told = quoted(target(atom.url).removeprefix("url:"))
            message = f"unexpected second entry for {told}, first at line {line} as {quoted(other.entry.record.title)}"
            related = ((Span(place.start, place.end), "first entry"),)
            yield Finding(Span(atom.start, atom.end), message, None, related, subject=target(atom.url))

    def _repeated(self, page: Page) -> Iterator[tuple[View, Atom, View, Atom]]:
        """Each entry that repeats another, with the nearest one it repeats: that of its own section if there is one."""
        first: dict[str, tuple[View, Atom]] = {}
        local: dict[tuple[str, int], tuple[View, Atom]] = {}
        for view in by_age(page, page.views, link_start):
            atom = main_link(view)
            if atom is None or page.silenced(self.code, atom.start):
                continue
            told = target(atom.url)
            other = local.get((told, view.section)) or first.get(told)
            if other is not None and view.entry.shape == "heading" and view.section != other[0].section:
                continue  # a chapter about what was presented above
            first.setdefault(told, (view, atom))
            local.setdefault((told, view.section), (view, atom))
            identifier = identify(atom.url)
            # Another paper with the wrong link is told by conflicting-titles.
            if other is not None and not (identifier is not None and is_paper(identifier) and conflict(view, other[0])):
                yield view, atom, *other

    def _is_same(self, view: View, other: View) -> bool:
        mine, its = view.entry.record, other.entry.record
        return (
            self.cross_listing == "same"
            and mine.section != its.section
            and (mine.title, mine.description) == (its.title, its.description)
        )
