"""Side by side on labelled lists: this merge, plain rapidfuzz cut-offs, Splink on DuckDB and bib-dedupe.

    merge_peers.py RECORDS.jsonl LABELS [--splink PYTHON] [--bib-dedupe PYTHON]

RECORDS.jsonl is the output of `awesome-tools extract --format jsonl`, LABELS a folder with clusters.jsonl and
undecided.jsonl. PYTHON is the interpreter of a virtual environment that has the peer. Pairwise precision, recall and F1
after closure; records on lines without a label are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labels import place, read
from rapidfuzz import fuzz

from awesome_tools import identifiers, records
from awesome_tools.merge import merge

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_tools.model import Record

Clusters = list[list[int]]
_HERE = Path(__file__).resolve().parent


def main() -> int:
    """Print one line for each method."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--splink", metavar="PYTHON")
    parser.add_argument("--bib-dedupe", metavar="PYTHON")
    args = parser.parse_args()
    labels = {
        member: work for work, row in enumerate(read(args.labels / "clusters.jsonl")) for member in row["members"]
    }
    skipped = {frozenset((row["a"], row["b"])) for row in read(args.labels / "undecided.jsonl")}
    known = [record for record in map(records.from_object, read(args.records)) if _place(record) in labels]
    places = [_place(record) for record in known]
    methods: dict[str, Callable[[], Clusters | None]] = {"awesome-tools": lambda: _ours(known)}
    for name, scorer, cutoff in _CUTOFFS:
        methods[f"rapidfuzz {name} >= {cutoff}"] = partial(_by_cutoff, known, scorer, cutoff)
    methods["splink"] = lambda: _peer(args.splink, "merge_peer_splink.py", known)
    methods["bib-dedupe"] = lambda: _peer(args.bib_dedupe, "merge_peer_bibdedupe.py", known)
    print(f"{len(known)} labelled records\n{'method':32} precision  recall      F1  seconds")
    for name, run in methods.items():
        start = time.perf_counter()
        found = run()
        if found is None:
            print(f"{name:32} not installed")
        else:
            shares = _score(found, places, labels, skipped)
            print(f"{name:32} " + "{:9.4f} {:7.4f} {:7.4f} {:8.1f}".format(*shares, time.perf_counter() - start))
    return 0


_CUTOFFS = (
    ("token_set_ratio", fuzz.token_set_ratio, 90),
    ("token_set_ratio", fuzz.token_set_ratio, 97),
    ("WRatio", fuzz.WRatio, 90),
    ("token_sort_ratio", fuzz.token_sort_ratio, 90),
    ("ratio", fuzz.ratio, 95),
)


def _ours(known: list[Record]) -> Clusters:
    number = {repr(record): index for index, record in enumerate(known)}
    return [[number[repr(mention)] for mention in work.mentions] for work in merge(known).works]


def _by_cutoff(known: list[Record], scorer: Callable[..., float], cutoff: float) -> Clusters:
    """All pairs of titles, letters and spaces only, joined from the cut-off on."""
    titles = [" ".join(re.findall(r"\w+", record.title.casefold())) for record in known]
    parents = list(range(len(known)))

    def root(number: int) -> int:
        while parents[number] != number:
            number = parents[number]
        return number

    for a, b in combinations(range(len(known)), 2):
        if scorer(titles[a], titles[b], score_cutoff=cutoff) >= cutoff:
            parents[root(b)] = root(a)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(known)):
        found[root(number)].append(number)
    return list(found.values())


def _peer(python: str | None, script: str, known: list[Record]) -> Clusters | None:
    """What a peer finds, run in its own environment; None if there is none."""
    if python is None:
        return None
    rows = [_row(number, record) for number, record in enumerate(known)]
    run = subprocess.run(
        [python, str(_HERE / script)], input=json.dumps(rows), text=True, capture_output=True, check=False
    )
    if run.returncode:
        raise SystemExit(f"{script} failed:\n{run.stderr[-2000:]}")
    found: Clusters = json.loads(run.stdout)
    alone = set(range(len(known))) - {number for group in found for number in group}
    return found + [[number] for number in sorted(alone)]


def _row(number: int, record: Record) -> dict[str, Any]:
    titled = len(record.title.split()) >= 3
    return {
        "number": number,
        "title": " ".join(re.findall(r"\w+", record.title.casefold())) if titled else None,
        "name": (record.name or (None if titled else record.title) or "").casefold() or None,
        "venue": (record.venue or "").casefold() or None,
        "year": str(record.year) if record.year else None,
        "ids": sorted({str(found) for link in record.links if (found := identifiers.identify(link.url))}),
    }


def _score(
    found: Clusters, places: list[str], labels: dict[str, int], skipped: set[frozenset[str]]
) -> tuple[float, float, float]:
    cluster = {number: index for index, group in enumerate(found) for number in group}
    together = wanted = right = 0
    for a, b in combinations(range(len(places)), 2):
        if frozenset((places[a], places[b])) not in skipped:
            same, joined = labels[places[a]] == labels[places[b]], cluster[a] == cluster[b]
            wanted, together, right = wanted + same, together + joined, right + (same and joined)
    precision, recall = right / max(1, together), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _place(record: Record) -> str:
    return place(record.source.path, record.source.line)


if __name__ == "__main__":
    sys.exit(main())
