"""The LIST argument: a record file, a Markdown list, or a list.yaml that is merged first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from awesome_tools.emit import FORMATS, format_of
from awesome_tools.errors import AwesomeError
from awesome_tools.source import read

if TYPE_CHECKING:
    from awesome_tools.document import Document
    from awesome_tools.model import Record


@dataclass(frozen=True, slots=True)
class LoadedList:
    """The records of a list with what is known of it."""

    records: Sequence[Record]
    title: str
    description: str = ""


def load(path: str) -> LoadedList:
    """Read a list of any form; AwesomeError if that fails.

    A `.jsonl`, `.json`, `.csv` or `.bib` file holds records, and so does a YAML file that is a sequence; a YAML file
    that is a mapping is a `list.yaml`; everything else is Markdown.
    """
    name = format_of(path)
    if name == "yaml" and not _is_sequence(path):
        return _merged(path)
    if name is not None:
        return LoadedList(load_records(path, name), Path(path).stem)
    from awesome_tools.document import Document  # noqa: PLC0415 - the parser is not needed for --help

    document = Document.read(path)
    return LoadedList(tuple(entry.record for entry in document.entries), _title(document) or Path(path).stem)


def _title(document: Document) -> str:
    """The text of the main heading, its badges left out."""
    from awesome_tools.markdown.slug import anchor_text  # noqa: PLC0415 - as above

    nodes = (node for node in document.root.children if node.type == "heading" and node.level == 1)
    titles = [" ".join(anchor_text(node).split()) for node in nodes]
    titles += [section.title for section in document.sections if section.level == 1]
    return next(filter(None, titles), "")


def load_records(path: str, name: str) -> tuple[Record, ...]:
    """The records of a file of a readable format, by the format's name."""
    source = read(path)
    # Line ends are data within the cells of a CSV file.
    return FORMATS[name].load()(source.raw if name == "csv" else source.text, path)


def _is_sequence(path: str) -> bool:
    lines = (line.strip() for line in read(path).text.splitlines())
    first = next((line for line in lines if line and not line.startswith(("#", "---", "%"))), "")
    return first.startswith(("-", "["))


def _merged(path: str) -> LoadedList:
    from awesome_tools.cli.merge_job import Job  # noqa: PLC0415 - as above

    job = Job.of((path,), None, None)
    documents = job.documents()
    if job.reader.failed or job.config is None:
        raise AwesomeError("not merged, since not all of its sources can be read", path=path)
    records = tuple(work.record for work in job.merge(documents, job.decisions()).works)
    return LoadedList(records, job.config.layout.title, job.config.layout.description)
