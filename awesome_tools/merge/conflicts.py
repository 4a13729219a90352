"""What the mentions of a work disagree on: every value with its places, the chosen one, and the reason."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from awesome_tools.merge.model import Conflict, Mention
from awesome_tools.merge.text import fold
from awesome_tools.model import Place, Record, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNITED = "all are kept"


def find(mentions: Sequence[Mention], record: Record, reasons: Mapping[str, str]) -> tuple[Conflict, ...]:
    """The conflicts of a cluster; a value that a mention does not have contradicts nothing."""
    if len(mentions) < 2:
        return ()
    titled = [m for m in mentions if m.readings]
    values: dict[str, list[tuple[object, Mention]]] = {
        "title": [(m.record.title, m) for m in titled or mentions],
        "name": _names(mentions, bool(titled)),
        "year": [(m.record.year, m) for m in mentions],
        "venue": [(m.record.venue, m) for m in mentions],
        "date": [(m.record.date, m) for m in mentions],
        "authors": [(m.record.authors, m) for m in mentions],
        "checked": [(m.record.checked, m) for m in mentions],
        "code": [(_code(m.record), m) for m in mentions],
        "tags": [(tuple(sorted({fold(tag): tag for tag in m.record.tags}.values())), m) for m in mentions],
    }
    chosen = {
        "code": tuple(link.url for link in record.links if link.role is Role.CODE),
        "tags": record.tags,
    }
    found = []
    for name, given in values.items():
        different = _distinct(given)
        if len(different) > 1:
            value = chosen[name] if name in chosen else getattr(record, name)
            found.append(Conflict(name, different, value, reasons.get(name, _UNITED)))
    return tuple(found)


def _names(mentions: Sequence[Mention], titled: bool) -> list[tuple[object, Mention]]:
    """Names, but not those that are the titles: they are compared as titles already."""
    if titled or any(m.record.name != m.record.title for m in mentions if m.record.name):
        return [(m.record.name, m) for m in mentions]
    return []


def _code(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.url for link in record.links if link.role is Role.CODE))


def _distinct(given: Sequence[tuple[object, Mention]]) -> tuple[tuple[object, tuple[Place, ...]], ...]:
    places: defaultdict[object, list[Place]] = defaultdict(list)
    for value, mention in given:
        if value not in (None, (), ""):
            places[value].append(mention.record.source)
    return tuple((value, tuple(found)) for value, found in places.items())
