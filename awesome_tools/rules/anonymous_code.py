"""AW704: code links made for anonymous review."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import PAPERS, RECOMMENDED, Finding, Rule
from awesome_tools.rules.reading.page import Page

_ANONYMOUS = re.compile(
    r"https?://(?:www\.)?(?:anonymous\.4open\.science/|anonymousgithub\.com/|github\.com/anonymous[^/]*/)",
    re.IGNORECASE,
)


class AnonymousCode(Rule):
    """A code link leads to a copy made for anonymous review.

    Why: such copies disappear after some months; the paper has a public repository by now, or none.

    ```md invalid
    - [One](https://arxiv.org/abs/2101.02643) [[code](https://anonymous.4open.science/r/one-1234)]
    ```
    ```text report
    1:44 AW704 unexpected link to an anonymous copy, expected the public repository
    ```
    ```md valid
    - [One](https://arxiv.org/abs/2101.02643) [[code](https://github.com/a/one)]
    ```
    """

    code = "AW704"
    name = "anonymous-code"
    presets = frozenset({RECOMMENDED, PAPERS})
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at every link."""
        for node in page.nodes("link"):
            if _ANONYMOUS.match(node.url):
                told = "unexpected link to an anonymous copy, expected the public repository"
                yield Finding(Span(node.start, node.end), told)
