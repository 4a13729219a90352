"""A record as a row of texts and back: what the formats without lists and nulls (CSV, BibTeX) are written from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from awesome_tools.emit import cells
from awesome_tools.errors import RecordError
from awesome_tools.model import Record
from awesome_tools.records import from_object

_LISTS = ("authors", "identifiers", "tags", "section")
_MAPPINGS = ("fields", "legend")
_TEXTS = ("name", "date", "venue", "description")
_CHECKED = {"": None, "true": True, "false": False}
KEYS = (
    "title", "name", "kind", "year", "date", "venue", "authors", "links", "identifiers", "tags", "checked",
    "description", "fields", "section", "legend", "path", "line", "end_line",
)  # fmt: skip


def to_row(record: Record) -> dict[str, str]:
    """The texts of a record by `KEYS`: null is empty, an empty text is an apostrophe."""
    return {
        "title": record.title,
        **{key: _nullable(getattr(record, key)) for key in _TEXTS},
        "kind": record.kind.value,
        "year": "" if record.year is None else str(record.year),
        **{key: cells.join((item,) for item in getattr(record, key)) for key in _LISTS},
        "links": cells.join(_parts(link.role.value, link.url, link.label) for link in record.links),
        "checked": "" if record.checked is None else str(record.checked).lower(),
        **{key: cells.join(getattr(record, key).items(), "=") for key in _MAPPINGS},
        "path": record.source.path,
        "line": str(record.source.line),
        "end_line": str(record.source.end_line),
    }


def from_row(row: Mapping[str, str], *, path: str, line: int) -> Record:
    """The record of a row; absent keys are null, and without a `path` its source is the given place.

    Raises RecordError, naming that place, if a value cannot be read.
    """
    if row.get("checked", "").casefold() not in _CHECKED:
        raise _error(f"unexpected checked {row['checked']!r}, expected true, false or nothing", path, line)
    shown: dict[str, Any] = {
        "title": row.get("title", ""),
        "kind": row.get("kind") or None,
        "year": row.get("year") or None,
        **{key: _null(row.get(key, "")) for key in _TEXTS},
        **{key: ["|".join(item) for item in cells.split(row.get(key, ""))] for key in _LISTS},
        "links": [_link(item, path, line) for item in cells.split(row.get("links", ""))],
        "checked": _CHECKED[row.get("checked", "").casefold()],
        **{key: _mapping(cells.split(row.get(key, ""), "="), key, path, line) for key in _MAPPINGS},
        "source": {"path": path, "line": line},
    }
    if "path" in row and row.get("line"):
        shown["source"] = {"path": row["path"], "line": row["line"], "end_line": row.get("end_line") or row["line"]}
    return from_object(shown, path=path, line=line)


def _parts(*parts: str) -> tuple[str, ...]:
    return parts if parts[-1] else parts[:-1]


def _link(parts: list[str], path: str, line: int) -> dict[str, str]:
    if len(parts) not in (2, 3):
        raise _error(f"unexpected link {'|'.join(parts)!r}, expected ROLE|URL or ROLE|URL|LABEL", path, line)
    return {"role": parts[0], "url": parts[1], "label": "".join(parts[2:])}


def _mapping(items: Iterable[list[str]], key: str, path: str, line: int) -> dict[str, str]:
    found = {}
    for parts in items:
        if len(parts) < 2:
            raise _error(f"unexpected {parts[0]!r} in {key}, expected NAME=VALUE", path, line)
        found[parts[0]] = "=".join(parts[1:])
    return found


def _nullable(text: str | None) -> str:
    if text is None:
        return ""
    return text if text.strip("'") else text + "'"


def _null(cell: str) -> str | None:
    if not cell:
        return None
    return cell if cell.strip("'") else cell[1:]


def _error(message: str, path: str, line: int) -> RecordError:
    return RecordError(message, path=path, line=line, hint="docs/record.md tells the columns")
