"""Reads one labelled value of an entry: a cell below a heading, or what follows a bold key."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import (
    BREAK,
    CODE,
    EMOJI,
    GROUP,
    IMAGE,
    LINK,
    TEXT,
    Atom,
    collapse,
    links_in,
    plain,
    shown,
)
from awesome_tools.parsers.columns import KIND_OF, is_null
from awesome_tools.parsers.draft import Draft, clean_title
from awesome_tools.parsers.folded import lines_of
from awesome_tools.parsers.linktitle import without_venue
from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import host_role, is_label, label_role
from awesome_tools.parsers.venues import date_of, read_venue, year_of

_COLUMN_ROLE = {"code": Role.CODE, "paper": Role.PAPER, "links": Role.OTHER, "image": Role.OTHER}
# Emoji that say yes or no in a cell.
_CHECKS = frozenset(
    "👍 👎 ✅ ✔ ✔️ ☑ ☑️ ❌ ✖ ✖️ ⭕ 🟢 🔴 🟡 +1 -1 thumbsup thumbsdown white_check_mark heavy_check_mark "
    "ballot_box_with_check x "
    "negative_squared_cross_mark heavy_multiplication_x o".split()
)


def read_cell(draft: Draft, kind: str, heading: str, parts: Sequence[Atom]) -> None:
    """Add to the draft what a cell of a column of that kind says; `parts` are grouped."""
    links = links_in(parts)
    text = plain([part for part in parts if part.kind != EMOJI or kind in ("title", "name", "description")])
    if is_null(text) and not links:
        _null_cell(draft, kind, parts, heading, text)
        return
    _READERS.get(kind, _read_field)(draft, parts, kind, heading)


def read_keyed(draft: Draft, key: str, parts: Sequence[Atom]) -> None:
    """Add to the draft what follows a key such as `Year:`; a title once read stays."""
    kind = KIND_OF.get(key.casefold(), "field")
    read_cell(draft, "field" if kind in ("title", "thing") and draft.title else kind, key, parts)


def _null_cell(draft: Draft, kind: str, parts: Sequence[Atom], heading: str, text: str) -> None:
    for part in parts:
        if part.kind == EMOJI and kind in ("tags", "field"):
            if heading and part.text in _CHECKS:
                draft.fields[heading] = part.text
            else:
                draft.add_tag(part.text)
    if kind == "field" and heading and text.strip():
        draft.fields[heading] = text.strip()


def _read_title(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    parts, below = _first_line(parts)
    for line in below:
        _read_below(draft, line)
    links = [part for part in links_in(parts) if names_something(part)]
    if not links:
        # Where titles stand, a link's text is a title even if it is a word for a role.
        links = [part for part in parts if part.kind == LINK and not part.pictured and part.text][:1]
    extra = [link for link in links_in(parts) if not links or link is not links[0]]
    left_out = {*extra, *_mark_groups(parts)}
    if links and (venue := read_venue(plain([part for part in parts if part is not links[0] and part.kind != LINK]))):
        draft.apply(venue)
        parts = links[:1]
    title = clean_title(
        plain(
            [
                part
                for part in parts
                if part not in left_out
                and part.kind != EMOJI
                and not (part.kind == TEXT and part.text.strip() in "[]()|,&")
            ]
        )
    )
    title = without_venue(draft, title)
    draft.title, draft.title_kind = title, "link" if links else "text"
    if parts:
        draft.start, draft.end = parts[0].start, parts[-1].end
    for part in parts:
        if part.kind == EMOJI:
            draft.add_tag(part.text)
    if links:
        draft.title_link = links[0]
        if links[0].text.strip() and len(links[0].text) < len(title) * 0.5:
            draft.title_link = None
            draft.add_link(links[0])
    for link in extra:
        draft.add_link(link)


def _first_line(parts: Sequence[Atom]) -> tuple[Sequence[Atom], list[list[Atom]]]:
    """The title's line with the pictures above it, and the lines below it, if the title stands out from them."""
    end = 0
    for index, part in enumerate(parts):
        if part.kind == BREAK and end:
            lines = lines_of(parts[index:])
            return (parts[:index], lines) if lines else (parts, [])
        if not end and (part.bold or names_something(part)) and part.text.strip():
            end = index + 1
        elif part.kind in (TEXT, GROUP) and not part.bold and plain([part]).strip(" ,.;:|"):
            break
    return parts, []


def _read_below(draft: Draft, line: Sequence[Atom]) -> None:
    """Read a line below the title of a cell: authors, a venue, links, or a note."""
    for link in links_in(line):
        draft.add_link(link)
    text = plain([part for part in line if part.kind not in (LINK, IMAGE, EMOJI) and not links_in(part.parts)])
    venue = read_venue(text)
    if venue is not None:
        draft.apply(venue)
    elif people := read_authors(text, single=True):
        draft.authors = draft.authors or list(people)
    else:
        draft.add_note(text)


