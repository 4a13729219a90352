"""Remembers what was found in a file, so that an unchanged one need not be parsed again.

A result counts as long as the file's bytes, the configuration, this version and what rules asked about the folder are
the same. One small file for each path: the memory does not grow with the number of runs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from awesome_tools import __version__
from awesome_tools.errors import SourceError
from awesome_tools.lint.encode import from_row, to_row
from awesome_tools.model import Diagnostic
from awesome_tools.source import Source, read, write


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of a file: its diagnostics, what was asked about folders with the answers, and further facts.

    `left` counts findings that are left to the sources of a generated list.
    """

    found: tuple[Diagnostic, ...]
    asked: Mapping[str, list[str] | None]
    facts: Mapping[str, Any]
    left: int


@dataclass(frozen=True, slots=True)
class Memory:
    """A folder to remember results in, and what they depend on besides the file: the configuration as text."""

    folder: str
    configuration: str

    def _file(self, path: str) -> Path:
        return Path(self.folder) / f"{sha256(str(Path(path).absolute()).encode()).hexdigest()[:32]}.json"

    def _key(self, source: Source) -> str:
        parts = (__version__, self.configuration, source.path, str(source.bom), source.raw)
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def recall(self, source: Source) -> Kept | None:
        """What is known of a source; None if nothing fits."""
        try:
            kept = json.loads(read(str(self._file(source.path))).raw)
            if kept["key"] != self._key(source):
                return None
            found = tuple(from_row(row, source.path) for row in kept["found"])
            return Kept(found, kept["asked"], kept["facts"], kept["left"])
        except (SourceError, ValueError, KeyError, TypeError, IndexError):
            return None

    def keep(
        self,
        source: Source,
        found: tuple[Diagnostic, ...],
        asked: Mapping[str, frozenset[str] | None],
        facts: Mapping[str, Any],
        left: int,
    ) -> None:
        """Remember; a folder that cannot be written means nothing is remembered."""
        answers = {folder: None if names is None else sorted(names) for folder, names in asked.items()}
        kept = {
            "key": self._key(source),
            "found": [to_row(one) for one in found],
            "asked": answers,
            "facts": facts,
            "left": left,
        }
        try:
            Path(self.folder).mkdir(parents=True, exist_ok=True)
            write(str(self._file(source.path)), json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
        except (OSError, SourceError):
            return
