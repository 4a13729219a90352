"""What the emitter and the exact reader of the canonical style agree on: marks, fields, derived values. No parsing."""

from __future__ import annotations

import re

from awesome_tools.model import Role
from awesome_tools.parsers.names import name_before_colon
from awesome_tools.parsers.roles import host_role

BEGIN = re.compile(r"<!--\s*awesome-tools:begin\s+([\w.-]+)\s*-->")
END = re.compile(r"<!--\s*awesome-tools:end\s+([\w.-]+)\s*-->")
COLUMNS = re.compile(r"<!-- (?:[^<>]* )?columns: ([a-z]+(?:, [a-z]+)*)\. -->")
GROUPS = re.compile(r"<!-- groups: ((?:[a-z]+, )*section(?:, [a-z]+)*)\. -->")
SECTION = "section"
LEGEND_COLUMNS = ("mark", "meaning")

# Comments within an entry, for what its text cannot say. They are rare: most entries need none.
UNNAMED = "<!-- unnamed -->"  # no short name, although the title would give one
NAMED = "<!-- named -->"  # the title is the short name
AS_IS = "<!-- as is -->"  # the full stop before it is the description's own
TITLE_END = "<!-- title -->"  # ends a title that holds what ends titles

# Comments below a heading.
NO_SECTION = "<!-- no section -->"
KIND = re.compile(r"<!-- kind: (paper|software|resource) -->")

OPENING, CLOSING = "“", "”"
DONE, TO_DO = "✓", "✗"
UNDATED = "n.d."

# The fields of an entry that a layout can show; the last three are columns for the links of one role.
FIELDS = ("title", "name", "authors", "venue", "year", "date", "links", "tags", "checked", "description")
ROLE_FIELDS = {"paper": Role.PAPER, "code": Role.CODE, "other": Role.OTHER}

_NUMBERED = re.compile(r"(?:(.*) )?(-?[0-9]+)", re.DOTALL)


def title_role(title: str, url: str) -> Role:
    """The role that a link on the title is read as."""
    role = host_role(url)
    words = title.casefold().replace("-", " ").split()
    return Role.OTHER if role is Role.CODE and "awesome" in words else role


def implied_name(title: str, title_url: str | None, *, paper: bool, linked: bool) -> str | None:
    """The short name that goes without saying: a repository's, or what stands before the colon of a paper's title.

    `paper` tells that the entry has a venue or a link to a paper, `linked` that it has links.
    """
    if title_url is not None and host_role(title_url) is Role.CODE and len(title.split()) <= 3:
        return title
    return name_before_colon(title) if paper or not linked else None


def published(venue: str | None, year: int | None) -> str:
    """`CVPR 2020`; `n.d.` stands for the year where the end of the venue would be taken for one."""
    if year is not None:
        return f"{venue} {year}" if venue else str(year)
    if not venue:
        return ""
    return f"{venue} {UNDATED}" if _NUMBERED.fullmatch(venue) or venue.split()[-1] == UNDATED else venue


def read_published(text: str) -> tuple[str | None, int | None]:
    """Venue and year of what `published` gives."""
    head, _, last = text.rpartition(" ")
    if last == UNDATED and head:
        return head, None
    match = _NUMBERED.fullmatch(text)
    return (match[1], int(match[2])) if match else (text or None, None)
