"""One file for each shape of list: what stands beside this module says what is found in it.

A case is a title, a Markdown text and what is expected of it, parted by lines of a single dot:

    title
    .
    Markdown
    .
    expected
    .

In a Markdown text `␣` stands for a blank at the end of a line, which editors like to remove. What is expected is one
JSON object for each entry (nulls and empty values left out, `lines` for its place), and then one for each link of no
entry. `pytest tests/golden/extract --update-golden` rewrites it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from awesome_tools.document import Document
from awesome_tools.parsers.accounting import account
from awesome_tools.records import dumps, to_object
from awesome_tools.source import Source

FOLDER = Path(__file__).resolve().parent


class Case(NamedTuple):
    title: str
    text: str
    expected: str


def cases(path: Path) -> list[Case]:
    """The cases of a file."""
    *parts, rest = path.read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 0, f"{path.name}: unexpected {len(parts)} parts, expected a multiple of 3"
    assert not rest.strip(), f"{path.name}: unexpected text after the last case"
    return [Case(parts[at].strip(), parts[at + 1], parts[at + 2]) for at in range(0, len(parts), 3)]


def written(found: list[Case]) -> str:
    return "\n".join(f"{case.title}\n.\n{case.text}\n.\n{case.expected}\n.\n" for case in found)


def extracted(text: str) -> str:
    """What is expected of a text, as the package sees it."""
    document = Document.parse(Source("list.md", text.replace("␣", " ")))
    lines = []
    for entry in document.entries:
        record = to_object(entry.record)
        place = record.pop("source")
        shown = {key: value for key, value in record.items() if value not in (None, [], {})}
        lines.append({"shape": entry.shape, **shown, "lines": [place["line"], place["end_line"]]})
    for link in account(document.root, document.finding).unclaimed:
        line = document.source.line_of(link.start)
        lines.append({"unclaimed": link.url, "line": line, "reason": link.reason})
    return "\n".join(map(dumps, lines))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_shape(path: Path, update_golden: bool) -> None:
    found = [case._replace(expected=extracted(case.text)) for case in cases(path)]
    if update_golden:
        path.write_text(written(found), encoding="utf-8")
    assert written(found) == path.read_text(encoding="utf-8")
