"""AW803: badges of build servers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.parsers.accounting import links_of
from awesome_tools.rules.base import AWESOME, Finding, Rule
from awesome_tools.rules.reading.page import Page

_BADGE = re.compile(
    r"travis-ci\.(?:org|com)|circleci\.com|ci\.appveyor\.com|/actions/workflows/[^/]+/badge\.svg|/workflows/[^/]+/badge\.svg|"
    r"img\.shields\.io/(?:travis|circleci|appveyor|github/(?:actions/)?workflow)|gitlab\.com/.*/badges/.*/pipeline\.svg|dev\.azure\.com/.*/_apis/build",
    re.IGNORECASE,
)


class CiBadge(Rule):
    """A badge shows the state of a build.

    Why: the guidelines of awesome lists do not want it: it says nothing to the reader of a list. Only badges before the
    first entry are the list's own.

    ```md invalid
    # List ![build](https://github.com/a/b/actions/workflows/ci.yml/badge.svg)
    <img src="https://travis-ci.org/a/b.svg">
    ```
    ```text report
    1:8 AW803 unexpected badge of a build server
    2:1 AW803 unexpected badge of a build server
    ```
    ```md valid
    # List
    - [One](https://one.org) ![build](https://travis-ci.org/one/one.svg)
    ```
    """

    code = "AW803"
    name = "ci-badge"
    presets = frozenset({AWESOME})
    aliases = ("awesome-no-ci-badge",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the pictures before the first entry."""
        first = next(
            (view.entry.span.start for view in page.views if view.entry.shape in ("bullet", "row")), len(page.text)
        )
        for link in links_of(page.root):
            if link.image and link.start < first and _BADGE.search(link.url):
                yield Finding(Span(link.start, link.start + 1), "unexpected badge of a build server")
