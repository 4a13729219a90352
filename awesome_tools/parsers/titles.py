"""Splits a run of plain text into title, venue and note: `Title: with colon, CVPR2018. note`."""

from __future__ import annotations

import re

from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.venues import SOME_YEAR, Venue, find_venue, read_venue

_NOTE_COLON = re.compile(r"[:：]\s*(?=[a-z][a-z\-]*(?:[\s,.;:/]|$))")
_DASH = re.compile(r"\s+[-–—―]+\s+")
_SENTENCE_END = re.compile(r"\.(?<=[a-z0-9)\]]\.)\s+(?=[A-Za-z])")
_BREAK = re.compile(r"[,.]\s+")
_ARXIV_END = re.compile(r"[,.]?\s*\bar[xX]iv(?: preprint)?(?: ar[xX]iv)?\s*:?\s*\d{4}\.\d{4,5}(?:v\d+)?\s*[.,]?\s*$")
_IN_END = re.compile(r"[,.]\s+in[:：]?$", re.IGNORECASE)  # before a formatted venue
# Words that begin the second half of titles, where a note might stand too.
_TITLE_WORD = re.compile(
    r"(?:a|an|the|from|to|towards?|how|why|what|when|where|is|are|can|do|does|on|in|of|for|with|without|beyond|and|or|by|learning|using|survey)\b"
)
_YEAR_END = re.compile(r"\s*(?:[,:：，-]\s*|\s\(?)((?:19|20)\d\d)\)?\s*[.,:;]?\s*$")
_INITIALS_BEHIND = re.compile(r"[^\W\d_][\w'’-]+ [A-Z]{1,3}")  # `Smith J`
_LONGEST = 1000  # a longer text is no title, whatever it holds
_LEADING = " \t,.:;：，。-–—!"


def split_text_title(text: str, *, whole: bool = False) -> tuple[str, Venue | None, str, tuple[str, ...]]:
    """Title, venue if one is named, the note behind them, and authors if they follow the title.

    The title ends at the venue, or before that at a colon that a lower-case word follows (unless the title itself is in
    lower case), at a dash between blanks, or at the end of a sentence; before a labelled link (`whole`) not at
    a colon that goes on like a title.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return text, None, "", ()
    if whole:
        text = _IN_END.sub("", text)
    venue = None
    title, note = text, ""
    if ("Xiv" in text or "xiv" in text) and (arxiv := _ARXIV_END.search(text)):
        text = title = text[: arxiv.start()].rstrip(_LEADING)
        venue = Venue("arXiv", None)
    found = find_venue(text)
    if found is not None and len(text[: found.start].split()) >= 2:
        venue = found.venue
        title, note = text[: found.start].rstrip(_LEADING + "(["), text[found.end :].strip(_LEADING + ")]")
    elif SOME_YEAR.search(text) and (match := _YEAR_END.search(text)) and len(text[: match.start()].split()) >= 3:
        venue, title = read_venue(match[1]), text[: match.start()].rstrip(_LEADING)
    title, people = _without_authors(title)
    cut = None if venue is not None and title[:1].islower() else _note_start(title, colons=not whole)
    if cut is not None:
        head, tail = cut
        return head, venue, "; ".join(filter(None, (tail, note))), people
    return title, venue, note, people


def _without_authors(title: str) -> tuple[str, tuple[str, ...]]:
    """Cut authors off the end of a title: `Title, A. Author and B. Author`."""
    for match in _BREAK.finditer(title):
        if (
            (people := read_authors(title[match.end() :]))
            and len(title[: match.start()].split()) >= 3
            and (
                people[-1].endswith("et al.")
                or all("." in person or _INITIALS_BEHIND.fullmatch(person) for person in people)
            )
        ):
            return title[: match.start()].rstrip(_LEADING), people
    return title, ()


def _note_start(title: str, *, colons: bool = True) -> tuple[str, str] | None:
    """Title and note where a note follows: at a colon, else at a dash, else at the end of a sentence."""
    capitals = title[:1].isupper() or title[:1].isdigit()
    for colon in _NOTE_COLON.finditer(title):
        if not colons and _TITLE_WORD.match(title, colon.end()):
            continue
        if len(title[: colon.start()].split()) >= (3 if capitals else 4):
            return _cut(title, colon)
        if not capitals:
            break
    dash = _DASH.search(title)
    if dash and 1 <= len(title[: dash.start()].split()) <= 8 and len(title[dash.end() :].split()) >= 3:
        return _cut(title, dash)
    full_stop = _SENTENCE_END.search(title) if "." in title else None
    if full_stop and len(title[: full_stop.start()].split()) >= 3:
        return _cut(title, full_stop)
    return None


def _cut(title: str, match: re.Match[str]) -> tuple[str, str]:
    return title[: match.start()].rstrip(), title[match.end() :].strip()
