"""Records as CSL-JSON, the data model of citation processors: schema/schemas/input/csl-data.json of the CSL project."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from awesome_tools.emit.bibtex import entry_type
from awesome_tools.emit.keys import citation_keys
from awesome_tools.emit.live import main_url
from awesome_tools.model import Kind, Record

_TYPES = {"article": "article-journal", "inproceedings": "paper-conference"}
_DATE = re.compile(r"((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?")


def dump(records: Sequence[Record]) -> str:
    """An array of items with the citation keys of the BibTeX export as ids."""
    items = [_item(record, key) for record, key in zip(records, citation_keys(records), strict=True)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(record: Record, key: str) -> dict[str, Any]:
    schemes = dict(reversed([identifier.partition(":")[::2] for identifier in record.identifiers]))
    shown = {
        "id": key,
        "type": _type(record),
        "title": record.title,
        "title-short": record.name,
        "author": [_name(author) for author in record.authors],
        "issued": _issued(record),
        "container-title": record.venue,
        "URL": main_url(record),
        "DOI": schemes.get("doi"),
        "number": f"arXiv:{schemes['arxiv']}" if "arxiv" in schemes else None,
        "keyword": ", ".join(record.tags),
        "abstract": record.description,
    }
    return {name: value for name, value in shown.items() if value}


def _type(record: Record) -> str:
    if record.kind is Kind.PAPER:
        return _TYPES.get(entry_type(record), "article")
    return "software" if record.kind is Kind.SOFTWARE else "webpage"


def _name(author: str) -> dict[str, str]:
    """Only a name written `Family, Given` says what is what; others are shown as written."""
    family, comma, given = author.partition(", ")
    return (
        {"family": family, "given": given} if comma and family and given and "," not in given else {"literal": author}
    )


def _issued(record: Record) -> dict[str, list[list[int]]] | None:
    date = _DATE.fullmatch(record.date or "")
    if date is not None:
        return {"date-parts": [[int(part) for part in date.groups() if part]]}
    return None if record.year is None else {"date-parts": [[record.year]]}
