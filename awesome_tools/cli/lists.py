"""The LIST argument: a record file, a Markdown list, or a list.yaml that is merged first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from awesome_tools.emit import FORMATS, format_of
from awesome_tools.source import read

if TYPE_CHECKING:
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
    top = [section.title for section in document.sections if section.level == 1]
    title = top[0] if top else Path(path).stem
    return LoadedList(tuple(entry.record for entry in document.entries), title)


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
    from awesome_tools.config.lists import load_decisions, load_list  # noqa: PLC0415 - as above
    from awesome_tools.document import Document  # noqa: PLC0415
    from awesome_tools.merge import merge  # noqa: PLC0415

    config = load_list(path)
    records = [
        # Named from the list's own folder, so that it does not count where the command runs.
        replace(entry.record, source=replace(entry.record.source, path=source.path))
        for source in config.sources
        for entry in Document.read(source.file).entries
    ]
    merged = merge(records, config.policy, load_decisions(config.decisions_path))
    return LoadedList(tuple(work.record for work in merged.works), config.layout.title, config.layout.description)
