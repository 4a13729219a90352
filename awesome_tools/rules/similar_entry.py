"""AW404: entries that seem to present one work."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Kind, Severity
from awesome_tools.rules.base import PAPERS, Finding, Rule, quoted
from awesome_tools.rules.reading.blame import by_age
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.targets import main_link, target
from awesome_tools.rules.reading.view import View


class SimilarEntry(Rule):
    """Two entries seem to present the same work, though their links differ.

    Why: a preprint here and the published paper there, or a project by its site and by its repository. Entries are
    compared as `merge` compares them: by titles, short names, venues and years. Rows without links are left alone. In
    `papers` only, because it takes a while on long lists.

    ```md invalid
    - [Equivariant Attention for Masks](https://arxiv.org/abs/2004.04581) CVPR 2020
    - [Equivariant Attention for Masks](https://openaccess.thecvf.com/CVPR2020/Seam.html) CVPR 2020
    ```
    ```text report
    2:1 AW404 unexpected second entry for `Equivariant Attention for Masks`, first at line 1 (same title)
    ```
    ```md valid
    - [One](https://one.org)
    ```
    """

    code = "AW404"
    name = "similar-entry"
    severity = Severity.INFO
    presets = frozenset({PAPERS})
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Merge the list with itself; works with several entries are duplicates unless their links are equal."""
        from awesome_tools.merge import merge  # noqa: PLC0415 - heavy, and needed by this rule only

        views = {id(view.entry.record): view for view in page.views}
        for work in merge([view.entry.record for view in page.views]).works:
            found = (
                [view for one in work.mentions if _is_work(view := views[id(one)])] if len(work.mentions) > 1 else []
            )
            if len(found) < 2:
                continue
            ordered = sorted(found, key=lambda view: view.entry.span)
            members = by_age(page, ordered, lambda view: view.entry.span.start)
            first = members[0].entry
            title, line = quoted(first.record.title), first.record.source.line
            told = _told(members[0])
            for view in members[1:]:
                if told.isdisjoint(_told(view)):
                    why = next(join.rule for join in work.joins if view.entry.record in (join.left, join.right))
                    message = f"unexpected second entry for {title}, first at line {line} (same {why})"
                    subject = min(one.entry.record.title.casefold() for one in members)
                    yield Finding(view.entry.span, message, None, ((first.span, "first entry"),), subject=subject)
                told |= _told(view)


def _is_work(view: View) -> bool:
    """Whether an entry presents a paper or a project: pages of a list, and rows of results, may repeat a title."""
    record = view.entry.record
    return record.kind is not Kind.RESOURCE and any(not link.url.lower().endswith(".md") for link in record.links)


def _told(view: View) -> set[str]:
    """What duplicate-link compares."""
    atom = main_link(view)
    return set() if atom is None else {target(atom.url)}
