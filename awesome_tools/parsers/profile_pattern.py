"""The pattern of an entry: its text with every field taken out, so that another can be written the same way. Data only.

`[[{pub}]({url})] {title}. [[{label}]({url})]` as pieces: literal text and slots.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.parsers.venues import read_venue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_tools.model import Role

# Slots of a pattern; "" is literal text, `other` is something no field of a record tells.
TITLE, NAME, PUB, DATE, AUTHORS, TAGS, DESCRIPTION, LINKS, OTHER = (
    "title", "name", "pub", "date", "authors", "tags", "description", "links", "other",
)  # fmt: skip

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"['’]\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a pattern: literal text (`slot` is ""), or a slot with the template of what fills it.

    Templates hold `{value}`; of a title with a link `{value}` and `{url}`; of links one template for each, the text
    between them in `joiner`, and their roles. `labels` has the texts as written: of links their labels, of venues and
    authors what stands there.
    """

    slot: str
    text: str
    joiner: str = ""
    roles: tuple[Role, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """The pieces of one entry, in order."""

    pieces: tuple[Piece, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots, in order."""
        return tuple(piece.slot for piece in self.pieces if piece.slot)

    def shown(self) -> str:
        """The pattern for people, which is also what tells two patterns apart."""
        return "".join(map(_shown, self.pieces)).rstrip()


def publication(text: str) -> str | None:
    """The template of a venue and year as written: `ICML2017` is `{venue}{year}`; None if the text is none."""
    if read_venue(text, strict=False) is None:
        return None
    year = _YEAR.search(text)
    short = None if year else _SHORT_YEAR.search(text)
    found = year or short
    if found is None:
        return "{venue}"
    shown = "{year}" if year else text[found.start()] + "{yy}"
    before, after = text[: found.start()], text[found.end() :]
    name = before if any(map(str.isalpha, before)) else after
    if not any(map(str.isalpha, name)):
        return before + shown + after
    core = name.strip(" ,.:-([/_)]")
    gap = name.partition(core)
    named = gap[0] + "{venue}" + gap[2]
    return named + shown + (after if len(after) <= 1 else "") if name is before else shown + named


def alike_patterns(patterns: Iterable[Pattern]) -> tuple[tuple[Pattern, int], ...]:
    """One pattern for those that look the same, with how often they occur, the most common first."""
    first: dict[str, Pattern] = {}
    counts: Counter[str] = Counter()
    for pattern in patterns:
        shown = pattern.shown()
        counts[shown] += 1
        first[shown] = _pooled(first[shown], pattern) if shown in first else pattern
    return tuple((first[shown], count) for shown, count in counts.most_common())


def _pooled(first: Pattern, other: Pattern) -> Pattern:
    """A pattern that knows the roles, labels and joiners of both, which look the same."""
    pieces = list(first.pieces)
    for index, (one, two) in enumerate(zip(first.pieces, other.pieces, strict=False)):
        if one.slot == two.slot and one.slot in (TITLE, LINKS, PUB, AUTHORS):
            pieces[index] = Piece(
                one.slot, one.text, one.joiner or two.joiner, one.roles + two.roles, one.labels + two.labels
            )
    return Pattern(tuple(pieces))


def _shown(piece: Piece) -> str:
    if not piece.slot:
        return re.sub(r"[ \t]+", " ", piece.text)
    if piece.slot == LINKS:
        return piece.text.replace("{value}", "{label}")
    if piece.slot == PUB:
        return piece.text
    return piece.text.replace("{value}", "{" + piece.slot + "}")
