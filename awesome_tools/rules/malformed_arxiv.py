"""AW701: arXiv links without a proper arXiv number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.identifiers import identify
from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_PAPER = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)(?:/(?P<rest>[^?#]*))?(?:[?#].*)?$", re.IGNORECASE
)


class MalformedArxiv(Rule):
    """A link to arXiv has no proper arXiv number.

    Why: it opens an error page. Numbers are year and month, a full stop, and five digits (four until 2014), or before
    2007 an archive and seven digits (info.arxiv.org/help/arxiv_identifier.html).

    ```md invalid
    - [One](https://arxiv.org/abs/1705.1262)
    - [Two](https://arxiv.org/pdf/)
    ```
    ```text report
    1:9 AW701 unexpected arXiv number `1705.1262`, expected one like `2004.04581`
    2:9 AW701 unexpected arXiv link without a number
    ```
    ```md valid
    - [One](https://arxiv.org/abs/1705.12620v2), [two](https://arxiv.org/pdf/math.GT/0309136.pdf)
    - [All](https://arxiv.org/list/cs.CV/recent)
    ```
    """

    code = "AW701"
    name = "malformed-arxiv"
    severity = Severity.ERROR
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at links to papers on arXiv."""
        for node in page.nodes("link"):
            match = _PAPER.match(node.url.strip())
            if match is None or identify(node.url) is not None:
                continue
            span = Span(node.url_start, node.url_end) if node.url_start >= 0 else Span(node.start, node.end)
            number = (match["rest"] or "").strip("/")
            told = f"number {quoted(number)}, expected one like `2004.04581`" if number else "link without a number"
            yield Finding(span, f"unexpected arXiv {told}")
