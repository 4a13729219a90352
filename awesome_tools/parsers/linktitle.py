"""A title that is a link: its text without marks, its venue in brackets, its name."""

from __future__ import annotations

import re

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import EMOJI_TEXT, Atom
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.draft import Draft, clean_title
from awesome_tools.parsers.roles import host_role
from awesome_tools.parsers.venues import SOME_YEAR, read_venue

_TRAILING = re.compile(r"(?P<title>.{10,}?)[.,]\s+(?P<venue>[^.,]{3,40}|[^.,]{2,30},? (?:19|20)\d\d)\.?$")
_TITLED_VENUE = re.compile(r"\s*[(\[【（]([^()\[\]【】（）]{3,100})[)\]】）]$")


def link_title(line: Line, part: Atom) -> None:
    """Take the link as the title: its marks become tags, a venue in brackets at its end is the entry's."""
    line.set_title(_without_marks(line, part.text) or part.url, "link", part)
    line.draft.title_link = part
    line.at += 1
    titled_venue(line)
    if host_role(part.url) is Role.PAPER:
        _trailing_venue(line)
    if line.draft.name is None and line.draft.title.count(" ") <= 2 and host_role(part.url) is Role.CODE:
        line.draft.name = line.draft.title


def _without_marks(line: Line, label: str) -> str:
    """A link's text without the emoji at its ends, which become tags."""
    if label.isascii() and ":" not in label:
        return label
    marks = list(EMOJI_TEXT.finditer(label))
    if not marks:
        return label
    begin, end = 0, len(label)
    while marks and not label[begin : marks[0].start()].strip():
        begin = marks[0].end()
        line.draft.add_tag(marks.pop(0)[0].strip(":"))
    trailing: list[str] = []
    while marks and not label[marks[-1].end() : end].strip():
        end = marks[-1].start()
        trailing.insert(0, marks.pop()[0].strip(":"))
    for tag in trailing:
        line.draft.add_tag(tag)
    return label[begin:end].strip() or label


def titled_venue(line: Line) -> None:
    """Take a venue in brackets off the end of the title: `Title (AAAI 2020)`."""
    line.draft.title = without_venue(line.draft, line.draft.title)


def without_venue(draft: Draft, title: str) -> str:
    """The title without a venue in brackets at its end, which becomes the draft's."""
    match = _TITLED_VENUE.search(title) if title.endswith((")", "]", "】", "）")) else None
    venue = read_venue(match[1]) if match else None
    if match is None or venue is None or not venue.name or match.start() <= 2:
        return title
    draft.apply(venue)
    return clean_title(title[: match.start()])


def _trailing_venue(line: Line) -> None:
    """Take a venue with its year, or a date, off the end of a paper's link text: `Title. ICML 2020.`"""
    match = _TRAILING.fullmatch(line.draft.title) if SOME_YEAR.search(line.draft.title) else None
    venue = read_venue(match["venue"]) if match else None
    if match and venue is not None and venue.year is not None and (venue.name or venue.date):
        line.draft.apply(venue)
        line.draft.title = clean_title(match["title"])
