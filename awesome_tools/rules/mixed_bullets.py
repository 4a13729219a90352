"""AW603: bullets of several kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class MixedBullets(Rule):
    """A bullet is another character than most bullets of the document.

    Why: the page looks the same, but searching and sorting by line do not work. Lists that only their bullets part are
    left alone.
    Options: `bullet` is one of `-`, `*`, `+`, or `auto` for the one that most items have.

    ```md invalid
    - [One](https://one.org)
    - [Two](https://two.org)
      * [Three](https://three.org)
    ```
    ```text report
    3:3 AW603 unexpected bullet `*`, expected `-`
    ```
    ```md fixed
    - [One](https://one.org)
    - [Two](https://two.org)
      - [Three](https://three.org)
    ```
    ```md valid
    - [One](https://one.org)
    * [Two](https://two.org)
    ```
    """

    code = "AW603"
    name = "mixed-bullets"
    presets = frozenset({AWESOME})
    tags = frozenset({"layout"})
    aliases = ("unordered-list-marker-style",)

    bullet: Literal["auto", "-", "*", "+"] = "auto"

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the bullets of all items."""
        lists = [node for node in page.nodes("list") if not node.ordered]
        counts = Counter(item.text[:1] for node in lists for item in node.children)
        if not counts:
            return
        wanted = counts.most_common(1)[0][0] if self.bullet == "auto" else self.bullet
        parted = _parted(page)
        for node in lists:
            for item in node.children:
                if item.text[:1] != wanted and id(node) not in parted:
                    fix = safe("write the other bullet", replaced(item.start, item.start + 1, wanted))
                    told = f"unexpected bullet {quoted(item.text[:1])}, expected {quoted(wanted)}"
                    yield Finding(Span(item.start, item.start + 1), told, fix)


def _parted(page: Page) -> set[int]:
    """The lists that follow one another without anything between."""
    found: set[int] = set()
    for parent in (page.root, *page.nodes("item", "quote")):
        children: list[Node] = parent.children
        for one, other in pairwise(children):
            if one.type == other.type == "list":
                found |= {id(one), id(other)}
    return found
