"""What the page knows of each record, as JSON that cannot end the script element it stands in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from awesome_tools.emit import bibtex
from awesome_tools.emit.live import is_live, main_url
from awesome_tools.merge import venues
from awesome_tools.model import Link, Record, Role

# None of these may stand in a script element's text, or in a line of JavaScript: HTML, section 13.2.5.4.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def embed(shown: object) -> str:
    """JSON text for a `<script type="application/json">`."""
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def entries(records: Sequence[Record], keys: Sequence[str]) -> list[dict[str, Any]]:
    """The page's object of each record; what a record does not have is left out."""
    return [_entry(record, key) for record, key in zip(records, keys, strict=True)]


def citations(records: Sequence[Record], keys: Sequence[str]) -> list[str]:
    """The BibTeX to copy for each record."""
    return [bibtex.entry(record, key) for record, key in zip(records, keys, strict=True)]


def _entry(record: Record, key: str) -> dict[str, Any]:
    shown = {
        "id": key,
        "title": record.title,
        "url": main_url(record),
        "name": record.name,
        "kind": record.kind.value,
        "year": record.year,
        "date": record.date,
        "venue": record.venue,
        "group": venues.venue(record.venue).shown if record.venue else None,
        "authors": list(record.authors),
        "links": [_link(link) for link in record.links],
        "code": any(link.role is Role.CODE and is_live(link.url) for link in record.links),
        "tags": list(dict.fromkeys(record.tags)),
        "legend": {tag: record.legend[tag] for tag in record.tags if tag in record.legend},
        "checked": record.checked,
        "description": record.description,
        "fields": dict(record.fields),
        "section": list(record.section),
    }
    return {name: value for name, value in shown.items() if value not in (None, [], {}, "", False) or name == "checked"}


def _link(link: Link) -> dict[str, str]:
    """A link to follow has a `url`; one of another scheme, or to a file of the repository, is only shown."""
    label = {"label": link.label} if link.label else {}
    return {"role": link.role.value, **label, "url" if is_live(link.url) else "text": link.url}
