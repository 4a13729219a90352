"""What there is to choose from for each field: the values that come into question, and why others do not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from awesome_tools.merge import titles as reading
from awesome_tools.merge import venues as places
from awesome_tools.merge.choose import Candidate, Choice, Offer
from awesome_tools.merge.text import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from awesome_tools.merge.model import Mention


def titles(mentions: Sequence[Mention]) -> Offer:
    """Titles; a name in front that another mention does not have was put there by a list, and is taken off."""
    titled = [m for m in mentions if m.readings] or list(mentions)
    written = {squeeze(m.record.title) for m in titled}
    found = []
    for mention in titled:
        title = mention.record.title
        bare = reading.without_prefix(title, mention.record.name)
        if bare and squeeze(bare) in written:
            title = bare
        found.append(Candidate(title, title, mention, derived=title != mention.record.title))
    derived = any(candidate.derived for candidate in found)
    return Offer(found, "others have the title without the name in front" if derived else "")


def names(mentions: Sequence[Mention]) -> Offer:
    """Short names; of two spellings of one name, that of the repository."""
    named = [Candidate(m.record.name, fold(m.record.name), m) for m in mentions if m.record.name]
    repositories = {squeeze(m.repository.rsplit("/", 1)[-1]) for m in mentions if m.repository}
    attested = [c for c in named if squeeze(c.value) in repositories]
    if attested and all(_one_spelling(c.value, attested[0].value) for c in named):
        return Offer(attested, "it is the name of the repository")
    return Offer(named)


def _one_spelling(left: str, right: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only a merge needs it

    a, b = squeeze(left), squeeze(right)
    return OSA.distance(a, b) <= 1 or (len(a) >= 5 and sorted(a) == sorted(b))


def venues(mentions: Sequence[Mention]) -> Offer:
    """Venues; of several spellings of one, the usual one."""
    found = [(m.venue, Candidate(m.record.venue, m.venue.key, m)) for m in mentions if m.venue and m.record.venue]
    usual = {venue.key for venue, candidate in found if candidate.value == venue.shown}
    kept = [candidate for venue, candidate in found if venue.key not in usual or candidate.value == venue.shown]
    return Offer(kept, "it is the usual spelling" if len(kept) < len(found) else "")


def years(mentions: Sequence[Mention], venue: Choice | None) -> Offer:
    """Years: those of the mentions that agree on the surviving venue, if any."""
    dated = [Candidate(m.record.year, m.record.year, m) for m in mentions if m.record.year is not None]
    if venue is None:
        return Offer(dated)
    key = places.venue(venue.value).key
    kept = [c for c in dated if c.mention.venue and c.mention.venue.key == key]
    return Offer(kept, f"it is the year of {venue.value}") if kept else Offer(dated)


def plain(field: str, mentions: Sequence[Mention]) -> Offer:
    """The values of a field as they are."""
    values = ((getattr(m.record, field), m) for m in mentions)
    return Offer([Candidate(value, value, m) for value, m in values if value not in (None, (), "")])


_PLAIN = ("kind", "date", "authors", "checked", "description", "section")
# All fields of single value but the year, which depends on the venue chosen.
OFFERS: Mapping[str, Callable[[Sequence[Mention]], Offer]] = {
    "title": titles,
    "name": names,
    "venue": venues,
    **{field: partial(plain, field) for field in _PLAIN},
}
