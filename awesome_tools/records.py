"""Records as JSON objects and back: the stable shape that `extract --format jsonl` prints (docs/record.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from awesome_tools.errors import RecordError
from awesome_tools.model import Kind, Link, Place, Record, Role

_NUMBER = re.compile(r"\s*[+-]?[0-9]{1,18}\s*")
_Word = TypeVar("_Word", bound=StrEnum)


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
        shown = _object(shown)
        source = _object(shown["source"])
        return Record(
            title=_text(shown["title"]),
            source=Place(
                _text(source["path"]), _number(source["line"]), _number(source.get("end_line", source["line"]))
            ),
            name=_optional(shown.get("name")),
            kind=_one_of(Kind, shown.get("kind") or "resource"),
            year=None if shown.get("year") is None else _number(shown["year"]),
            date=_optional(shown.get("date")),
            venue=_optional(shown.get("venue")),
            authors=_texts(shown.get("authors")),
            links=tuple(map(_link, _list(shown.get("links")))),
            identifiers=_texts(shown.get("identifiers")),
            tags=_texts(shown.get("tags")),
            checked=_truth(shown.get("checked")),
            description=_optional(shown.get("description")),
            fields=_mapping(shown.get("fields")),
            section=_texts(shown.get("section")),
            legend=_mapping(shown.get("legend")),
        )
    except KeyError as error:
        problem = f"`{error.args[0]}` is missing"
    except ValueError as error:
        problem = str(error)
    raise RecordError(f"not a record: {problem}", path=path, line=line, hint="docs/record.md tells the keys")


def _link(value: object) -> Link:
    link = _object(value)
    return Link(_one_of(Role, link["role"]), _text(link.get("label") or ""), _text(link["url"]))


def _text(value: object) -> str:
    return value if isinstance(value, str) else _refuse(value, "text")


def _number(value: object) -> int:
    if (isinstance(value, str) and _NUMBER.fullmatch(value)) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else _refuse(value, "a whole number")


def _truth(value: object) -> bool | None:
    return value if value is None or isinstance(value, bool) else _refuse(value, "true, false or null")


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else _refuse(value, "an object")


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else _refuse(value, "a list") if value else ()


def _one_of(kind: type[_Word], value: object) -> _Word:
    known = {str(one): one for one in kind}
    return known[value] if isinstance(value, str) and value in known else _refuse(value, f"one of {', '.join(known)}")


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _mapping(value: object) -> dict[str, str]:
    return {_text(key): _text(text) for key, text in _object(value or {}).items()}


def _refuse(value: object, expected: str) -> NoReturn:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    raise ValueError(f"unexpected `{shown if len(shown) <= 60 else shown[:59] + '…'}`, expected {expected}")
