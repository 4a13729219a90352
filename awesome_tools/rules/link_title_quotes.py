"""AW614: the quotation marks around titles of links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page

_TITLE = re.compile(r"[ \t]+(?:(?P<mark>['\"])(?P<text>[^'\"\\\n]*)(?P=mark)|\((?P<round>[^()\\\n]*)\))\)?$")


class LinkTitleQuotes(Rule):
    """A link's title stands in other marks than most titles do.

    Why: one way to write it, the list's own. Off in the presets, because the page looks the same.

    ```md invalid
    [One](https://one.org "1"), [two](https://two.org "2"), [three](https://three.org '3').
    ```
    ```text report
    1:83 AW614 unexpected `'3'`, expected `"3"`
    ```
    ```md fixed
    [One](https://one.org "1"), [two](https://two.org "2"), [three](https://three.org "3").
    ```
    ```md valid
    [One](https://one.org '1').
    ```
    """

    code = "AW614"
    name = "link-title-quotes"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = ("link-title-style",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the marks of all titles."""
        nodes = [node for node in page.nodes("link", "image", "definition") if node.title and node.kind != "reference"]
        found = [match for node in nodes if (match := _TITLE.search(page.text, node.url_end, node.end))]
        counts = Counter(match["mark"] or "(" for match in found)
        wanted = counts.most_common(1)[0][0] if counts else ""
        for match in found:
            mark = match["mark"] or "("
            if wanted not in (mark, "("):
                group = "text" if match["mark"] else "round"
                text, start = match[group], match.start(group) - 1
                span = Span(start, start + len(text) + 2)
                usual = f"{wanted}{text}{wanted}"
                told = f"unexpected {quoted(page.text[span.start : span.end])}, expected {quoted(usual)}"
                yield Finding(span, told, safe("write the other marks", replaced(span.start, span.end, usual)))
