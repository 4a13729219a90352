"""Paths of the command line as documents: files, folders and `-`; one bad file never stops the others."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from awesome_tools.errors import AwesomeError, SourceError

if TYPE_CHECKING:
    from awesome_tools.document import Document


@dataclass(slots=True)
class Reader:
    """Reads documents one after the other; `failed` tells whether any could not be read."""

    failed: bool = False

    def documents(self, paths: Sequence[str]) -> Iterator[Document]:
        """The documents at the paths, in order; what cannot be read is reported on stderr and left out."""
        from awesome_tools.document import Document  # noqa: PLC0415 - the parser is not needed for --help

        files = list(self.files(paths))
        for path in progress(files):
            try:
                yield Document.read(path)
            except AwesomeError as error:
                self.complain(error)

    def files(self, paths: Sequence[str]) -> Iterator[str]:
        """The files at the paths, each once; folders are searched for Markdown files."""
        from awesome_tools.files import files_at  # noqa: PLC0415 - git is not needed for --help

        for found in files_at(paths):
            if isinstance(found, SourceError):
                self.complain(found)
            else:
                yield found

    def complain(self, error: AwesomeError) -> None:
        """Report an error and go on."""
        self.failed = True
        click.echo(f"awesome-tools: {error}", err=True)


def progress(files: Sequence[str]) -> Iterable[str]:
    """The files, with a progress bar on stderr if that is a terminal and there is much to do."""
    if len(files) < 8 or not sys.stderr.isatty():
        return files
    return _bar(files)


def _bar(files: Sequence[str]) -> Iterator[str]:
    with click.progressbar(files, label="reading", file=sys.stderr) as bar:
        yield from bar
