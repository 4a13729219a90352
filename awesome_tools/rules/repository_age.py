"""AW808: repositories that are too young."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule
from awesome_tools.rules.reading.community import is_readme
from awesome_tools.rules.reading.page import Page


class RepositoryAge(Rule):
    """The repository is younger than the list of lists asks for.

    Why: the guidelines of sindresorhus/awesome want a list to be at least 30 days old before it is proposed, because
    many are given up before. The age is that of the first commit; nothing is told where the history is not all there,
    as in a shallow clone, or where the page is no `readme` at the root of a repository.
    Options: `least`, how many days, at most 365.

    ```md invalid
    # List
    ```
    ```text report
    1:1 AW808 unexpected age of the repository of 12 days, expected at least 30
    ```
    ```md valid {"least": 10}
    # List
    ```
    """

    code = "AW808"
    name = "repository-age"
    presets = frozenset({AWESOME})
    aliases = ("awesome-git-repo-age",)

    least: int = 30

    def check(self, page: Page) -> Iterator[Finding]:
        """Ask for the age."""
        age = page.surroundings.age() if is_readme(page) else None
        if age is not None and age < min(self.least, 365):
            days = "1 day" if age == 1 else f"{age} days"
            yield Finding(Span(0, 0), f"unexpected age of the repository of {days}, expected at least {self.least}")
