"""AW105: the separator between an entry's link and its description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe, unsafe
from awesome_tools.rules.reading.habit import habit
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.view import View

_SENTENCE = re.compile(r"(?:\w[\w'’/+.-]*,? ){3}[^\n]*?[.!?](?:\s|$)")
_GOES_ON = re.compile(
    r"(?:and|at|by|for|from|in|of|on|or|par|see|via|von|with|is|are|was|has|can|lets|helps)\b",
    re.IGNORECASE,
)


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
    - [Five](https://five.org) by many, and 2 more.

    | Tool | Year |
    | --- | --- |
    | [Six](https://six.org): Sixth. | 2020 |
    ```
    ```text report
    1:25 AW105 unexpected separator ` – `, expected ` - `
    2:25 AW105 unexpected separator `  - `, expected ` - `
    3:29 AW105 unexpected separator `: `, expected ` - `
    4:27 AW105 unexpected description without separator, expected ` - `
    9:25 AW105 unexpected separator `: `, expected ` - `
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - [Three](https://three.org) - Third.
    - [Four](https://four.org) - Fourth thing.
    - [Five](https://five.org) by many, and 2 more.

    | Tool | Year |
    | --- | --- |
    | [Six](https://six.org) - Sixth. | 2020 |
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
        """Compare each entry's separator with the list's, in tables with that of other rows."""
        described = [view for view in page.views if view.description is not None]
        for in_row in (False, True):
            yield from self._alike(page, [view for view in described if _is_row(view) is in_row])

    def _alike(self, page: Page, described: list[View]) -> Iterator[Finding]:
        texts = [page.text[view.separator.start : view.separator.end] if view.separator else "" for view in described]
        wanted = habit(texts, share=self.share, least=8) if self.separator == "auto" else self.separator
        for view, text in zip(described, texts, strict=True):
            if not wanted or text == wanted or view.title_node is None or view.description is None:
                continue
            if "\n" in page.text[view.title_node.end : (view.separator or view.description).start]:
                continue  # title and description on lines of their own
            span = view.separator or _gap(page, view.description.start)
            if span is None or (not text and not _describes(page.text[view.description.start : view.description.end])):
                continue
            told = f"separator {_shown(text)}" if text else "description without separator"
            # A whole cell may be the title, which a safe fix must not change.
            make = unsafe if _is_row(view) else safe
            fix = make("write the list's separator", replaced(span.start, span.end, wanted))
            yield Finding(span, f"unexpected {told}, expected {_shown(wanted)}", fix)


def _is_row(view: View) -> bool:
    return view.block is not None and view.block.type == "row"


def _describes(text: str) -> bool:
    """Whether a text behind a link describes it; what goes on in small letters or ends at once belongs to the title."""
    if text[0].isalpha() and not text[0].islower():
        return len(text) >= 8
    return bool(_SENTENCE.match(text)) and not _GOES_ON.match(text)


def _gap(page: Page, end: int) -> Span | None:
    """The blanks before a description, None if there are none."""
    start = end
    while page.text[start - 1] in " \t\xa0":
        start -= 1
    return Span(start, end) if start < end else None


def _shown(text: str) -> str:
    return f"`{text}`" if text.isprintable() else quoted(text)
