"""Emit real lists in every layout, extract them again, and count what differs; then time the emission of 10 000 works.

    python benchmarks/bench_round_trip.py FOLDER_OR_FILE... [--works 10000] [--show 3]

For each list and layout: entries, records that differ in a field that the layout shows, links lost, whether emitting
again gives the same bytes. The exit status is 1 if anything differs or is lost, or if emitting takes over 2 s of the
processor (it uses one, so on a machine without other work that is how long it takes).
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from awesome_tools.document import Document
from awesome_tools.emit import markdown
from awesome_tools.emit.bullets import link_label, main_link, projected
from awesome_tools.emit.layout import COLUMN_FIELDS, ENTRY_FIELDS, Layout
from awesome_tools.model import Record
from awesome_tools.source import Source

LAYOUTS = {
    "bullets by section": Layout("List"),
    "bullets by year, venue": Layout("List", group_by=("year", "venue"), sort=("-year", "title"), counts=True),
    "bullets by kind, tag": Layout("List", group_by=("kind", "tag"), entry=ENTRY_FIELDS, sort=("date", "name")),
    "table by section": Layout("List", layout="table"),
    "table by venue": Layout("List", layout="table", group_by=("venue",), columns=COLUMN_FIELDS, align=False),
    "one table": Layout("List", layout="table", group_by=(), columns=("title", "year", "paper", "links", "tags")),
}
SECONDS = 2.0


def main() -> int:
    """Run the trips and the timing; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER_OR_FILE")
    parser.add_argument("--works", type=int, default=10_000, help="works to time the emission of (default 10000)")
    parser.add_argument("--show", type=int, default=0, help="print so many differing records of each list")
    options = parser.parse_args()
    records: list[Record] = []
    wrong = 0
    for path in _files(options.paths):
        found = [entry.record for entry in Document.read(str(path)).entries]
        records += found
        wrong += sum(_trip(path.name, name, found, options.show) for name in LAYOUTS)
    print(f"{len(LAYOUTS)} layouts, {len(records)} entries: {wrong} differing records and lost links")
    slow = [_timed(name, records, options.works) > SECONDS for name in LAYOUTS]
    return int(bool(wrong) or any(slow))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("**/*.md")) if path.is_dir() else (path,)


def _trip(file: str, name: str, records: Sequence[Record], show: int) -> int:
    layout = LAYOUTS[name]
    text = markdown.emit(records, layout)
    again = [entry.record for entry in Document.parse(Source("README.md", text)).entries]
    before = Counter(_shown(record, layout) for record in records)
    after = Counter(_shown(record, layout) for record in again)
    lost = Counter(_links(records)) - Counter(_links(again))
    same = markdown.emit(again, layout) == text
    differing = (before - after).total()
    print(
        f"{file:56.56} {name:24} {len(records):5} entries {differing:3} differ {lost.total():3} links lost"
        f" {'same bytes' if same else 'OTHER BYTES'}"
    )
    for line in sorted((before - after).elements())[:show]:
        print(f"    {line}")
    return differing + lost.total() + (not same)


def _shown(record: Record, layout: Layout) -> str:
    told = projected(record, layout.fields)
    main = main_link(told)
    links = sorted((link.role, "" if link is main else link_label(link), link.url) for link in told.links)
    section = told.section if layout.group_by == ("section",) else ()
    texts = (told.title, told.name, told.authors, told.venue, told.year, told.date, told.tags, told.checked)
    return repr((*texts, told.description, links, section, told.kind if "kind" in layout.group_by else None))


def _links(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    for record in records:
        yield from {(link.role.value, link.url.strip()) for link in record.links}


def _timed(name: str, records: Sequence[Record], works: int) -> float:
    """Seconds of the processor that emitting `works` works takes: the records again, each with a title of its own."""
    many = [
        replace(records[index % len(records)], title=f"{records[index % len(records)].title} {index}")
        for index in range(works)
    ]
    gc.collect()
    start = time.process_time()
    text = markdown.emit(many, LAYOUTS[name])
    seconds = time.process_time() - start
    print(f"{works} works, {name:24} {seconds:5.2f} s, {len(text) / 2**20:.1f} MiB")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
