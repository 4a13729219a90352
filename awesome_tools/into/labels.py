"""How a section labels links, spells venues and writes dates, applied to another record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from awesome_tools.identifiers import host_kind
from awesome_tools.into.spellings import Spellings
from awesome_tools.markdown import escape
from awesome_tools.model import Link, Record, Role
from awesome_tools.parsers.profile_order import date_key
from awesome_tools.parsers.roles import GENERIC, label_role

if TYPE_CHECKING:
    from awesome_tools.parsers.profile import Profile

_WORDS = {Role.PAPER: "paper", Role.CODE: "code", Role.OTHER: "project"}
_WRITTEN = re.compile(r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?")
_YEAR = re.compile(r"\{year\}|\{yy\}")


def published(template: str, record: Record, venue: str | None) -> str | None:
    """A venue (as Markdown) and year by the template of others; what is missing is left out, None if that is all."""
    year = record.year
    if "{venue}" not in template:
        return template.replace("{year}", str(year)).replace("{yy}", f"{year % 100:02}") if year is not None else None
    if venue is None:
        return str(year) if year is not None and _YEAR.search(template) else None
    if year is None or not _YEAR.search(template):
        return venue
    return template.replace("{venue}", venue).replace("{year}", str(year)).replace("{yy}", f"{year % 100:02}")


def dated(samples: Sequence[str], record: Record) -> str | None:
    """The date of a record as the samples write theirs; of one without a date, the month its arXiv number tells."""
    found = next((match for sample in samples if (match := _WRITTEN.fullmatch(sample))), None)
    key = date_key(record)
    if found is None or key is None:
        return record.date or (str(record.year) if record.year is not None else None)
    year, month, day = (int(str(part)) for part in key)
    digits = (
        "02"
        if any(
            len(match["month"]) == 2 and match["month"][0] == "0"
            for sample in samples
            if (match := _WRITTEN.fullmatch(sample))
        )
        else ""
    )
    parts = [str(year), format(month, digits)]
    if day and any(match["day"] for sample in samples if (match := _WRITTEN.fullmatch(sample))):
        parts.append(format(day, digits))
    return found["gap"].join(parts)


def label(link: Link, record: Record, profile: Profile, spellings: Spellings) -> str:
    """Markdown for the text of a link: the section's label for its kind, else the link's own, else its role's word."""
    known = [shown for shown in profile.labels.get(link.role, ()) if shown]
    own = link.label.strip()
    bare = {_bare(shown): shown for shown in reversed(known)}
    if own and _bare(own) in bare:
        return bare[_bare(own)]
    telling = bool(own) and label_role(own) is link.role and own.casefold() not in GENERIC
    for shown in known if link.role is not Role.OTHER else ():
        if "{" in shown:
            template, venue = spellings.label(shown, record)
            if venue is not None and (text := published(template, record, escape.label(venue))) is not None:
                return text
        elif telling and link.role is Role.PAPER and host_kind(link.url) != "paper":
            break
        elif label_role(shown) is link.role:
            return shown
    every = [shown for labels in profile.labels.values() for shown in labels if shown and "{" not in shown]
    text = escape.label(_cased(own if telling else _WORDS[link.role], every))
    wrapped = [shown for shown in every if shown.startswith("[") and shown.endswith("]")]
    return f"[{text}]" if len(wrapped) * 2 > len(every) else text


def _bare(text: str) -> str:
    return text.casefold().strip(" []().:*`")


def _cased(text: str, others: Sequence[str]) -> str:
    """A label in the case that the others have: `Code` beside `Paper`, `code` beside `paper`."""
    plain = [other.strip("[]()*` ") for other in others]
    letters = [other for other in plain if other[:1].isalpha()]
    if not letters or text[:1].isupper() != text[:1].isupper() or not text.isascii() or text[1:] != text[1:].lower():
        return text
    upper = sum(other[0].isupper() for other in letters) * 2 > len(letters)
    return text[:1].upper() + text[1:] if upper else text[:1].lower() + text[1:]
