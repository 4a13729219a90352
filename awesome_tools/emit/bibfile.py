"""Reading the BibTeX file format: entries with their fields as TeX, strings put in. What fields mean is not told here.

The grammar is that of "Tame the BeaST" (N. Markey, 2009), section 2, which describes what the program bibtex reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from awesome_tools.errors import RecordError

_MONTHS = "January February March April May June July August September October November December".split()
MONTHS = {name[:3].casefold(): name for name in _MONTHS}

_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,{}]*)\s*")
_NAME = re.compile(r"\s*([^\s,={}\"#%()']+)\s*=\s*")
_WORD = re.compile(r"[^\s,={}\"#%()']+")
_BLANK = re.compile(r"\s*")
_IN_BRACES = re.compile(r"[{}]")
_IN_QUOTES = re.compile(r"[{}\"]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: type and field names in small letters, values as TeX without their delimiters, line from 1."""

    type: str
    key: str
    fields: Mapping[str, str]
    line: int


class _Reader:
    """The place reached in a text, and the strings known there."""

    def __init__(self, text: str, path: str):
        self.text = text
        self.path = path
        self.at = 0
        self.strings = dict(MONTHS)
        self.counted = (0, 1)

    def line_of(self, offset: int) -> int:
        """Line, from 1, of an offset at or behind the one asked for before."""
        start, line = self.counted
        self.counted = (offset, line + self.text.count("\n", start, offset))
        return self.counted[1]

    def error(self, expected: str) -> RecordError:
        found = repr(self.text[self.at]) if self.at < len(self.text) else "end of file"
        return RecordError(f"unexpected {found}, expected {expected}", path=self.path, line=self.line_of(self.at))

    def match(self, pattern: re.Pattern[str], expected: str) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            self.at = _blank_end(self.text, self.at)
            raise self.error(expected)
        self.at = found.end()
        return found[1] if pattern.groups else found[0]

    def take(self, character: str) -> bool:
        """Pass white space, and the character if it stands there."""
        self.at = _blank_end(self.text, self.at)
        there = self.text.startswith(character, self.at)
        self.at += there
        return there

    def enclosed(self, pattern: re.Pattern[str], end: str) -> str:
        """The text up to `end` outside of braces; an escaped brace counts too, as it does for bibtex."""
        start, depth = self.at, 0
        for found in pattern.finditer(self.text, start):
            if depth == 0 and found[0][-1] == end:
                self.at = found.end()
                return self.text[start : self.at - 1]
            depth += {"{": 1, "}": -1}.get(found[0][-1], 0)
            if depth < 0:
                self.at = found.start()
                raise self.error(f"`{end}`")
        self.at = len(self.text)
        raise self.error(f"`{end}`")

    def value(self) -> str:
        parts = [self.part()]
        while self.take("#"):
            parts.append(self.part())
        return "".join(parts)

    def part(self) -> str:
        if self.take("{"):
            return self.enclosed(_IN_BRACES, "}")
        if self.take('"'):
            return self.enclosed(_IN_QUOTES, '"')
        word = self.match(_WORD, "a value")
        return self.strings.get(word.casefold(), word)

    def fields(self, closing: str) -> dict[str, str]:
        found: dict[str, str] = {}
        while not self.take(closing):
            name = self.match(_NAME, f"`field =` or `{closing}`").casefold()
            found.setdefault(name, self.value())
            if not self.take(",") and not self.text.startswith(closing, self.at):
                raise self.error(f"`,` or `{closing}`")
        return found


def parse(text: str, path: str) -> Iterator[Entry]:
    """The entries of a BibTeX file in order; RecordError with the line where the grammar is broken."""
    reader = _Reader(text, path)
    while (start := _START.search(text, reader.at)) is not None:
        kind, closing = start[1].casefold(), "}" if start[2] == "{" else ")"
        reader.at = start.end()
        if kind == "preamble":
            reader.value()
        elif kind == "string":
            reader.strings.update(reader.fields(closing))
        elif kind != "comment":
            line = reader.line_of(start.start())
            key = reader.match(_KEY, "a citation key").strip()
            reader.take(",")
            yield Entry(kind, key, reader.fields(closing), line)


def _blank_end(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return at if found is None else found.end()
