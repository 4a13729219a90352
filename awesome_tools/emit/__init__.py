"""Records in the formats of other programs: one module per format, found by name and imported when it is used.

A module has `dump(records) -> str` and, where the format can be read again, `load(text, path) -> records`, such that
`load(dump(records), path) == records`. No module here reads or writes files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from awesome_tools.model import Record

Dump = Callable[[Sequence[Record]], str]
Load = Callable[[str, str], tuple[Record, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its module and file name endings; `readable` if it can be loaded again without loss."""

    module: str
    suffixes: tuple[str, ...]
    readable: bool = False

    def dump(self) -> Dump:
        """The function that writes records as text of this format."""
        found: Dump = import_module(f"awesome_tools.emit.{self.module}").dump
        return found

    def load(self) -> Load:
        """The function that reads text of this format; it raises RecordError for what is no record."""
        found: Load = import_module(f"awesome_tools.emit.{self.module}").load
        return found


FORMATS = {
    "jsonl": Format("jsonl", (".jsonl", ".ndjson"), readable=True),
    "json": Format("json", (".json",), readable=True),
    "yaml": Format("yaml", (".yaml", ".yml"), readable=True),
    "csv": Format("csv", (".csv",), readable=True),
    "bibtex": Format("bibtex", (".bib",), readable=True),
    "csl-json": Format("csl_json", (".csl.json",)),
    "opml": Format("opml", (".opml",)),
    "bookmarks": Format("bookmarks", (".html",)),
    "atom": Format("atom", (".atom",)),
}


def format_of(path: str) -> str | None:
    """The name of the readable format that a file's name ends in, or None."""
    suffix = PurePath(path).suffix.lower()
    return next((name for name, format_ in FORMATS.items() if format_.readable and suffix in format_.suffixes), None)
