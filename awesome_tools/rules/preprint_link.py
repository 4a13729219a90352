"""AW705: preprints of papers whose published page the list knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.identifiers import identify, is_paper
from awesome_tools.model import Role, Span
from awesome_tools.parsers.atoms import Atom
from awesome_tools.rules.base import PAPERS, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.view import View

_PREPRINTS = frozenset({"arxiv", "hf", "s2", "s2-corpus", "rg", "pwc"})


class PreprintLink(Rule):
    """A paper is linked as a preprint only, though another entry has the page of its venue.

    Why: the published version is the one to cite.

    ```md invalid
    - [Deep Learning of Cats](https://arxiv.org/abs/2004.04581)
    - [Deep learning of cats](https://openaccess.thecvf.com/content_CVPR_2020/html/Cats_CVPR_2020_paper.html)
    ```
    ```text report
    1:3 AW705 unexpected preprint of `Deep Learning of Cats`, expected its page as at line 2
    ```
    ```md valid
    - [Deep Learning of Cats](https://arxiv.org/abs/2004.04581)
    ```
    """

    code = "AW705"
    name = "preprint-link"
    presets = frozenset({PAPERS})
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the papers of entries with one title."""
        published: dict[str, Atom] = {}
        preprints: list[tuple[View, str, Atom]] = []
        for view in page.views:
            title = "".join(re.findall(r"\w+", view.entry.record.title.casefold()))
            papers = [atom for role, atom in view.draft.links if role is Role.PAPER]
            schemes = [
                (atom, found.scheme) for atom in papers if (found := identify(atom.url)) is not None and is_paper(found)
            ]
            proper = next((atom for atom, scheme in schemes if scheme not in _PREPRINTS), None)
            if len(title) >= 12 and proper is not None:
                published.setdefault(title, proper)
            elif len(title) >= 12 and schemes:
                preprints.append((view, title, schemes[0][0]))
        for view, title, atom in preprints:
            if title in published:
                line = page.source.line_of(published[title].start)
                told = f"unexpected preprint of {quoted(view.entry.record.title)}, expected its page as at line {line}"
                yield Finding(Span(atom.start, atom.end), told)
