"""AW801: the Awesome badge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.parsers.atoms import attributes
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted, replaced, unsafe
from awesome_tools.rules.reading.page import Page

_IMAGE = re.compile(
    r"https://(?:awesome\.re/(?:badge|badge-flat|badge-flat2|mentioned-badge)\.svg|cdn\.rawgit\.com/sindresorhus/awesome/[^/]+/media/badge(?:-flat2?)?\.svg|raw\.githubusercontent\.com/sindresorhus/awesome/[^/]+/media/badge(?:-flat2?)?\.svg)"
)
_TARGET = re.compile(r"https://(?:awesome\.re|github\.com/sindresorhus/awesome)(?:[/#?].*)?")
_BADGE = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


class MissingBadge(Rule):
    """The list has no Awesome badge beside its main heading.

    Why: the guidelines of awesome lists ask for it. It may stand in the heading or below it, in Markdown or HTML,
    before the first section.

    ```md invalid
    # Awesome Tools

    ## Parsers
    ```
    ```text report
    1:1 AW801 unexpected main heading without the Awesome badge
    ```
    ```md fixed
    # Awesome Tools [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

    ## Parsers
    ```
    ```md invalid
    # Awesome Tools [![Awesome](badge.svg)](https://awesome.re)
    ```
    ```text report
    1:18 AW801 unexpected source `badge.svg` of the Awesome badge, expected `https://awesome.re/badge.svg`
    ```
    ```md valid
    <h1>Awesome Tools <a href="https://awesome.re"><img src="https://awesome.re/badge-flat.svg"></a></h1>
    ```
    """

    code = "AW801"
    name = "missing-badge"
    presets = frozenset({AWESOME})
    aliases = ("awesome-badge",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look for the badge before the first section."""
        main = next((heading for heading in page.headings if heading.level == 1), None)
        end = next((heading.start for heading in page.headings if heading.level > 1), len(page.text))
        for node in page.nodes("image"):
            if node.start < end and _IMAGE.fullmatch(node.url):
                return
        for node in page.nodes("html", "html_block"):
            if node.start < end and any(
                _IMAGE.fullmatch(attributes(tag[0]).get("src", ""))
                for tag in _IMG.finditer(page.text, node.start, min(node.end, end))
            ):
                return
        for node in page.nodes("link"):
            image = next((one for one in node.children if one.type == "image"), None)
            if node.start < end and image is not None and _TARGET.fullmatch(node.url):
                told = f"unexpected source {quoted(image.url)} of the Awesome badge, expected `https://awesome.re/badge.svg`"
                yield Finding(Span(image.start, image.end), told)
                return
        if main is not None:
            atx = (
                main.node is not None
                and page.text.startswith("# ", main.start)
                and not page.text[main.start : main.end].endswith("#")
            )
            fix = unsafe("add the badge", replaced(main.end, main.end, f" {_BADGE}")) if atx else None
            yield Finding(Span(main.start, main.end), "unexpected main heading without the Awesome badge", fix)
