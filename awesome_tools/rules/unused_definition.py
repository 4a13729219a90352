"""AW311: link definitions that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class UnusedDefinition(Rule):
    """A link definition is used by no link, or stands there twice.

    Why: it is not shown; often the link that used it has another label by mistake. Comments written as definitions,
    such as `[//]: # (text)`, are fine.

    ```md invalid
    - [One][one] - First.

    [one]: https://one.org
    [two]: https://two.org
    ```
    ```text report
    4:1 AW311 unexpected definition of `two`, which nothing refers to
    ```
    ```md fixed
    - [One][one] - First.

    [one]: https://one.org
    ```
    ```md valid
    - ![icon][One]

    [one]: https://one.org/icon.svg
    [//]: # (a comment)
    ```
    """

    code = "AW311"
    name = "unused-definition"
    aliases = ("no-unused-definitions",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the labels of definitions with those of links and images."""
        used = {_folded(node.label or node.plain()) for node in page.nodes("link", "image") if node.kind == "reference"}
        used |= {_folded(node.text) for node in page.nodes("image") if node.kind == "reference"}
        for node in page.nodes("definition"):
            label = _folded(node.text)
            if label in used or node.url in ("#", "<>", "") or label in ("//", "comment") or label.startswith("^"):
                continue
            lines = page.whole_lines(node.start, node.end)
            alone = page.text[lines.start : lines.end].strip() == page.text[node.start : node.end].strip()
            fix = safe("remove the definition", replaced(lines.start, lines.end, "")) if alone else None
            told = f"unexpected definition of {quoted(node.text)}, which nothing refers to"
            yield Finding(Span(node.start, node.end), told, fix)


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
