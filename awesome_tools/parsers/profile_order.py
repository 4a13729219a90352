"""The order that entries evidently stand in: by title or name, by date or year, rising or falling, or in none."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from awesome_tools.model import Record

Key = tuple[object, ...]
_ARXIV = re.compile(r"arxiv:(\d\d)(\d\d)\.\d+")
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(r"((?:19|20)\d\d)(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?")
# So many entries in perfect order are no accident; where more stand, a few may be out of place.
_FEW, _MANY, _SHARE = 4, 8, 0.9
_DATED = ("date", "year")


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort: by title or name from A to Z, or by date or year; `falling` has the newest first."""

    by: str
    falling: bool = False

    def __str__(self) -> str:
        if self.by not in _DATED:
            return self.by
        return f"{self.by}, {'newest' if self.falling else 'oldest'} first"


def title_key(record: Record) -> Key | None:
    """The words of the title in lower case."""
    return tuple(_WORD.findall(record.title.casefold())) or None


def name_key(record: Record) -> Key | None:
    """The words of the short name, else None."""
    return tuple(_WORD.findall((record.name or "").casefold())) or None


def date_key(record: Record) -> Key | None:
    """Year and month (and day) that the record tells by its date or its arXiv number."""
    if record.date and (match := _DATE.search(record.date)) and match[2]:
        return (int(match[1]), int(match[2]), int(match[3] or 0))
    for identifier in record.identifiers:
        if (found := _ARXIV.match(identifier)) and 1 <= int(found[2]) <= 12:
            return (2000 + int(found[1]), int(found[2]), 0)
    return None


def year_key(record: Record) -> Key | None:
    """The year."""
    return None if record.year is None else (record.year,)


KEYS: dict[str, Callable[[Record], Key | None]] = {
    "title": title_key,
    "name": name_key,
    "date": date_key,
    "year": year_key,
}


def order_of(records: Sequence[Record]) -> Order | None:
    """The order that at least four entries in a row evidently stand in, None if there is none."""
    for by, key_of in KEYS.items():
        keys = [key for record in records if (key := key_of(record)) is not None]
        if len(keys) < _FEW or len(keys) * 10 < len(records) * 7:
            continue
        for falling in (False, True) if by in _DATED else (False,):
            if _sorted(keys, falling=falling, strict=by not in _DATED):
                return Order(by, falling)
    return None


def _sorted(keys: Sequence[Key], *, falling: bool, strict: bool) -> bool:
    pairs = [(after, before) if falling else (before, after) for before, after in itertools.pairwise(keys)]
    changes = sum(one != other for one, other in pairs)
    right = sum(one < other for one, other in pairs)
    if changes < (_FEW - 1 if strict else 1):
        return False
    return right == changes if len(keys) < _MANY else right >= changes * _SHARE
