"""AW609: blanks before and behind bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, replaced, safe
from awesome_tools.rules.reading.page import Page

_BOX = re.compile(r"[ \t]+\[[ xX]\]")
_BLANKS = re.compile(r"[ \t]{2,4}(?=\S)")


class BulletIndent(Rule):
    """A bullet of the first level is indented, or more than one blank follows it or its box.

    Why: the next level starts where the text of this one does; odd blanks make it easy to miss. Blanks behind the
    bullets of items with further lines, and behind boxes, where they are shown, are told but not changed.
    Off in the presets, because the page looks the same.

    ```md invalid
      - [One](https://one.org)
      -   [Two](https://two.org)
      - [x]  Three
    ```
    ```text report
    1:1 AW609 unexpected blanks before a bullet
    2:1 AW609 unexpected blanks before a bullet
    2:4 AW609 unexpected blanks behind a bullet, expected one
    3:1 AW609 unexpected blanks before a bullet
    3:8 AW609 unexpected blanks behind a box, expected one
    ```
    ```md fixed
    - [One](https://one.org)
    - [Two](https://two.org)
    - [x]  Three
    ```
    ```md valid
    - [One](https://one.org)
      - [Two](https://two.org)
    ```
    """

    code = "AW609"
    name = "bullet-indent"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = ("list-item-bullet-indent", "list-item-indent", "checkbox-content-indent", "list-item-spacing")

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the blanks around the marker of each item."""
        for node in page.root.children:
            if node.type == "list":
                yield from self._before(page, node)
        for item in page.nodes("item"):
            single = len(item.children) == 1 and "\n" not in page.text[item.children[0].start : item.children[0].end]
            begin = item.start + len(item.text)
            box = _BOX.match(page.text, begin)
            for place, told in ((begin, "bullet"), (box.end() if box else -1, "box")):
                match = _BLANKS.match(page.text, place) if place >= 0 else None
                if match:
                    fix = safe("write one", replaced(*match.span(), " ")) if single and told == "bullet" else None
                    yield Finding(Span(*match.span()), f"unexpected blanks behind a {told}, expected one", fix)

    def _before(self, page: Page, node: Node) -> Iterator[Finding]:
        """The indented items of a list; the fix moves all its lines, so that what hangs on them goes along."""
        whole = page.whole_lines(node.start, node.end)
        width = node.start - whole.start
        lines = [(item, page.text.rfind("\n", 0, item.start) + 1) for item in node.children]
        even = width > 0 and all(item.start - line == width for item, line in lines)
        indents = re.finditer(rf"(?m)^ {{1,{width}}}", page.text[whole.start : whole.end]) if even else ()
        edits = [replaced(whole.start + match.start(), whole.start + match.end(), "") for match in indents]
        for item, line in lines:
            if item.start > line and page.text[line : item.start].isspace():
                fix = safe("remove them", *edits) if edits else None
                yield Finding(Span(line, item.start), "unexpected blanks before a bullet", fix)
