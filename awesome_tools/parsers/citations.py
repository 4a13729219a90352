"""Entries written like citations: authors before the title, or between title and venue."""

from __future__ import annotations

import re
from typing import NamedTuple

from awesome_tools.parsers.names import is_person, may_begin_with_people, read_authors
from awesome_tools.parsers.venues import SOME_YEAR, Venue, find_venue, is_known, read_venue

_DELIMITER = re.compile(r"(?P<last>\s*,\s*and\s+|\s+and\s+|\s*&\s*)|\s*[,;，、]\s*")
_QUOTE = re.compile(r"""(?P<before>[^"“]{3,400}?)[\s,.:]*["“](?P<title>[^"”]{8,}?)[,.]?["”](?P<after>.*)""", re.DOTALL)
_PREPRINT = re.compile(
    r"arxiv(?: preprint)?(?: arxiv)?\s*:\s*\d{4}\.\d{4,5}(?:v\d+)?(?:\W+(?P<year>(?:19|20)\d\d))?", re.IGNORECASE
)
_VOLUME = re.compile(r"\W*(?P<name>[A-Z][A-Za-z&. ]{1,60}?)[\s,]+\d(?:[^A-Za-z]*?\b(?P<year>(?:19|20)\d\d)\b)?")
_ET_AL = re.compile(r"(?P<people>.{3,200}?\bet\.? ?al)\.?[\s,;:]*(?P<venue>.*)")
_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d")
_CLAUSE = re.compile(r"\s*[,|]\s+|\.\s+")


class Cited(NamedTuple):
    """Authors, title, and what follows the title."""

    authors: tuple[str, ...]
    title: str
    after: str


def leading_authors(text: str) -> Cited | None:
    """`A. Author, B. Author and C. Author, Title …` taken apart; None if the text does not begin with people.

    The names end behind the one that follows "and"; without an "and", before the first part that is no name.
    """
    if len(text) > 1000 or not may_begin_with_people(text):
        return None
    people: list[str] = []
    at, closing = 0, False
    for match in _DELIMITER.finditer(text):
        person = text[at : match.start()].strip()
        if len(person.split()) < 2 or not is_person(person):
            break
        people.append(person)
        at = match.end()
        if closing:
            break
        closing = bool(match["last"])
    rest = text[at:].strip()
    if not people or len(rest.split()) < 3 or rest[:1].islower():
        return None
    return Cited(tuple(people), rest, "")


def quoted_citation(text: str) -> Cited | None:
    """`A. Author, B. Author, "Title", VENUE 2016` taken apart; None without a quotation behind people."""
    match = _QUOTE.match(text)
    if match is None or len(match["title"].split()) < 3:
        return None
    before = match["before"].strip(" ,.;:*_")
    people = read_authors(before, single=True)
    if not people:
        return None
    return Cited(people, match["title"], match["after"])


def venue_after(text: str) -> Venue | None:
    """The venue in what follows a quoted title: `, ICLR 2016.`, ` ICCV (Oral).`, ` Nature 521 (2015): 445.`"""
    bare = text.strip(" ,.;:*_()")
    for part in (bare, *_CLAUSE.split(bare, maxsplit=2)):
        if (venue := read_venue(part)) is not None:
            return venue
    if (preprint := _PREPRINT.match(bare)) is not None:
        return Venue("arXiv", int(preprint["year"]) if preprint["year"] else None)
    match = _VOLUME.match(text)
    if match and is_known(match["name"], dated=True):
        return Venue(match["name"].strip(), int(match["year"]) if match["year"] else None)
    found = find_venue(", " + bare)
    return found.venue if found is not None else None


def people_and_venue(text: str) -> tuple[tuple[str, ...], Venue, str] | None:
    """`Liang et al., SIGGRAPH Asia 2024 rest`: people, venue and the rest; None if the text does not begin so."""
    at = 0
    if not SOME_YEAR.search(text, 0, 400) or not _YEAR.search(text, 0, 400):
        return None
    for match in [*_CLAUSE.finditer(text[:400])][:12]:
        part = text[at : match.start()]
        if at and (venue := read_venue(part)) is not None:
            people = _people(text[:at])
            return (people, venue, text[match.end() :]) if people else None
        at = match.end()
    if at and (venue := read_venue(text[at:])) is not None and (people := _people(text[:at])):
        return people, venue, ""
    return None


def _people(text: str) -> tuple[str, ...]:
    text = text.strip(" ,.|")
    known = read_authors(text, single=True)
    if known:
        return known
    parts = re.split(r"\s+and\s+|,\s*", text)
    return tuple(parts) if all(map(is_person, parts)) else ()


def et_al_and_venue(text: str) -> tuple[tuple[str, ...], Venue | None] | None:
    """`Ozan Oktay et al, IEEE TMI.` in italics: people and venue."""
    match = _ET_AL.fullmatch(text.strip(" .,"))
    if match is None:
        return None
    people = read_authors(match["people"] + ".", single=True)
    return (people, read_venue(match["venue"], strict=False) if match["venue"] else None) if people else None
