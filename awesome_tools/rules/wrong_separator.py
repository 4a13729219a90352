"""AW105: the separator between an entry's link and its description."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.habit import habit
from awesome_tools.rules.reading.page import Page


class WrongSeparator(Rule):
    """The separator between link and description is not the list's.

    Why: readers find the description by its dash, and tools that read lists split entries there.
    Options: `separator`, with its blanks, or `auto` for the one that most entries of the list have; `share`, how many
    must have it before the others count as wrong.

    ```md invalid {"separator": " - "}
    - [One](https://one.org) – First.
    - [Two](https://two.org)  - Second.
    - [Three](https://three.org): Third.
    - [Four](https://four.org) Fourth thing.
    ```
    ```text report
    1:25 AW105 unexpected separator ` – `, expected ` - `
    2:25 AW105 unexpected separator `  - `, expected ` - `
    3:29 AW105 unexpected separator `: `, expected ` - `
    4:27 AW105 unexpected description without separator, expected ` - `
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - [Three](https://three.org) - Third.
    - [Four](https://four.org) - Fourth thing.
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
        described = [view for view in page.views if view.description is not None]
        texts = [page.text[view.separator.start : view.separator.end] if view.separator else "" for view in described]
        wanted = habit(texts, share=self.share, least=8) if self.separator == "auto" else self.separator
        for view, text in zip(described, texts, strict=True):
            if not wanted or text == wanted or view.title_node is None or view.description is None:
                continue
            span = view.separator or _gap(page, view.description.start)
            first = page.text[view.description.start]
            short = view.description.end - view.description.start < 8
            if span is None or (not text and (first.islower() or not first.isalpha() or short)):
                continue  # what goes on in small letters or ends at once is part of the title
            told = f"separator {_shown(text)}" if text else "description without separator"
            fix = safe("write the list's separator", replaced(span.start, span.end, wanted))
            yield Finding(span, f"unexpected {told}, expected {_shown(wanted)}", fix)


def _gap(page: Page, end: int) -> Span | None:
    """The blanks before a description, None if there are none."""
    start = end
    while page.text[start - 1] in " \t\xa0":
        start -= 1
    return Span(start, end) if start < end else None


def _shown(text: str) -> str:
    return f"`{text}`" if text.isprintable() else quoted(text)
