"""Records as one JSON array, as `schema/record.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files

from awesome_tools.emit.objects import record_of
from awesome_tools.errors import RecordError
from awesome_tools.model import Record
from awesome_tools.records import dumps, to_object


def dump(records: Sequence[Record]) -> str:
    """An array with one record per line, so that a change of a record is a change of a line."""
    lines = ",\n".join(dumps(to_object(record)) for record in records)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def load(text: str, path: str) -> tuple[Record, ...]:
    """The records of a JSON array; RecordError for what is none."""
    try:
        shown = json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordError(f"not JSON: {error.msg}", path=path, line=error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}", path=path) from None
    if not isinstance(shown, list):
        raise RecordError(f"unexpected {type(shown).__name__}, expected an array of records", path=path)
    return tuple(record_of(item, path=path, line=number) for number, item in enumerate(shown, 1))


def schema() -> str:
    """The published JSON Schema (draft 2020-12) of the array and, as `$defs/record`, of a record."""
    return files("awesome_tools.emit").joinpath("schema/record.schema.json").read_text(encoding="utf-8")
