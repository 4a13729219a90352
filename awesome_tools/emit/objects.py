"""Objects of JSON and YAML files as records: also those of works, and those that a person has written."""

from __future__ import annotations

from typing import Any

from awesome_tools.errors import RecordError
from awesome_tools.model import Record
from awesome_tools.records import from_object


def record_of(shown: Any, *, path: str, line: int) -> Record:
    """The record of an object; RecordError if it is none.

    Without `source` its place is the first of a work's `sources`, else the given one: a line, or the item's number in a
    file of one array. What else a work has (provenance, conflicts, evidence) is not part of a record.
    """
    if not isinstance(shown, dict):
        message = f"unexpected {type(shown).__name__}, expected an object with the keys of a record"
        raise RecordError(message, path=path, line=line, hint="docs/record.md tells the keys")
    if "source" not in shown:
        sources = shown.get("sources")
        source = sources[0] if isinstance(sources, list) and sources else {"path": path, "line": line}
        shown = {**shown, "source": source}
    return from_object(shown, path=path, line=line)
