"""Records as CSV by RFC 4180, for spreadsheets: no cell is run as a formula, and reading it gives the same records."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from awesome_tools.emit.flat import KEYS, from_row, to_row
from awesome_tools.errors import RecordError
from awesome_tools.model import Record

# What a spreadsheet may take for a formula: the first characters that OWASP's page "CSV Injection" names, in ASCII
# or full width, also behind white space. An apostrophe before them makes them text; where there are some, one more is
# written, so that reading can take off one.
_FORMULA = re.compile(r"'*(?:[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])")


def dump(records: Sequence[Record]) -> str:
    """A header of `flat.KEYS` and a row per record, lines ended by CR LF; lists as `cells` writes them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(KEYS)
    for record in records:
        row = to_row(record)
        writer.writerow([_disarm(row[key]) for key in KEYS])
    return text.getvalue()


def load(text: str, path: str) -> tuple[Record, ...]:
    """The records of a CSV text with a header; columns may be missing (but `title`) and stand in any order.

    Line ends within cells count: give the text as in the file. Raises RecordError with the line.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    found = []
    start = 1
    try:
        for row in reader:
            if header is None:
                header = _header(row, path)
            elif row:
                if len(row) > len(header):
                    message = f"unexpected {len(row)} cells, expected at most {len(header)}"
                    raise RecordError(message, path=path, line=start)
                cells = {key: _arm(cell) for key, cell in zip(header, row, strict=False)}
                found.append(from_row(cells, path=path, line=start))
            start = reader.line_num + 1
    except csv.Error as error:
        raise RecordError(f"not CSV: {error}", path=path, line=reader.line_num) from None
    return tuple(found)


def _header(row: Sequence[str], path: str) -> list[str]:
    header = [cell.strip().casefold() for cell in row]
    unknown = sorted(set(header) - set(KEYS))
    if unknown or "title" not in header or len(set(header)) < len(header):
        problem = f"column {unknown[0]!r}" if unknown else "header"
        hint = f"columns are {', '.join(KEYS)}; title must be there, none twice"
        if len(row) == 1 and (mark := next((mark for mark in ";\t" if mark in row[0]), "")):
            problem, hint = f"`{mark}` between columns", "the cells of a CSV file have commas between them"
        raise RecordError(f"unexpected {problem}, expected columns of a record", path=path, line=1, hint=hint)
    return header


def _disarm(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else cell


def _arm(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
