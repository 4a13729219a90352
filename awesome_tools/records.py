"""Records as JSON objects and back: the stable shape that `extract --format jsonl` prints (docs/record.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from awesome_tools.errors import RecordError
from awesome_tools.model import Kind, Link, Place, Record, Role


def to_object(record: Record) -> dict[str, Any]:
    """The JSON object of a record, keys in their documented order; `legend` only where there is one."""
    shown: dict[str, Any] = {
        "title": record.title,
        "name": record.name,
        "kind": record.kind.value,
        "year": record.year,
        "date": record.date,
        "venue": record.venue,
        "authors": list(record.authors),
        "links": [link_object(link) for link in record.links],
        "identifiers": list(record.identifiers),
        "tags": list(record.tags),
        "checked": record.checked,
        "description": record.description,
        "fields": dict(record.fields),
        "section": list(record.section),
    }
    if record.legend:
        shown["legend"] = dict(record.legend)
    shown["source"] = place_object(record.source)
    return shown


def link_object(link: Link) -> dict[str, str]:
    """The JSON object of a link."""
    return {"role": link.role.value, "label": link.label, "url": link.url}


def place_object(place: Place) -> dict[str, Any]:
    """The JSON object of a place."""
    return {"path": place.path, "line": place.line, "end_line": place.end_line}


def dumps(shown: Mapping[str, Any]) -> str:
    """One line of JSON, as written in .jsonl files: UTF-8 text, no line end."""
    return json.dumps(shown, ensure_ascii=False)


def from_object(shown: Mapping[str, Any], *, path: str | None = None, line: int | None = None) -> Record:
    """The record of a JSON object, absent keys as null; RecordError if a value has the wrong type."""
    try:
        source = shown["source"]
        return Record(
            title=_text(shown["title"]),
            source=Place(_text(source["path"]), int(source["line"]), int(source.get("end_line", source["line"]))),
            name=_optional(shown.get("name")),
            kind=Kind(shown.get("kind") or "resource"),
            year=None if shown.get("year") is None else int(shown["year"]),
            date=_optional(shown.get("date")),
            venue=_optional(shown.get("venue")),
            authors=_texts(shown.get("authors")),
            links=tuple(
                Link(Role(link["role"]), _text(link.get("label") or ""), _text(link["url"]))
                for link in shown.get("links") or ()
            ),
            identifiers=_texts(shown.get("identifiers")),
            tags=_texts(shown.get("tags")),
            checked=shown.get("checked"),
            description=_optional(shown.get("description")),
            fields={_text(key): _text(value) for key, value in (shown.get("fields") or {}).items()},
            section=_texts(shown.get("section")),
            legend={_text(key): _text(value) for key, value in (shown.get("legend") or {}).items()},
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RecordError(
            f"not a record: {error!r}", path=path, line=line, hint="docs/record.md tells the keys"
        ) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a string")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(map(_text, values or ()))
