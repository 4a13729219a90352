"""Three-valued comparisons of single fields of two mentions: agree, disagree, not comparable."""

from __future__ import annotations

from awesome_tools.merge import venues
from awesome_tools.merge.model import Agreement, Mention, Name
from awesome_tools.merge.schemes import exclusive, scheme

# A preprint may be this many years older than the publication.
_PREPRINT_YEARS = 3


def papers(left: Mention, right: Mention) -> Agreement:
    """Identifiers: one in common agrees; different ones disagree only within one exclusive scheme."""
    if not left.papers or not right.papers:
        return Agreement.UNKNOWN
    if not left.papers.isdisjoint(right.papers):
        return Agreement.AGREE
    kinds = {scheme(key) for key in left.papers if exclusive(key)}
    return (
        Agreement.DISAGREE
        if any(exclusive(key) and scheme(key) in kinds for key in right.papers)
        else Agreement.UNKNOWN
    )


def venue(left: Mention, right: Mention) -> Agreement:
    """Venues: a preprint server or an unknown venue contradicts nothing."""
    return venues.compare(left.venue, right.venue)


def year(left: Mention, right: Mention) -> Agreement:
    """Years: that of a preprint (or of an entry without a venue) may be a few years before the publication's."""
    if left.year is None or right.year is None:
        return Agreement.UNKNOWN
    apart = abs(left.year - right.year)
    if apart == 0:
        return Agreement.AGREE
    earlier, later = (left, right) if left.year < right.year else (right, left)
    preprint = venues.published(later.venue) and not venues.published(earlier.venue)
    unknown = not venues.published(later.venue) and not venues.published(earlier.venue)
    return Agreement.DISAGREE if apart > (_PREPRINT_YEARS if preprint or unknown else 1) else Agreement.UNKNOWN


def repository(left: Mention, right: Mention) -> Agreement:
    """First code links: a paper may have several, so different ones contradict nothing."""
    return Agreement.AGREE if left.repository and left.repository == right.repository else Agreement.UNKNOWN


def names(left: Mention, right: Mention) -> Agreement:
    """Short names: equal ones agree, variants (`OAA`, `OAA++`) disagree; two nicknames of a work contradict nothing."""
    if not left.names or not right.names:
        return Agreement.UNKNOWN
    if any(a == b for a in left.names for b in right.names):
        return Agreement.AGREE
    return Agreement.DISAGREE if variants(left.names, right.names) else Agreement.UNKNOWN


def variants(left: tuple[Name, ...], right: tuple[Name, ...]) -> tuple[Name, Name] | None:
    """Two names that differ by a mark of a variant only; None if there are none, or the same name is on both sides."""
    if any(a == b for a in left for b in right):
        return None
    return next(((a, b) for a in left for b in right if a.base == b.base and a.mark != b.mark), None)


def authors(left: Mention, right: Mention) -> Agreement:
    """Last names: any in common agrees."""
    if not left.authors or not right.authors:
        return Agreement.UNKNOWN
    return Agreement.DISAGREE if left.authors.isdisjoint(right.authors) else Agreement.AGREE
