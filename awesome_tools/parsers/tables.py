"""Rows of a table, whether GFM or HTML, as drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    group,
    links_in,
    plain,
    shown,
)
from awesome_tools.parsers.columns import column_kinds, is_null
from awesome_tools.parsers.draft import Draft, clean_title
from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import host_role, is_label, label_role
from awesome_tools.parsers.venues import date_of, read_venue, year_of

_COLUMN_ROLE = {"code": Role.CODE, "paper": Role.PAPER, "links": Role.OTHER, "image": Role.OTHER}
# Headings of columns whose cells are short names, so that name and title are one.
_NAMES = re.compile(
    r"(?:method|model|algorithm|approach|network|architecture|name|tool|library|package|project)s?(?: name)?|名称|方法|模型|工具"
)
_TITLED_VENUE = re.compile(r"\s*[(\[【（]([^()\[\]【】（）]{3,100})[)\]】）]$")


@dataclass(slots=True)
class Row:
    """The cells of a row, flattened, with the row's place."""

    cells: list[list[Atom]]
    start: int
    end: int
    surplus: list[list[Atom]] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: its head (which may be empty) and its rows."""

    head: list[list[Atom]]
    rows: list[Row]
    shape: str = "row"


def read_grid(grid: Grid) -> list[tuple[Row, Draft]]:
    """The drafts of the rows, in order; a row with the cells of two entries gives two."""
    kinds = column_kinds(grid.head, [row.cells for row in grid.rows])
    if "title" not in kinds:
        return [(row, draft) for row in grid.rows for draft in _loose_cells(row)]
    headings = [collapse(plain(cell)).strip("*_ ") for cell in grid.head]
    drafts: list[tuple[Row, Draft]] = []
    named = (
        _NAMES.fullmatch(headings[kinds.index("title")].casefold()) if kinds.index("title") < len(headings) else None
    )
    for row in grid.rows:
        for draft in _row_drafts(row, kinds, headings):
            if named and draft.name is None:
                draft.name = draft.title
            drafts.append((row, draft))
    return drafts


def _row_drafts(row: Row, kinds: Sequence[str], headings: Sequence[str]) -> list[Draft]:
    drafts = [_read_row(row.cells, kinds, headings)]
    width = len(kinds)
    surplus = row.surplus
    while surplus and any(links_in(cell) or plain(cell).strip() for cell in surplus):
        # Two entries in one row: the second repeats the columns, often without the first (a shared date).
        part = surplus[:width]
        shifted = part if len(part) == width else [[] for _ in range(width - len(part))] + part
        extra = _read_row(shifted, kinds, headings)
        if extra.title and not is_null(extra.title):
            drafts.append(extra)
        else:
            for cell in part:
                for link in links_in(cell):
                    drafts[0].add_link(link)
        surplus = surplus[width:]
    return drafts


def _read_row(cells: Sequence[Sequence[Atom]], kinds: Sequence[str], headings: Sequence[str]) -> Draft:
    draft = Draft()
    for index, cell in enumerate(cells):
        kind = kinds[index] if index < len(kinds) else "field"
        parts = group(cell)
        links = links_in(parts)
        text = plain([part for part in parts if part.kind != EMOJI or kind in ("title", "name", "description")])
        if is_null(text) and not links:
            _null_cell(draft, kind, parts, headings[index] if index < len(headings) else "", text)
            continue
        _READERS.get(kind, _read_field)(draft, parts, kind, headings[index] if index < len(headings) else "")
    if not draft.title and draft.name:
        draft.title = draft.name
    draft.finish()
    return draft


def _null_cell(draft: Draft, kind: str, parts: Sequence[Atom], heading: str, text: str) -> None:
    for part in parts:
        if part.kind == EMOJI and kind in ("tags", "field"):
            draft.add_tag(part.text)
    if kind == "field" and heading and text.strip():
        draft.fields[heading] = text.strip()


def _read_title(draft: Draft, parts: Sequence[Atom], kind: str, heading: str) -> None:
    links = [part for part in links_in(parts) if names_something(part)]
    extra = [link for link in links_in(parts) if link not in links[:1]]
    if links and (venue := read_venue(plain([part for part in parts if part is not links[0] and part.kind != LINK]))):
        draft.apply(venue)
        parts = links[:1]
    title = clean_title(
        plain(
            [
                part
                for part in parts
                if not (part.kind == GROUP and part in _mark_groups(parts))
                and part not in extra
                and part.kind != EMOJI
                and not (part.kind == TEXT and part.text.strip() in "[]()|,&")
            ]
        )
    )
    match = _TITLED_VENUE.search(title)
    venue = read_venue(match[1]) if match else None
    if match and venue is not None and venue.name and match.start() > 2:
        draft.apply(venue)
        title = clean_title(title[: match.start()])
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
        if venue is not None and (len(links) <= 1 or label_role(candidate) is not None or candidate is not text):
            if label_role(candidate) is Role.PAPER or not is_label(candidate):
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
        if part.kind == EMOJI:
            draft.add_tag(part.text)
    text = collapse("".join(shown(part) for part in parts if part.kind not in (EMOJI, IMAGE)))
    if heading and text:
        draft.fields[heading] = text
    for link in links_in(parts):
        draft.add_link(link)


def _flat(parts: Sequence[Atom]) -> list[Atom]:
    return [atom for part in parts for atom in ([part] if part.kind != GROUP else _flat(part.parts))]


def _loose_cells(row: Row) -> list[Draft]:
    """Each cell of a grid of links, without headings, is an entry of its own."""
    drafts = []
    for cell in row.cells:
        links = [link for link in links_in(cell) if link.text and not link.pictured and not is_label(link.text)]
        if len(links) == 1 and not links[0].url.startswith("#"):
            draft = Draft(title=clean_title(links[0].text), title_kind="link", title_link=links[0])
            draft.start, draft.end = links[0].start, links[0].end
            draft.finish()
            drafts.append(draft)
    return drafts


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
