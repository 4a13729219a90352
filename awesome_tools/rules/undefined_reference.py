"""AW310: reference links whose label is not defined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_FULL = re.compile(r"(?<![\\\]!])\[(?P<text>[^\[\]\n^!][^\[\]\n]*)\]\[(?P<label>[^\[\]\n]*)\](?![\[(])")


class UndefinedReference(Rule):
    """A reference link has a label that is not defined.

    Why: the page shows its brackets. Text in single brackets is no link and not judged.

    ```md invalid
    - [One][one] - First.
    - [Two][tow] - Second.

    [one]: https://one.org
    [two]: https://two.org
    ```
    ```text report
    2:9 AW310 unexpected label `tow`, expected one that is defined
    ```
    ```md valid
    - [x] [[pytorch](https://pytorch.org)] [note]

    > [!NOTE]
    > Text.
    ```
    """

    code = "AW310"
    name = "undefined-reference"
    severity = Severity.ERROR
    aliases = ("no-undefined-references",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Search the text for reference links that are none, in files that have definitions."""
        if not page.nodes("definition"):
            return
        links = {node.start for node in page.nodes("link", "image")}
        for match in _FULL.finditer(page.text):
            if match.start() in links or page.in_raw(match.start()) or match["text"] in ("x", "X", " "):
                continue
            label = match["label"] or match["text"]
            span = Span(match.start("label"), match.end("label")) if match["label"] else Span(*match.span())
            yield Finding(span, f"unexpected label {quoted(label)}, expected one that is defined")
