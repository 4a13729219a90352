"""Records made comparable, in an order that does not depend on the order of the input."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from awesome_tools import identifiers, records
from awesome_tools.merge import titles, venues
from awesome_tools.merge.model import Handle, Mention, Name, Subject, Venue
from awesome_tools.merge.schemes import PACKAGES, PAPERS, REPOSITORIES, scheme
from awesome_tools.merge.text import fold, is_placeholder, is_title, name, squeeze, without_brackets
from awesome_tools.model import Kind, Record, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ET_AL = re.compile(r"\bet al\b", re.IGNORECASE)
_MONTH = re.compile(r"^((?:19|20)\d\d)[-/.](\d{1,2})")
# An entry with more identifiers of one scheme presents a collection, and is none of them.
_MOST_OF_A_SCHEME = 2
# An address under this many different titles is a collection (proceedings, a profile), and identifies none of them.
_SHARED = 6


class Address(NamedTuple):
    """A URL made comparable: the scheme of its identifier (empty for an ordinary page), its key, which part of it."""

    scheme: str
    key: str
    part: str = ""

    @property
    def whole(self) -> str:
        """Key and part: two links of one `whole` lead to the same place."""
        return f"{self.key}#{self.part}" if self.part else self.key


def prepare(records_: Sequence[Record]) -> list[Mention]:
    """The mentions, numbered by place, then content: equal input gives equal numbers in whatever order it comes."""
    ordered = sorted(records_, key=_order)
    addresses = [{link.url: address_of(link.url) for link in record.links} for record in ordered]
    made = [
        _mention(number, record, known) for number, (record, known) in enumerate(zip(ordered, addresses, strict=True))
    ]
    shared = _shared(made)
    return [_without(mention, shared) for mention in made] if shared else made


def _order(record: Record) -> tuple[object, ...]:
    place = record.source
    return (place.path, place.line, place.end_line, record.title, json.dumps(records.to_object(record), sort_keys=True))


@lru_cache(maxsize=1 << 16)
def address_of(url: str) -> Address:
    """The comparable form of a URL; a folder, branch or heading that it leads to is a part."""
    found = identifiers.identify(url)
    heading = url.partition("#")[2]
    if found is None:
        return Address("", identifiers.key(url), heading)
    key = str(found)
    if found.scheme not in REPOSITORIES:
        return Address(found.scheme, key)
    branch = found.version if found.version not in ("master", "main", "HEAD") else None
    part = "/".join(filter(None, (branch, found.path))) or heading
    return Address(found.scheme, key, "" if part.lower() in ("readme", "readme.md", "readme-ov-file") else part)


def handle(record: Record) -> Handle:
    """What a decision calls the mention by: its title, its first identifier, its list's file name."""
    known = [address_of(link.url) for link in record.links]
    best = next((a.key for a in known if a.scheme in PAPERS), next((a.key for a in known), ""))
    return Handle(record.title, best, PurePosixPath(record.source.path).name)


def _mention(number: int, record: Record, known: Mapping[str, Address]) -> Mention:
    named = not is_placeholder(record.title)
    readings = titles.readings(record.title, record.name) if named else ()
    venue = venues.venue(record.venue) if record.venue else None
    papers = _papers(record, known)
    subject = _subject(record, papers, venue, titled=bool(readings))
    anchor = known[record.links[0].url].whole if record.links and subject is Subject.PROJECT else ""
    year, month = _date(record)
    return Mention(
        number=number,
        record=record,
        subject=subject,
        short=squeeze(without_brackets(record.title)) if named and not readings else "",
        readings=readings,
        described=() if readings else titles.described(record.description),
        names=_names(record),
        papers=papers,
        anchor=anchor,
        hint=_hint(record.links[0].url) if anchor.startswith("url:") else "",
        repository=_repository(record, known, subject),
        links=tuple(known[link.url].whole for link in record.links),
        venue=venue,
        year=record.year if record.year is not None else year,
        month=month,
        authors=frozenset(filter(None, map(_last_name, record.authors))),
    )


def _papers(record: Record, known: Mapping[str, Address]) -> frozenset[str]:
    """Identifiers of the work: of every link to a paper, or of the first link if none is labelled so."""
    linked = [link for link in record.links if link.role is Role.PAPER]
    if not linked:
        linked = [link for link in record.links[:1] if known[link.url].scheme in PAPERS]
    keys = {known[link.url].key for link in linked if _names_a_document(known[link.url])}
    counts = Counter(scheme(key) for key in keys)
    return frozenset(key for key in keys if counts[scheme(key)] <= _MOST_OF_A_SCHEME)


def _hint(url: str) -> str:
    found = identifiers.homepage_of(url)
    return "" if found is None else str(found)


def _repository(record: Record, known: Mapping[str, Address], subject: Subject) -> str:
    """The repository of the first code link. A folder of one may be a project of its own, but is no other paper."""
    links = [known[link.url] for link in record.links if link.role is Role.CODE]
    if subject is Subject.PROJECT:
        links += [known[link.url] for link in record.links[:1]]
    first = next((address for address in links if address.scheme in REPOSITORIES), None)
    if first is None:
        return ""
    return first.key if subject is Subject.PAPER else first.whole


def _names_a_document(address: Address) -> bool:
    return address.scheme in PAPERS or (
        address.scheme not in (*REPOSITORIES, *PACKAGES) and "/" in address.key.strip("/")
    )


def _subject(record: Record, papers: frozenset[str], venue: Venue | None, *, titled: bool) -> Subject:
    dated = venue is not None and (record.year is not None or titled)
    if dated or any(scheme(key) in PAPERS for key in papers):
        return Subject.PAPER
    first_is_paper = bool(record.links) and record.links[0].role is Role.PAPER
    if first_is_paper or (titled and (record.kind is Kind.PAPER or not record.links)):
        return Subject.PAPER
    return Subject.PROJECT


def _names(record: Record) -> tuple[Name, ...]:
    texts = []
    if record.name and not _ET_AL.search(record.name):
        texts.append(record.name)
    if is_title(record.title):
        texts += [reading.prefix for reading in titles.readings(record.title, record.name) if reading.prefix]
    elif not _ET_AL.search(record.title):
        texts.append(record.title)
    named = (name(text) for text in texts if not is_placeholder(text))
    return tuple(dict.fromkeys(found for found in named if found.base))


def _date(record: Record) -> tuple[int | None, int | None]:
    found = _MONTH.match(record.date or "")
    if not found:
        return None, None
    return int(found[1]), int(found[1]) * 12 + int(found[2])


def _last_name(author: str) -> str:
    bare = fold(author).replace(".", " ").split(",")[0].split()
    return bare[-1] if bare else ""


def _shared(mentions: Sequence[Mention]) -> frozenset[str]:
    """Addresses that stand under many different titles, so that they identify none of them."""
    under: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        title = mention.readings[0].key if mention.readings else mention.short
        for key in {*mention.papers, mention.anchor} - {""}:
            under[key][title] += 1
    return frozenset(
        key for key, found in under.items() if len(found) >= _SHARED and len(found) * 5 >= found.total() * 3
    )


def _without(mention: Mention, shared: frozenset[str]) -> Mention:
    if mention.anchor not in shared and not mention.papers & shared:
        return mention
    return replace(mention, papers=mention.papers - shared, anchor="" if mention.anchor in shared else mention.anchor)
