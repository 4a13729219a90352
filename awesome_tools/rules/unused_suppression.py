"""AW001: comments that silence nothing."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule
from awesome_tools.rules.catalogue import by_name
from awesome_tools.rules.reading.page import Page


class UnusedSuppression(Rule):
    """A comment silences a rule where that rule finds nothing, or names a rule that does not exist.

    Why: what it was for has been mended, and it would hide the next mistake. Comments of awesome-lint are not judged,
    nor are those for rules that do not run.

    ```md invalid
    # List <!-- awesome-tools ignore -->

    - [One](https://one.org) <!-- awesome-tools ignore duplicate-links -- twice on purpose -->
    ```
    ```text report
    1:8 AW001 unexpected comment, expected one that silences something
    3:26 AW001 unexpected rule `duplicate-links` in a comment, expected one that exists
    ```
    ```md valid
    <!--lint disable double-link-->
    - [One](https://one.org)
    ```
    """

    code = "AW001"
    name = "unused-suppression"
    last = True

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the comments that did nothing while the other rules ran."""
        for one in page.comments:
            if not one.ours or one.verb == "enable" or one.used:
                continue
            unknown = sorted(name for name in one.names if name not in by_name() and not name.startswith("aw"))
            if unknown:
                yield Finding(Span(*one.at), f"unexpected rule `{unknown[0]}` in a comment, expected one that exists")
            elif not one.names or any(one.names_rule(code) for code in page.running):
                yield Finding(Span(*one.at), "unexpected comment, expected one that silences something")