def _mark_groups(parts: Sequence[Atom]) -> list[Atom]:
    """Groups of the title cell that hold only further links: `Title [[code](…)]`."""
    return [
        part
        for part in parts
        if part.kind == GROUP
        and links_in(part.parts)
        and all(link.pictured or is_label(link.text) for link in links_in(part.parts))
    ]


def _read_name(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    first: list[Atom] = []
    for part in parts:
        if part.kind == BREAK:
            break
        first.append(part)
    draft.name = clean_title(plain(first)) or None
    for link in links_in(parts):
        draft.add_link(link)


def _read_venue(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    text = plain(parts)
    links = links_in(parts)
    for candidate in [text, *(link.text for link in links), *text.split(" / ")]:
        venue = read_venue(candidate, strict=False)
        whole = candidate is text and len(links) > 1 and label_role(candidate) is None
        if venue is not None and not whole and (label_role(candidate) is Role.PAPER or not is_label(candidate)):
            draft.apply(venue)
            break
    for link in links:
        draft.add_link(link, label_role(link.text) or Role.PAPER)


def _read_year(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    text = plain(parts)
    for link in links_in(parts):
        draft.add_link(link)
    year, date = year_of(text), date_of(text)
    if date is not None:
        draft.date = draft.date or date[0]
        draft.date_year = date[1]
    elif year is not None:
        draft.year = year if draft.year is None else draft.year
    elif (venue := read_venue(text)) is not None:
        draft.apply(venue)
    elif match := re.search(r"\b(?:19|20)\d\d\b", text):
        draft.date = draft.date or text
        draft.date_year = int(match[0])


def _read_links(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    named = label_role(heading) or _COLUMN_ROLE[kind]
    if kind == "links" and named is Role.CODE:
        named = Role.OTHER  # "Source link" may be that of data; the host tells code
    for link in links_in(parts):
        by_label = label_role(link.text) if link.text and not link.text.startswith("http") else None
        venue = read_venue(link.text) if kind == "paper" and link.text else None
        if venue is not None and not link.pictured:
            draft.apply(venue)
        if by_label is Role.OTHER and kind in ("code", "paper"):
            by_label = named  # `[Colab](…)` in the column of code
        draft.add_link(link, by_label or (named if kind != "links" or named is not Role.OTHER else _other(link)))
    if not links_in(parts) and kind == "paper" and (venue := read_venue(plain(parts))) is not None:
        draft.apply(venue)
    elif not links_in(parts) and kind != "image" and heading:
        draft.fields[heading] = plain(parts)


def _other(link: Atom) -> Role:
    """In a column of links without a role of its own, papers and code are told by their host."""
    return host_role(link.url) if not link.text or link.text.startswith("http") or is_label(link.text) else Role.OTHER


def _read_authors(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    text = plain(parts)
    draft.authors = list(read_authors(text, single=True)) or [text]
    for link in links_in(parts):
        draft.add_link(link, Role.OTHER)


def _read_description(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    draft.add_note(plain(parts).rstrip("."))
    for link in links_in(parts):
        draft.add_link(link, label_role(link.text) if is_label(link.text) else Role.OTHER)


def _read_tags(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    marks = [part for part in _flat(parts) if part.kind in (CODE, EMOJI)]
    if marks:
        for part in marks:
            draft.add_tag(part.text)
    elif heading.casefold().startswith("label"):
        _read_field(draft, parts, kind, heading)
        return
    else:
        for word in re.split(r"\s*[,;/|、]\s*", plain(parts)):
            draft.add_tag(word)
    for link in links_in(parts):
        draft.add_link(link)


def _read_field(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    for part in _flat(parts):
        if part.kind == EMOJI and part.text not in _CHECKS:
            draft.add_tag(part.text)
    text = collapse("".join(shown(part) for part in parts if part.kind not in (EMOJI, IMAGE)))
    if heading and text:
        draft.fields[heading] = text
    for link in links_in(parts):
        draft.add_link(link)


def _flat(parts: Sequence[Atom]) -> list[Atom]:
    return [atom for part in parts for atom in ([part] if part.kind != GROUP else _flat(part.parts))]


_READERS = {
    "title": _read_title,
    "name": _read_name,
    "venue": _read_venue,
    "year": _read_year,
    "code": _read_links,
    "paper": _read_links,
    "links": _read_links,
    "image": _read_links,
    "authors": _read_authors,
    "description": _read_description,
    "tags": _read_tags,
}
