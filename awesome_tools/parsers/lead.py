"""Marks before a title: venue links, dates, tags and icons are taken, decoration is passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.parsers.atoms import (
    BREAK,
    CODE,
    EMOJI,
    GROUP,
    IMAGE,
    LINK,
    TEXT,
    Atom,
    links_in,
    plain,
    tags_of,
)
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.naming import (
    is_role_word,
    names_something,
    names_something_later,
    starts_separated,
    words_before_link,
)
from awesome_tools.parsers.venue_names import MARKERS
from awesome_tools.parsers.venues import SOME_YEAR, read_venue

_ENUMERATOR = re.compile(r"\s*(?:\(?\d{1,3}(?:[.)](?=\s|$)|、)|[•·‣◦▪▸►➤–—*+>|~-]+(?=\s|$))\s*")
_ARXIV = re.compile(
    r"\s*(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d)?(?:\s*[:：|]\s*|\s+[-–—]+\s+|\s+)(?=\S)"
)  # in front of its title
_DATED = re.compile(r"\s*(?P<what>[^:：|\-–—]{2,40}?)\s*(?:[:：|]|\s[-–—]+\s)\s*")
_DATED_EXACTLY = re.compile(
    r"\s*(?P<what>(?:19|20)\d\d[./\-]\d{1,2}(?:[./\-]\d{1,2})?)\s*(?:[:：|]|[-–—]+\s|\s)\s*(?=\S|$)"
)


def read_lead(line: Line) -> None:
    """Pass over decoration, and take venue links, dates, tags and icons that stand before the title."""
    while line.at < len(line.parts) and _lead_one(line, line.parts[line.at]):
        line.at += 1
    for tag in line.lead_tags:
        line.draft.add_tag(tag)


def _lead_one(line: Line, part: Atom) -> bool:
    if part.kind == BREAK:
        return True
    if part.kind == TEXT:
        return _lead_text(line, part)
    if part.kind == EMOJI:
        line.lead_tags.append(part.text)
        return True
    if part.kind == IMAGE:
        line.draft.picture(part.text)
        return True
    if part.kind == CODE:
        return _lead_code(line, part)
    if part.kind == LINK:
        return _lead_link(line, part)
    return _lead_group(line, part)


def _lead_text(line: Line, part: Atom) -> bool:
    text = part.text
    if not any(map(str.isalnum, text)):
        return not re.search(r"[\"“「《]", text)
    match = _ENUMERATOR.match(text)
    if match and match.end() and match.end() < len(text) and not part.bold:
        line.shorten(part, match.end())
        text = part.text
    if match := _ARXIV.match(text):
        line.shorten(part, match.end())
        text = part.text
    if not SOME_YEAR.search(text):
        return False
    for pattern in (_DATED_EXACTLY, _DATED):
        match = pattern.match(text)
        venue = read_venue(match["what"]) if match else None
        if match and venue is not None and (venue.year is not None or venue.date):
            line.draft.apply(venue)
            line.shorten(part, match.end())
            return not part.text.strip()
    whole = text.strip()
    if _more(line, 2) and len(whole) < 30:
        venue = read_venue(whole)
        if venue is not None and (venue.year is not None or venue.date):
            line.draft.apply(venue)
            return True
    return False


def _lead_code(line: Line, part: Atom) -> bool:
    venue = read_venue(part.text)
    if venue is not None and venue.year is not None:
        line.draft.apply(venue)
        return True
    after = line.ahead()
    if (
        venue is not None
        and after
        and after[0].kind == TEXT
        and starts_separated(after)
        and words_before_link(after) >= 3
    ):
        line.draft.apply(venue)
        return True
    first = next((atom for atom in after if atom.kind != TEXT or atom.text.strip()), None)
    if first is None or starts_separated([first]):
        return False
    if first.kind == TEXT and not names_something_later(after):
        return False
    line.lead_tags.append(part.text)
    return True


def _lead_link(line: Line, part: Atom) -> bool:
    if names_something(part):
        return False
    after = line.ahead()
    if part.pictured:
        if not (names_something_later(after) or words_before_link(after) >= 1 or _link_at_once(after)):
            return False
        if part.text:
            line.draft.fields.setdefault("icon", part.text)
        line.draft.add_link(part)
        return True
    if words_before_link(after) >= 3 and not starts_separated(after):
        _mark_link(line, part)
        return True
    if names_something_later(after, at_once=True) and not starts_separated(after):
        _mark_link(line, part)
        return True
    return False


def _lead_group(line: Line, part: Atom) -> bool:
    links = links_in(part.parts)
    if links:
        return _lead_link_group(line, part, links)
    text = plain(part.parts)
    if not _more(line, 1):
        return False
    venue = read_venue(text) or (
        read_venue(text, strict=False) if _marked_title_next(line) and _has_venue_word(text) else None
    )
    if venue is not None:
        line.draft.apply(venue)
        return True
    if part.opener in "[【［" and len(text.split()) <= 5:
        line.lead_tags += tags_of(part)
        return True
    if part.opener in "(（" and (_marked_title_next(line) or (len(text.split()) <= 2 and text.isupper())):
        if not _marked_title_next(line):
            line.lead_tags.append(text)
        return True
    return False


def _has_venue_word(text: str) -> bool:
    return bool(re.search(r"(?:19|20)\d\d", text)) or not MARKERS.isdisjoint(text.casefold().replace(",", " ").split())


def _marked_title_next(line: Line) -> bool:
    """Whether a bold title or a link that names something follows, with nothing but marks before it."""
    for part in line.ahead():
        if part.kind == TEXT and part.text.strip():
            return part.bold
        if part.kind == LINK:
            return names_something(part)
        if part.kind == BREAK:
            return False
    return False


def _link_at_once(parts: Sequence[Atom]) -> bool:
    """Whether a link with a text follows at once: behind an icon even a role word is a title."""
    first = next((part for part in parts if part.kind != TEXT or part.text.strip()), None)
    return first is not None and first.kind == LINK and not first.pictured and bool(first.text)


def _lead_link_group(line: Line, part: Atom, links: list[Atom]) -> bool:
    """`[[ICLR](…)]` in front of the title; a group that holds the title itself is opened instead."""
    after = line.ahead()
    words = words_before_link(after)
    named_later = names_something_later(after)
    if words < 2 and not named_later and any(map(names_something, links)):
        line.parts[line.at : line.at + 1] = part.parts
        line.at -= 1
        return True
    for link in links:
        _mark_link(line, link, known=len(link.text.split()) <= 4)
    return True


def _mark_link(line: Line, link: Atom, *, known: bool = False) -> None:
    venue = read_venue(link.text, strict=not known) if not is_role_word(link.text) else None
    if venue is not None:
        line.draft.apply(venue)
    line.draft.add_link(link)


def _more(line: Line, words: int) -> bool:
    """Whether title-like content follows the part at hand, labelled links in brackets passed over."""
    after = line.ahead()
    at = 0
    while at < len(after) and (after[at].kind == GROUP or not after[at].text.strip()):
        links = links_in(after[at].parts)
        if after[at].kind == GROUP and (not links or any(map(names_something, links))):
            break
        at += 1
    after = after[at:]
    return words_before_link(after) >= words or names_something_later(after)
