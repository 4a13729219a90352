"""Records as BibTeX: fields that every program knows, and beside them `x-` fields for what those cannot say exactly.

Reading gives the same records: each record is written, read back, and what differs is said again in an `x-` field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesome_tools.emit import bibfile
from awesome_tools.emit.bibread import guess
from awesome_tools.emit.flat import KEYS, from_row, to_row
from awesome_tools.emit.keys import citation_keys
from awesome_tools.emit.live import is_live
from awesome_tools.emit.tex import escape, unescape
from awesome_tools.merge import venues
from awesome_tools.model import Kind, Record, Role

EXTRA = "x-"
_PLACE = ("path", "line", "end_line")
# Fields of BibTeX's standard styles that a record keeps in `fields`.
_KEPT = ("editor", "series", "volume", "number", "pages", "publisher", "organization", "address", "edition")
_JOURNAL = re.compile(r"\b(?:journal|transactions|trans\.|letters|magazine|annals|review)\b", re.IGNORECASE)
_MONTH = re.compile(r"((?:19|20)\d\d)[/-](0[1-9]|1[0-2])")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,5}(?:, [\w.'’-]+(?: [\w.'’-]+){0,5})?")
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", "<": "%3C", ">": "%3E", "|": "%7C", "^": "%5E", "`": "%60"}


def dump(records: Sequence[Record]) -> str:
    """An entry per record, a field per line."""
    keys = citation_keys(records)
    return "\n".join(_with_extras(record, key) for record, key in zip(records, keys, strict=True))


def load(text: str, path: str) -> tuple[Record, ...]:
    """The records of a BibTeX file, also one that other programs have written; RecordError with the line."""
    return tuple(_read(entry, path) for entry in bibfile.parse(text, path))


def entry(record: Record, key: str) -> str:
    """The entry of a record to cite it by: without `x-` fields."""
    return _write(entry_type(record), key, list(_fields(record)))


def _with_extras(record: Record, key: str) -> str:
    kind, fields = entry_type(record), list(_fields(record))
    wanted = to_row(record)
    read = to_row(_read(bibfile.Entry(kind, key, {name.casefold(): value for name, value in fields}, 0), ""))
    needed = [name for name in KEYS if wanted[name] != read[name] or name in _PLACE]
    fields += [(f"{EXTRA}{name}", escape(wanted[name])) for name in needed]
    return _write(kind, key, fields)


def _read(found: bibfile.Entry, path: str) -> Record:
    row = to_row(guess(found, path))
    for name in KEYS:
        if EXTRA + name in found.fields:
            row[name] = unescape(found.fields[EXTRA + name])
    return from_row(row, path=path, line=found.line)


def _write(kind: str, key: str, fields: Sequence[tuple[str, str]]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{kind}{{{key},\n{lines}}}\n"


def entry_type(record: Record) -> str:
    """The BibTeX type of a record: article, inproceedings, or misc for preprints and what is no paper."""
    if record.kind is not Kind.PAPER or record.venue is None:
        return "misc"
    kind = venues.venue(record.venue).kind
    if kind == "preprint":
        return "misc"
    return "article" if kind == "journal" or (not kind and _JOURNAL.search(record.venue)) else "inproceedings"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", "{" + escape(record.title) + "}"
    if record.name:
        yield "shorttitle", escape(record.name)
    if record.authors:
        yield "author", " and ".join(map(_author, record.authors))
    if record.year is not None:
        yield "year", str(record.year)
    # The date may be that of the preprint, in another year than the paper's.
    if (month := _MONTH.fullmatch(record.date or "")) and month[1] == str(record.year):
        yield "month", str(int(month[2]))
    yield from _where(record)
    yield from ((name, escape(record.fields[name])) for name in _KEPT if record.fields.get(name))
    if record.tags:
        yield "keywords", escape(", ".join(record.tags))
    if record.description:
        yield "abstract", escape(record.description)


def _where(record: Record) -> Iterator[tuple[str, str]]:
    name = {"article": "journal", "inproceedings": "booktitle"}.get(entry_type(record), "howpublished")
    schemes = dict(reversed([identifier.partition(":")[::2] for identifier in record.identifiers]))
    if "arxiv" in schemes:
        yield "eprint", escape(schemes["arxiv"])
        yield "archivePrefix", "arXiv"
    if record.venue and not ("arxiv" in schemes and record.venue.casefold() == "arxiv"):
        yield name, escape(record.venue)
    if "doi" in schemes:
        yield "doi", escape(schemes["doi"])
    live = [link for link in record.links if is_live(link.url)]
    live.sort(key=lambda link: link.role is not Role.PAPER)
    if live:
        yield "url", "".join(_IN_URL.get(c, c) if c.isprintable() and c != " " else _percent(c) for c in live[0].url)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _author(name: str) -> str:
    """A name in braces is not taken apart: for those of groups, with `and`, or in an unknown form."""
    others = re.sub(r",? et al\.?$", " and others", name)
    bare = others.removesuffix(" and others")
    if _PLAIN_NAME.fullmatch(bare) and not {"and", "others"} & set(bare.casefold().split()):
        return escape(others)
    return "{" + escape(name) + "}"
