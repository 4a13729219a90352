"""AW404: entries that seem to present one work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.targets import main_link, target
from awesome_tools.rules.reading.view import View


class SimilarEntry(Rule):
    """Two entries seem to present the same work, though their links differ.

    Why: a project by its site and by its repository, for instance. Off in the presets: it takes a while on long lists.

    ```md invalid
    - [Seam: Equivariant Attention for Segmentation](https://arxiv.org/abs/2004.04581) CVPR 2020
    - [Equivariant Attention for Segmentation](https://openaccess.thecvf.com/CVPR2020/Seam.html) CVPR 2020
    ```
    ```text report
    2:1 AW404 unexpected second entry for `Seam: Equivariant Attention for Segmentation`, first at line 1
    ```
    ```md valid
    - [One](https://one.org)
    ```
    """

    code = "AW404"
    name = "similar-entry"
    severity = Severity.INFO
    presets = frozenset()
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Merge the list with itself; works with several entries are duplicates unless their links are equal."""
        from awesome_tools.merge import merge  # noqa: PLC0415 - heavy, and needed by this rule only

        views = {id(view.entry.record): view for view in page.views}
        for work in merge([view.entry.record for view in page.views]).works:
            members = sorted((views[id(record)] for record in work.mentions), key=lambda view: view.entry.span)
            told = Counter(one for view in members for one in _told(view))
            for view in members[1:]:
                if any(told[one] > 1 for one in _told(view)):
                    continue
                first = members[0].entry
                title, line = quoted(first.record.title), first.record.source.line
                message = f"unexpected second entry for {title}, first at line {line}"
                span = Span(view.entry.span.start, view.entry.span.end)
                yield Finding(span, message, None, ((first.span, "first entry"),))


def _told(view: View) -> set[str]:
    """What duplicate-link compares."""
    atom = main_link(view)
    return set() if atom is None else {target(atom.url)}
