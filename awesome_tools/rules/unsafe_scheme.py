"""AW307: links that run code or open local files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Severity, Span
from awesome_tools.parsers.accounting import LINKING, PlacedLink, links_at
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_UNSAFE = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data|file|blob|view-source)[\s\x00-\x20]*:", re.IGNORECASE)


class UnsafeScheme(Rule):
    """A link runs a script, carries its own page, or opens a file of the reader's.

    Why: lists are built from strangers' pull requests and shown elsewhere too. Pictures may carry their data.

    ```md invalid
    - [One](javascript:alert(1)) - First.
    - <a href="file:///etc/passwd">Two</a>
    ```
    ```text report
    1:3 AW307 unexpected scheme `javascript`, expected https or http
    2:3 AW307 unexpected scheme `file`, expected https or http
    ```
    ```md valid
    - [One](mailto:one@one.org), [data](data.csv), [call](tel:123)
    - ![dot](data:image/png;base64,iVBORw0KGgo=)
    ```
    """

    code = "AW307"
    name = "unsafe-scheme"
    severity = Severity.ERROR

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at every link and image, in HTML too."""
        for link in _links(page):
            match = _UNSAFE.match(link.url)
            if match and not (link.image and match[1].lower() == "data" and "image/" in link.url[:20]):
                yield Finding(
                    Span(link.start, link.start + 1),
                    f"unexpected scheme {quoted(match[1].lower())}, expected https or http",
                )


def _links(page: Page) -> Iterator[PlacedLink]:
    """The links that are not plainly harmless, in HTML too."""
    for node in page.nodes(*LINKING):
        if not node.url.startswith(("http", "#")):
            yield from links_at(node)
