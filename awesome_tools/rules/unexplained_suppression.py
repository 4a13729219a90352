"""AW002: comments that silence rules without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule
from awesome_tools.rules.reading.page import Page


class UnexplainedSuppression(Rule):
    """A comment silences a rule without a reason.

    Why: nobody knows later whether it may go. The reason stands behind two hyphens. Off in the presets, because a list
    of one maintainer needs no such discipline.

    ```md invalid
    - [One](https://one.org?utm_source=a) <!-- awesome-tools ignore AW303 -->
    ```
    ```text report
    1:39 AW002 unexpected comment without a reason, expected ` -- ` and why
    ```
    ```md valid
    - [One](https://one.org?utm_source=a) <!-- awesome-tools ignore AW303 -- the sponsor counts visitors -->
    ```
    """

    code = "AW002"
    name = "unexplained-suppression"
    presets = frozenset()
    last = True

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at every comment of ours."""
        for one in page.comments:
            if one.ours and one.verb != "enable" and not one.reason.strip():
                yield Finding(Span(*one.at), "unexpected comment without a reason, expected ` -- ` and why")
