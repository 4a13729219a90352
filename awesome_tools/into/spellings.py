"""How a list spells what it names again and again: each venue, with and without its year, and lists of authors."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from awesome_tools.parsers.profile_pattern import AUTHORS, LINKS, PUB, Pattern, publication
from awesome_tools.parsers.venues import read_venue

if TYPE_CHECKING:
    from awesome_tools.model import Record

_LAST = re.compile(r"(?P<joiner>,? (?:and|&) |, )[^,&]+\Z")
_Votes = defaultdict[str, Counter[tuple[str, str]]]


class Spellings:
    """What the entries of some patterns have for venues (in their text, and as labels of links), between authors."""

    def __init__(self, patterns: Iterable[Pattern]):
        self._texts: _Votes = defaultdict(Counter)
        self._labels: _Votes = defaultdict(Counter)
        self._joiners: Counter[str] = Counter()
        for pattern in patterns:
            for piece in pattern.pieces:
                for written in piece.labels:
                    if piece.slot in (PUB, LINKS):
                        _learn(self._texts if piece.slot == PUB else self._labels, written)
                    elif piece.slot == AUTHORS and (match := _LAST.search(written)) and "et al" not in written:
                        self._joiners[match["joiner"]] += 1

    def text(self, template: str, record: Record) -> tuple[str, str | None]:
        """Template and name for the venue of a record in a text: as that venue stands elsewhere, else as given."""
        return _spelled(self._texts, template, record)

    def label(self, template: str, record: Record) -> tuple[str, str | None]:
        """The same for the label of a link."""
        return _spelled(self._labels, template, record)

    def authors(self, record: Record) -> str:
        """The authors of a record, joined as most others are."""
        if len(record.authors) < 2:
            return "".join(record.authors)
        joiner = min(self._joiners, key=lambda found: (-self._joiners[found], found), default=", ")
        return ", ".join(record.authors[:-1]) + joiner + record.authors[-1]


def _learn(votes: _Votes, written: str) -> None:
    venue = read_venue(written)
    template = publication(written)
    if venue is None or venue.name is None or template is None:
        return
    shape = re.escape(template).replace(r"\{venue\}", "(.+)").replace(r"\{year\}", r"\d{4}").replace(r"\{yy\}", r"\d\d")
    found = re.fullmatch(shape, written)
    if found is None or not found.groups():
        return
    name = found[1].strip("[](){} ")
    if not re.search(r"\d", name) or name.casefold() == venue.name.casefold():  # else a day or page of that one entry
        votes[venue.name.casefold()][template, name] += 1


def _spelled(votes: _Votes, template: str, record: Record) -> tuple[str, str | None]:
    known = votes.get((record.venue or "").casefold())
    if not known:
        return template, record.venue
    (best, name), _ = min(known.items(), key=lambda item: (-item[1], item[0]))
    return best, name
