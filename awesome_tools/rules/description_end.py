"""AW107: the mark at the end of a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, replaced, safe
from awesome_tools.rules.reading.descriptions import descriptions, ends_sentence
from awesome_tools.rules.reading.habit import habit
from awesome_tools.rules.reading.page import Page

# A full stop that belongs to the word before it.
_ABBREVIATION = re.compile(r"\b(?:Inc|Ltd|Co|Corp|LLC|al|etc|Jr|Sr|vol|ed|eds|No|St|ver|approx|(?:\w\.)+\w|[A-Z])\.$")


class DescriptionEnd(Rule):
    """A description does not end as those of the list do.

    Why: a missing full stop is the most frequent slip in pull requests. Some lists want none, so the habit counts.
    Options: `end` is `punctuation`, `none`, or `auto` for what the list does; `share`, how many entries make a habit.

    ```md invalid {"end": "punctuation"}
    - [One](https://one.org) - First
    - [Two](https://two.org) - Second `code`
    - [Three](https://three.org) - Third :rocket:
    - [Four](https://four.org) - 第四
    ```
    ```text report
    1:32 AW107 unexpected end of the description, expected a full stop
    3:36 AW107 unexpected end of the description, expected a full stop
    4:31 AW107 unexpected end of the description, expected a full stop
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second `code`
    - [Three](https://three.org) - Third. :rocket:
    - [Four](https://four.org) - 第四。
    ```
    ```md invalid {"end": "none"}
    | Name | Description |
    | --- | --- |
    | [One](https://one.org) | First. |
    ```
    ```text report
    3:33 AW107 unexpected full stop at the end of the description
    ```
    ```md fixed
    | Name | Description |
    | --- | --- |
    | [One](https://one.org) | First |
    ```
    ```md valid {"end": "punctuation"}
    - [One](https://one.org) - First!
    - [Two](https://two.org) - “Second.”
    - [Three](https://three.org) - Third. (With *marks*.) ![badge](b.svg)
    - [Four](https://four.org) - Fourth, see [there](https://there.org)
    - [Five](https://five.org) - Not yet. :(
    ```
    ```md valid {"end": "punctuation"}
    | Name | Venue | Description |
    | --- | --- | --- |
    | [One](https://one.org) | a fair in the town | First. |
    ```
    """

    code = "AW107"
    name = "description-end"
    presets = frozenset({RECOMMENDED, AWESOME})
    aliases = ("awesome-list-item",)

    end: Literal["auto", "punctuation", "none"] = "auto"
    share: float = 0.9

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the end of each description with the list's."""
        text = page.text
        ends = [at for one in descriptions(page) if (at := one.closing(text)) is not None]
        wanted = habit((ends_sentence(text, at) for at in ends), share=self.share, least=10)
        wanted = {"punctuation": True, "none": False}.get(self.end, wanted)
        for at in ends:
            if text[at - 1] in ":：":
                continue  # what the description announces follows below
            if wanted is None or ends_sentence(text, at) is wanted:
                continue
            if wanted:
                yield _missing(text, at)
            elif (
                text[at - 1] in ".。"
                and text[at - 2] not in ".。"
                and not _ABBREVIATION.search(text[max(0, at - 20) : at])
            ):
                fix = safe("remove the full stop", replaced(at - 1, at, ""))
                yield Finding(Span(at - 1, at), "unexpected full stop at the end of the description", fix)


def _missing(text: str, at: int) -> Finding:
    """The finding for a full stop that is missing, replacing a comma or colon that stands in its place."""
    stray = text[at - 1] in ",;，；"
    start = at - 1 if stray else at
    stop = "。" if "\u3040" <= text[start - 1] <= "\u9fff" else "."
    fix = safe("end with a full stop", replaced(start, at, stop))
    return Finding(Span(at - 1, at), "unexpected end of the description, expected a full stop", fix)
