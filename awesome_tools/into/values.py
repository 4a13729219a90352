"""The values of a record for the slots of a pattern, as Markdown in the spelling of a section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.into.labels import dated, label, published
from awesome_tools.into.spellings import Spellings
from awesome_tools.markdown import escape
from awesome_tools.model import Role
from awesome_tools.parsers.canonical_style import title_role
from awesome_tools.parsers.profile_pattern import (
    AUTHORS,
    DATE,
    DESCRIPTION,
    LINKS,
    NAME,
    PUB,
    TAGS,
    TITLE,
    Pattern,
    Piece,
)
from awesome_tools.parsers.profile_table import FIELD

if TYPE_CHECKING:
    from awesome_tools.model import Link, Record
    from awesome_tools.parsers.profile import Profile

_INLINE = re.compile(r"\[(?P<inner>.*)\]\(", re.DOTALL)
_SHORTCODE = re.compile(r"[a-z0-9_+\-]+")


@dataclass(frozen=True, slots=True)
class Pen:
    """What is written by: the section's shape, samples of its dates, and whether the text stands in a table's cell."""

    profile: Profile
    dates: tuple[str, ...]
    spellings: Spellings
    in_cell: bool

    def prose(self, text: str, *, at_start: bool = False) -> str:
        """Markdown that shows a text."""
        return escape.cell(text) if self.in_cell else escape.text(text, at_start=at_start)

    def url(self, url: str) -> str:
        """A URL as a destination."""
        return escape.destination(url, in_cell=self.in_cell)


def main_link(record: Record, roles: Sequence[Role]) -> Link | None:
    """The link for the title, one that is read there in its own role: of the usual role, else the first."""
    fitting = [
        link
        for link in record.links
        if title_role(record.title, link.url) is link.role and not link.url.startswith("#")
    ]
    usual = [role for role, _ in Counter(roles).most_common(1)]
    outside = [link for link in fitting if "://" in link.url]  # not a file beside the list
    ranked = sorted(outside or fitting, key=lambda link: (link.role not in usual, link.role is not Role.PAPER))
    return next(iter(ranked), None)


def titled(piece: Piece, record: Record, main: Link | None, pen: Pen, *, at_start: bool) -> str:
    """The title by its template, with its link if it has one."""
    if "{url}" not in piece.text:
        return piece.text.replace("{value}", pen.prose(record.title, at_start=at_start))
    if main is None:
        inner = _INLINE.match(piece.text)
        return (inner["inner"] if inner else "{value}").replace("{value}", pen.prose(record.title, at_start=at_start))
    if piece.text.startswith("<"):
        return piece.text.replace("{value}", pen.prose(record.title)).replace("{url}", main.url)
    text = escape.label(record.title, in_cell=pen.in_cell)
    return piece.text.replace("{value}", text).replace("{url}", pen.url(main.url))


def run(piece: Piece, links: Sequence[Link], record: Record, pen: Pen, joiner: str = "") -> str:
    """Links one after the other by the template of a run."""
    shown = [one(piece.text, link, record, pen) for link in links]
    return (piece.joiner or joiner or " ").join(shown)


def one(template: str, link: Link, record: Record, pen: Pen) -> str:
    """One link by the template of its like."""
    if "{value}" not in template:
        return template.replace("{url}", link.url)
    url = link.url if template.startswith("<") else pen.url(link.url)
    return template.replace("{value}", label(link, record, pen.profile, pen.spellings)).replace("{url}", url)


def value(piece: Piece, record: Record, pen: Pen, heading: str = "") -> str | None:
    """What fills a slot other than title and links, None if the record has nothing for it."""
    if piece.slot == PUB:
        template, venue = pen.spellings.text(piece.text, record)
        return published(template, record, pen.prose(venue) if venue else None)
    if piece.slot == TAGS:
        tags = [tag for tag in record.tags if piece.text != ":{value}:" or _SHORTCODE.fullmatch(tag)]
        return (piece.joiner or " ").join(piece.text.replace("{value}", tag) for tag in tags) or None
    found = {
        NAME: record.name,
        AUTHORS: pen.spellings.authors(record),
        DATE: dated(pen.dates, record) if piece.slot == DATE else None,
        DESCRIPTION: record.description,
        FIELD: record.fields.get(heading),
    }.get(piece.slot)
    return piece.text.replace("{value}", pen.prose(found)) if found else None


def cost(pattern: Pattern, record: Record, usual: frozenset[str], count: int, most: int) -> float:
    """How badly a record fits a pattern: slots it cannot fill, values that find no place, and rare patterns cost."""
    has = {
        PUB: record.venue is not None or record.year is not None,
        TAGS: bool(record.tags),
        NAME: record.name is not None,
        AUTHORS: bool(record.authors),
        DATE: record.date is not None,
        DESCRIPTION: record.description is not None,
    }
    title = next((piece for piece in pattern.pieces if piece.slot == TITLE), None)
    if title is None:
        return 1000.0
    linked = "{url}" in title.text
    main = main_link(record, title.roles) if linked else None
    has[LINKS] = len(record.links) > (main is not None)
    slots = set(pattern.slots) - {TITLE}
    runs = [index for index, piece in enumerate(pattern.pieces) if piece.slot == LINKS]
    left = len(record.links) - (main is not None)
    missing = sum(not has.get(slot, False) for slot in slots) + max(0, len(runs) - max(1, left))
    unwritten = sum(has[slot] for slot in usual - slots if slot in has)
    alike = len(pattern.slots) - len(slots) - 1 - max(0, len(runs) - 1)  # slots that occur more than once
    wrong = 3 * (linked and main is None) + 3 * (not linked and not runs and left > 0)
    # A link in front of the title is one: further ones have their place behind it.
    crowded = left > 1 and bool(runs) and runs[-1] < pattern.pieces.index(title)
    return (
        2 * missing + 1.5 * unwritten + wrong + 2 * alike + 1 - count / most + 2 * (left > 0 and not runs) + 2 * crowded
    )
