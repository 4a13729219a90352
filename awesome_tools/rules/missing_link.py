"""AW102: an entry without a link among entries that have one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_LINKS = ("link", "html", "image")


class MissingLink(Rule):
    """An entry has no link, though the others of its list have.

    Why: the link was forgotten, or lost its brackets.
    Options: `least`, how many entries with links its list must have; `share`, how large a part of it they must be.

    ```md invalid {"least": 2, "share": 0.6}
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - Three - Third.
    ```
    ```text report
    3:3 AW102 unexpected entry without a link: `Three - Third.`
    ```
    ```md valid {"least": 2, "share": 0.6}
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - Group
      - [Three](https://three.org) - Third.
    ```
    """

    code = "AW102"
    name = "missing-link"
    tags = frozenset({"content"})

    least: int = 5
    share: float = 0.9

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the items of each list."""
        listed = {view.block.start for view in page.views if view.block is not None and view.draft.links}
        for node in page.nodes("list"):
            items = [item for item in node.children if item.children and item.children[0].type == "paragraph"]
            linked = [item for item in items if item.start in listed]
            if len(linked) < self.least or len(linked) < self.share * len(items):
                continue
            for item in items:
                head = item.children[0]
                if (
                    len(item.children) == 1
                    and not any(one.type in _LINKS for one in head.children)
                    and not any(one.type in _LINKS for one in head.walk())
                    and _is_short(head.plain())
                ):
                    span = Span(head.start, head.end)
                    yield Finding(
                        span, f"unexpected entry without a link: {quoted(page.text[head.start : head.end], 40)}"
                    )


def _is_short(text: str) -> bool:
    """Whether a text is a title with, perhaps, a description behind a separator; a sentence is a remark."""
    title = re.split(r"\s[-–—]\s|:\s|\s\(|,\s", text, maxsplit=1)[0]
    return len(title.split()) <= 12 and not re.match(
        r"(?:TL;?DR|note|see|also|there|this|these|it|if|for)\b", title, re.IGNORECASE
    )
