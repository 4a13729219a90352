"""Records as JSON lines: one object per line, the shape that `extract` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence

from awesome_tools.emit.objects import record_of
from awesome_tools.errors import RecordError
from awesome_tools.model import Record
from awesome_tools.records import dumps, to_object


def dump(records: Sequence[Record]) -> str:
    """One line of JSON per record."""
    return "".join(dumps(to_object(record)) + "\n" for record in records)


def load(text: str, path: str) -> tuple[Record, ...]:
    """The records of JSON lines, blank lines skipped; RecordError with the line of what is no record."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            shown = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RecordError(f"not JSON: {error}", path=path, line=number, hint="one object per line") from None
        found.append(record_of(shown, path=path, line=number))
    return tuple(found)
