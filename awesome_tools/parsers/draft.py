"""An entry being read: fields are filled in as they are met; `finished` makes the record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from awesome_tools.identifiers import identify
from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.parsers.atoms import Atom, collapse
from awesome_tools.parsers.names import name_before_colon
from awesome_tools.parsers.roles import host_role, link_role
from awesome_tools.parsers.venues import Venue, is_preprint, read_venue

_QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "«": "»", "'": "'", "‘": "’", "「": "」", "《": "》", "``": "''"}
_OPENING = frozenset(quote[0] for quote in _QUOTES)
_LEADING_EMOJI = re.compile(
    r"^(?::(?=[a-z0-9_+\-]*[a-z])[a-z0-9_+\-]+:|[\u2300-\u23ff\u25a0-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+\s*"
)
_AWESOME = re.compile(r"(?:^|[/\-_ ])awesome(?:[\-_ ]|$)", re.IGNORECASE)


def clean_title(text: str) -> str:
    """A title without leading emoji, surrounding quotes and final full stop, white space collapsed."""
    text = collapse(text)
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    if not text[:1].isalnum():
        text = _LEADING_EMOJI.sub("", text).strip() or text
    text = text.strip(" ,;|·•*\t") if len(text) > 2 else text
    for opening, closing in _QUOTES.items() if text[:1] in _OPENING else ():
        if text.startswith(opening) and text.endswith(closing) and len(text) > len(opening) + len(closing):
            inner = text[len(opening) : -len(closing)]
            if opening not in inner and closing not in inner:
                text = inner.strip()
                break
    if text.endswith(".") and not text.endswith("..") and len(text) > 2:
        text = text[:-1].rstrip()
    for separator in (":", "：", " -", " –", " —", " ->", " →", " =>"):
        if text.endswith(separator) and len(text) > len(separator) + 1:
            text = text[: -len(separator)].rstrip()
    return text


@dataclass(slots=True)
class Draft:
    """What has been read of one entry so far."""

    title: str = ""
    name: str | None = None
    year: int | None = None
    date: str | None = None
    venue: str | None = None
    authors: list[str] = field(default_factory=list)
    links: list[tuple[Role, Atom]] = field(default_factory=list)
    known: set[tuple[Role, str]] = field(default_factory=set)  # roles and URLs of `links`
    unsorted: bool = False  # whether some link of `links` stands before the one in front of it
    tags: list[str] = field(default_factory=list)
    tagged: set[str] = field(default_factory=set)  # those of `tags`
    checked: bool | None = None
    notes: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    title_link: Atom | None = None
    title_kind: str = ""  # link, bold, text, quote, code
    sentence: bool = False  # the title stands inside a sentence
    quoted: bool = False
    colon_note: bool = False  # a note follows the title behind a colon
    date_year: int | None = None  # the year of a date column, which a venue's own year outranks
    start: int = -1
    end: int = -1

    def add_link(self, atom: Atom, role: Role | None = None) -> None:
        """Add a link unless its target is empty or within the page, or it is there already in the same role."""
        url = atom.url.strip()
        if not url or url.startswith("#"):
            return
        role = role or link_role(atom.text, url)
        if (role, atom.url) not in self.known:
            self.known.add((role, atom.url))
            self.unsorted = self.unsorted or (bool(self.links) and atom.start < self.links[-1][1].start)
            self.links.append((role, atom))

    def add_tag(self, text: str) -> None:
        """Add a tag without decoration; each tag once."""
        tag = collapse(text).strip(" .,;:*_`'\"") or text.strip()
        if tag and tag not in self.tagged and tag[0] != "^" and tag not in "?-–—/+*&":
            self.tagged.add(tag)
            self.tags.append(tag)

    def add_note(self, text: str) -> None:
        """Add text to the description."""
        text = collapse(text).strip(" \t,;|·")
        if text and (text[0].isalnum() or any(map(str.isalnum, text))):
            self.notes.append(text)

    def picture(self, text: str) -> None:
        """Take what a picture shows: a venue on a badge, or else the icon."""
        venue = read_venue(text) if text else None
        if venue is not None:
            self.apply(venue)
        elif text:
            self.fields.setdefault("icon", collapse(text))

    def apply(self, venue: Venue) -> None:
        """Take venue, year and date where none is known; a publication replaces a preprint."""
        if venue.name and (self.venue is None or (is_preprint(self.venue) and not is_preprint(venue.name))):
            if self.venue is not None and venue.year is not None:
                self.year = venue.year
            self.venue = venue.name
        if venue.year is not None and self.year is None:
            self.year = venue.year
        if venue.date is not None and self.date is None:
            self.date = venue.date

    def is_paper(self) -> bool:
        """Whether the entry presents a publication."""
        return self.venue is not None or self._has(Role.PAPER)

    def _has(self, role: Role) -> bool:
        return role in [known for known, _ in self.links]

    def finish(self) -> None:
        """Settle what depends on the whole: the role of the title's link, the order of links, year in the title."""
        if self.title_link is not None:
            url = self.title_link.url.strip()
            role = host_role(url)
            if role is Role.CODE and _AWESOME.search(self.title):
                role = Role.OTHER
            self.add_link(self.title_link, role)
        if self.name is None and (":" in self.title or "：" in self.title) and (self.is_paper() or not self.links):
            self.name = name_before_colon(self.title)
        if self.unsorted:
            self.links.sort(key=lambda pair: pair[1].start)
            self.unsorted = False
        if self.year is None:
            self.year = self.date_year
        if self.year is None and self.title.endswith(")"):
            match = re.search(r"\((?:[^()]* )?((?:19|20)\d\d)\)$", self.title)
            if match:
                self.year = int(match[1])

    def kind(self) -> Kind:
        """Paper, software or resource, by links and venue."""
        if self.is_paper():
            return Kind.PAPER
        if self._has(Role.CODE):
            return Kind.SOFTWARE
        return Kind.RESOURCE

    def record(self, place: Place, section: tuple[str, ...], legend: dict[str, str]) -> Record:
        """The record of a finished draft."""
        links = tuple(
            [Link(role, atom.text if atom.text != atom.url else "", atom.url.strip()) for role, atom in self.links]
        )
        found = [identify(link.url) for link in links]
        identifiers = dict.fromkeys([str(identifier) for identifier in found if identifier is not None])
        return Record(
            title=self.title,
            source=place,
            name=self.name,
            kind=self.kind(),
            year=self.year,
            date=self.date,
            venue=self.venue,
            authors=tuple(self.authors),
            links=links,
            identifiers=tuple(identifiers),
            tags=tuple(self.tags),
            checked=self.checked,
            description="; ".join(self.notes) or None,
            fields=self.fields,
            section=section,
            legend={tag: legend[tag] for tag in self.tags if tag in legend},
        )
