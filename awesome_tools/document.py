"""A list as a whole: source, syntax tree, sections, entries. Everything above the parsers starts from here."""

from __future__ import annotations

from dataclasses import dataclass

from awesome_tools.markdown import parse
from awesome_tools.markdown.parser import no_collection
from awesome_tools.markdown.tree import Node
from awesome_tools.model import Entry, Section
from awesome_tools.parsers.candidate import Finding
from awesome_tools.parsers.extract import entries_of, find
from awesome_tools.source import Source, read


@dataclass(frozen=True)
class Document:
    """A parsed list; `entries` are in the order of the text."""

    source: Source
    root: Node
    finding: Finding
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]

    @classmethod
    def parse(cls, source: Source) -> Document:
        """Parse a source and extract its entries."""
        with no_collection():
            root = parse(source.text)
            finding = find(root, source.text)
            return cls(source, root, finding, tuple(finding.sections), entries_of(finding, source))

    @classmethod
    def read(cls, path: str) -> Document:
        """Read and parse a file; SourceError if it cannot be read."""
        return cls.parse(read(path))
