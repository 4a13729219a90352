"""AW103: an entry without a description among entries that have one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.view import View


class MissingDescription(Rule):
    """An entry has no description, though nearly all others of the list have.

    Why: a bare link makes every reader open it to learn what it is.
    Options: `share`, how many entries of the list, and of the section, must have one before the others count as wrong;
    `least`, how many at least.

    ```md invalid {"least": 2, "share": 0.6}
    - [One](https://one.org) - First.
    - [Two](https://two.org)
    - [Three](https://three.org) - Third.
    ```
    ```text report
    2:3 AW103 unexpected entry `Two` without a description
    ```
    ```md valid {"least": 2, "share": 0.6}
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - [Three](https://three.org): Third.
    - [Books](https://books.org)
      - [Four](https://four.org) - Fourth.
    ```
    """

    code = "AW103"
    name = "missing-description"
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})

    least: int = 10
    share: float = 0.9

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the bullets of the list and of each section."""
        bullets = [view for view in page.views if view.entry.shape == "bullet" and view.title_node is not None]
        nested = [_is_nested(view, page) for view in bullets]
        for level in (False, True):
            yield from self._level([view for view, below in zip(bullets, nested, strict=True) if below is level])

    def _level(self, bullets: list[View]) -> Iterator[Finding]:
        described = [view for view in bullets if view.separator is not None and view.description is not None]
        if len(described) < max(self.least, self.share * len(bullets)):
            return
        per_section: dict[int, list[View]] = {}
        for view in bullets:
            per_section.setdefault(view.section, []).append(view)
        for members in per_section.values():
            bare = [view for view in members if _is_bare(view)]
            if len(members) - len(bare) < self.share / 2 * len(members):
                continue  # the whole section does without
            for view in bare:
                if view.title_node is not None:
                    span = Span(view.title_node.start, view.title_node.end)
                    yield Finding(span, f"unexpected entry {quoted(view.entry.record.title)} without a description")


def _is_nested(view: View, page: Page) -> bool:
    return view.block is not None and page.text[view.block.start - 1 : view.block.start] in (" ", "\t")


def _is_bare(view: View) -> bool:
    """Whether nothing is said of it: no text, no sub-bullets."""
    alone = view.block is not None and len(view.block.children) == 1
    # `awesome-x` below a heading on x says enough.
    awesome = view.entry.record.title.casefold().startswith("awesome")
    return alone and not awesome and view.description is None and not view.entry.record.description
