"""bib-dedupe over records on standard input; clusters of their positions on standard output, both as JSON.

Runs in a virtual environment of its own (`pip install bib-dedupe==0.11.0 'pandas<3'`): merge_peers.py starts it there.
Lists have no authors, which it expects: the column is empty.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

import pandas as pd
from bib_dedupe.bib_dedupe import block, cluster, match, prep


def main() -> None:
    """Read, link, write."""
    rows = json.load(sys.stdin)
    frame = pd.DataFrame(
        {
            "ID": [str(row["number"]) for row in rows],
            "ENTRYTYPE": ["inproceedings" for _ in rows],
            "title": [row["title"] or row["name"] or "" for row in rows],
            "author": ["" for _ in rows],
            "year": [row["year"] or "" for row in rows],
            "booktitle": [row["venue"] or "" for row in rows],
            "doi": [next((key[4:] for key in row["ids"] if key.startswith("doi:")), "") for row in rows],
            **{column: ["" for _ in rows] for column in ("journal", "volume", "number", "pages", "abstract", "isbn")},
        }
    )
    with Path(os.devnull).open("w", encoding="utf-8") as nothing, contextlib.redirect_stdout(nothing):
        matched = match(block(prep(frame, cpu=1), cpu=1), cpu=1)
        found = cluster(matched)
    json.dump([[int(number) for number in group] for group in found], sys.stdout)


if __name__ == "__main__":
    main()
