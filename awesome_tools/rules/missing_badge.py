"""AW801: the Awesome badge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.markdown.badge import BADGE, PICTURE, PICTURES
from awesome_tools.model import Span
from awesome_tools.parsers.atoms import attributes
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted, replaced, unsafe
from awesome_tools.rules.reading.page import Page

_TARGET = re.compile(r"https://(?:awesome\.re|github\.com/sindresorhus/awesome)(?:[/#?].*)?")
_COPY = re.compile(r"(?:https?:)?//[^\s\"]*sindresorhus/awesome/[^\s\"]*badge[^\s\"/]*\.svg")
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
    ```md fixed
    # Awesome Tools [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)
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
        shown = list(_pictures(page, end))
        if any(url in PICTURES for url, _, _ in shown):
            return
        for url, span, linked in shown:
            if _COPY.fullmatch(url) or linked:
                at = page.text.find(url, span.start, span.end)
                fix = unsafe("show the badge from its home", replaced(at, at + len(url), PICTURE)) if at >= 0 else None
                yield Finding(
                    span, f"unexpected source {quoted(url, 90)} of the Awesome badge, expected `{PICTURE}`", fix
                )
                return
        if main is not None:
            atx = (
                main.node is not None
                and page.text.startswith("# ", main.start)
                and not page.text[main.start : main.end].endswith("#")
            )
            fix = unsafe("add the badge", replaced(main.end, main.end, f" {BADGE}")) if atx else None
            yield Finding(Span(main.start, main.end), "unexpected main heading without the Awesome badge", fix)


def _pictures(page: Page, end: int) -> Iterator[tuple[str, Span, bool]]:
    """Address and place of each picture before an offset, and whether it links to awesome lists."""
    linked = {
        image.start
        for node in page.nodes("link")
        if _TARGET.fullmatch(node.url)
        for image in node.children
        if image.type == "image"
    }
    for node in page.nodes("image"):
        if node.start < end:
            yield node.url, Span(node.start, node.end), node.start in linked
    for node in page.nodes("html", "html_block"):
        for tag in _IMG.finditer(page.text, node.start, min(node.end, end)):
            yield attributes(tag[0]).get("src", ""), Span(*tag.span()), False
