"""AW105: the separator between an entry's link and its description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.habit import habit
from awesome_tools.rules.reading.page import Page


@dataclass(frozen=True)
class WrongSeparator(Rule):
    """The separator between link and description is not the list's.

    Why: readers find the description by its dash, and tools that read lists split entries there.
    Options: `separator`, with its blanks, or `auto` for the one that most entries of the list have; `share`, how many
    must have it before the others count as wrong.

    ```md invalid {"separator": " - "}
    - [One](https://one.org) – First.
    - [Two](https://two.org)  - Second.
    - [Three](https://three.org): Third.
    ```
    ```text report
    1:25 AW105 unexpected separator ` – `, expected ` - `
    2:25 AW105 unexpected separator `  - `, expected ` - `
    3:29 AW105 unexpected separator `: `, expected ` - `
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - [Three](https://three.org) - Third.
    ```
    ```md valid
    - [One](https://one.org) – First.
    - [Two](https://two.org) – Second.
    - [Three](https://three.org) ![icon](i.svg) – Third, [see](https://x.org) - or not.
    ```
    """

    code = "AW105"
    name = "wrong-separator"
    aliases = ("awesome-list-item",)

    separator: str = "auto"
    share: float = 0.8

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare each entry's separator with the list's."""
        found = [(view, page.text[span.start : span.end]) for view in page.views if (span := view.separator) is not None]
        wanted = habit((text for _, text in found), share=self.share, least=8) if self.separator == "auto" else self.separator
        if wanted is None:
            return
        for view, text in found:
            if text == wanted or view.separator is None or view.description is None:
                continue
            span = view.separator
            fix = safe("write the list's separator", replaced(span.start, span.end, wanted))
            yield Finding(span, f"unexpected separator {_shown(text)}, expected {_shown(wanted)}", fix)


def _shown(text: str) -> str:
    return f"`{text}`" if text.isprintable() else quoted(text)
