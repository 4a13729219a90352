"""What the usual fields of a BibTeX entry say about a record; unknown fields are kept in `fields`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.emit.bibfile import MONTHS, Entry
from awesome_tools.emit.tex import unescape
from awesome_tools.model import Kind, Link, Place, Record, Role

_VENUES = ("journal", "journaltitle", "booktitle", "howpublished", "eventtitle")
_READ = frozenset(_VENUES) | frozenset(
    "title shorttitle author year date month eprint eprinttype archiveprefix doi url keywords abstract".split()
)
_PAPERS = frozenset(
    "article inproceedings conference incollection inbook phdthesis mastersthesis thesis techreport report".split()
)
_YEAR = re.compile(r"[0-9]{4}")
_ESCAPED_IN_URL = re.compile(r"\\([_%#&~$])(?:\{\})?|\{\\textasciitilde\}")


def guess(entry: Entry, path: str) -> Record:
    """The record of an entry by its usual fields, its source the entry's own place."""
    fields = entry.fields
    texts = {name: unescape(value) for name, value in fields.items() if not name.startswith("x-")}
    year = texts.get("year") or texts.get("date", "")[:4]
    eprint = texts.get("eprint", "")
    arxiv = eprint if texts.get("archiveprefix", texts.get("eprinttype", "")).casefold() == "arxiv" else ""
    venue = next((texts[name] for name in _VENUES if texts.get(name)), "arXiv" if arxiv else None)
    paper = entry.type in _PAPERS or bool(arxiv or texts.get("doi"))
    tags = re.split(r"\s*[,;]\s*", texts.get("keywords", "").strip(" ,;"))
    others = {k: v for k, v in texts.items() if (k not in _READ or (k == "year" and not _YEAR.fullmatch(v))) and v}
    return Record(
        title=texts.get("title", "") or entry.key,
        source=Place(path, entry.line, entry.line),
        name=texts.get("shorttitle") or None,
        kind=Kind.PAPER if paper else Kind.SOFTWARE if entry.type == "software" else Kind.RESOURCE,
        year=int(year) if _YEAR.fullmatch(year) else None,
        date=_date(texts),
        venue=venue,
        authors=tuple(_authors(fields.get("author", ""))),
        links=tuple(_links(fields.get("url", ""), arxiv, texts.get("doi", ""), paper=paper)),
        identifiers=tuple(
            f"{scheme}:{value}" for scheme, value in (("arxiv", arxiv), ("doi", texts.get("doi"))) if value
        ),
        tags=tuple(tag for tag in tags if tag),
        description=texts.get("abstract") or None,
        fields=others,
    )


def _date(texts: dict[str, str]) -> str | None:
    if texts.get("date") and not _YEAR.fullmatch(texts["date"]):
        return texts["date"]
    month = texts.get("month", "").casefold()
    if month[:3] in MONTHS:
        month = str([*MONTHS].index(month[:3]) + 1)
    if _YEAR.fullmatch(texts.get("year", "")) and re.fullmatch(r"0?[1-9]|1[0-2]", month):
        return f"{texts['year']}/{int(month):02}"
    return None


def _links(url: str, arxiv: str, doi: str, *, paper: bool) -> Iterator[Link]:
    role = Role.PAPER if paper else Role.OTHER
    if url:
        yield Link(role, "", _ESCAPED_IN_URL.sub(lambda match: match[1] or "~", url.strip()))
    elif arxiv:
        yield Link(role, "", f"https://arxiv.org/abs/{arxiv}")
    elif doi:
        yield Link(role, "", f"https://doi.org/{doi}")


def _authors(tex: str) -> Iterator[str]:
    """The names of an author field: `and` outside of braces parts them, `and others` is `et al.` of the name before."""
    names: list[str] = []
    depth = start = 0
    for found in re.finditer(r"[{}]|\sand\s", tex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0 and len(found[0]) > 1:
            names.append(tex[start : found.start()])
            start = found.end()
    names.append(tex[start:])
    shown = [unescape(name) for name in names]
    if len(shown) > 1 and shown[-1] == "others":
        shown[-2:] = [f"{shown[-2]} et al."]
    yield from (name for name in shown if name)
