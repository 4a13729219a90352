"""One record as a bullet of the canonical list, such that parsers/canonical.py reads the same record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.emit.md_text import code, collapsed, emphasised, label, piped, prose
from awesome_tools.markdown import escape
from awesome_tools.model import Link, Record, Role
from awesome_tools.parsers.canonical_style import (
    AS_IS,
    CLOSING,
    NAMED,
    OPENING,
    TITLE_END,
    UNNAMED,
    implied_name,
    published,
    title_role,
)
from awesome_tools.parsers.roles import GENERIC, label_role
from awesome_tools.parsers.venues import read_venue

_LABELS = {Role.PAPER: "paper", Role.CODE: "code", Role.OTHER: "page"}
_ENDED = re.compile('[.!?…。！？]["”]?\\Z')


def projected(record: Record, fields: Sequence[str]) -> Record:
    """What is emitted of a record: the given fields only, white space collapsed, nothing empty, nothing twice."""
    shown = set(fields)
    links = _links(record)
    return Record(
        title=collapsed(record.title) or collapsed(record.name) or (links[0].url if links else "Untitled"),
        source=record.source,
        kind=record.kind,
        name=(collapsed(record.name) or None) if "name" in shown else None,
        authors=tuple(filter(None, map(collapsed, record.authors))) if "authors" in shown else (),
        venue=(collapsed(record.venue) or None) if "venue" in shown else None,
        year=record.year if "year" in shown else None,
        date=(collapsed(record.date) or None) if "date" in shown else None,
        links=links,
        tags=tuple(dict.fromkeys(filter(None, map(collapsed, record.tags)))) if "tags" in shown else (),
        checked=record.checked if "checked" in shown else None,
        description=(collapsed(record.description) or None) if "description" in shown else None,
        section=tuple(filter(None, map(collapsed, record.section))),
        legend=record.legend,
    )


def bullet(record: Record, fields: Sequence[str], note: str = "") -> str:
    """The bullet of a projected record, one line; `note` (Markdown) stands at its end."""
    main = main_link(record)
    box = "" if record.checked is None else "[x] " if record.checked else "[ ] "
    facts = [fact + "." for field in _merged(fields) if (fact := _fact(record, field, main))]
    if record.description:
        facts.append(sentence(record.description))
    notes = [note, _name_note(record, main) if "name" in fields else ""]
    tail = [*facts, *filter(None, notes)]
    dash = ["-"] if facts or (tail and main) else []
    return " ".join([f"- {box}{title(record, main)}", *dash, *tail])


def _links(record: Record) -> tuple[Link, ...]:
    kept: dict[tuple[Role, str], Link] = {}
    for link in record.links:
        if url := link.url.strip():
            kept.setdefault((link.role, url), Link(link.role, link.label, url))
    return tuple(kept.values())


def main_link(record: Record) -> Link | None:
    """The link that the title carries, one whose host tells its role: the first paper, else the first of all.

    Of links that are no papers, one with which the short name goes without saying comes first.
    """
    fitting = [
        link
        for link in record.links
        if title_role(record.title, link.url) is link.role and not link.url.startswith("#")
    ]
    first = next((link for link in fitting if link.role is Role.PAPER), None)
    named = (link for link in fitting if _implied(record, link) == record.name)
    return first or next(named, None) or next(iter(fitting), None)


def title(record: Record, main: Link | None) -> str:
    """The title with its link, in quotation marks if it has none."""
    if main is not None:
        return f"[{label(record.title)}]({escape.destination(main.url)})"
    ambiguous = CLOSING + " - " in record.title + CLOSING
    return OPENING + prose(record.title) + CLOSING + (TITLE_END if ambiguous else "")


def labelled(link: Link, *, in_cell: bool = False) -> str:
    """A link with a label that tells its role."""
    url = escape.destination(link.url)
    return f"[{label(link_label(link), in_cell=in_cell)}]({piped(url) if in_cell else url})"


def link_label(link: Link) -> str:
    """The link's own label where it tells the role and no more, else the word for the role."""
    own = collapsed(link.label)
    told = label_role(own) if own and own.casefold() not in GENERIC else None
    if told is link.role and read_venue(own) is None:
        return own
    return _LABELS[link.role]


def _merged(fields: Sequence[str]) -> list[str]:
    """The fields with venue and year as one."""
    return list(dict.fromkeys("venue" if field == "year" else field for field in fields))


def _fact(record: Record, field: str, main: Link | None) -> str:
    if field == "name":
        return (
            emphasised(record.name, "**")
            if record.name and record.name not in (_implied(record, main), record.title)
            else ""
        )
    if field == "venue":
        text = published(record.venue, record.year)
        return emphasised(text, "*") if text else ""
    if field == "authors":
        return "by " + ", ".join(emphasised(author, "*") for author in record.authors) if record.authors else ""
    if field == "date":
        return f"({emphasised(record.date, '*')})" if record.date else ""
    if field == "links":
        return ", ".join(labelled(link) for link in record.links if link is not main)
    if field == "tags":
        return " ".join(map(code, record.tags))
    return ""


def _implied(record: Record, main: Link | None) -> str | None:
    paper = record.venue is not None or any(link.role is Role.PAPER for link in record.links)
    return implied_name(record.title, main.url if main else None, paper=paper, linked=bool(record.links))


def _name_note(record: Record, main: Link | None) -> str:
    """What has to be said of the name because it is not what goes without saying."""
    implied = _implied(record, main)
    if record.name == implied:
        return ""
    return UNNAMED if record.name is None else NAMED if record.name == record.title else ""


def sentence(description: str, *, in_cell: bool = False) -> str:
    """A description that ends with a mark: a full stop of ours if it has none, one of its own marked as such."""
    text = prose(description, in_cell=in_cell)
    if description.endswith("."):
        return text + AS_IS
    return text if _ENDED.search(description) else text + "."
