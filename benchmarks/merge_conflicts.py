"""How many labelled conflicts a merge reports, and how often it keeps the right value.

    merge_conflicts.py MERGED.jsonl LABELS

MERGED.jsonl is the output of `awesome-tools merge --format jsonl`, LABELS a folder with conflicts.jsonl. Places count
by the three digits at the start of the file name, or else its name without extension, and the line. Exit status 0, or 2
if an input cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from labels import place, read


def main() -> int:
    """Print both shares, by field and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("merged", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is missed or wrong")
    args = parser.parse_args()
    try:
        works, labels = read(args.merged), read(args.labels / "conflicts.jsonl")
    except (OSError, ValueError) as error:
        print(f"merge_conflicts.py: {error}", file=sys.stderr)
        return 2
    report(works, labels, verbose=args.verbose)
    return 0


def report(works: list[dict[str, Any]], labels: list[dict[str, Any]], *, verbose: bool) -> None:
    """Print what was found."""
    found, right, wanted, judged = (Counter[str]() for _ in range(4))
    for label in labels:
        field = label["field"]
        wanted[field] += 1
        reported = [conflict for work in works for conflict in work["conflicts"] if _is(conflict, label)]
        found[field] += bool(reported)
        if verbose and not reported:
            print(f"not reported: {field} of {label['work']!r}: {label['values']}")
        if label["best"] is not None:
            judged[field] += 1
            good = any(_form(conflict["chosen"]) == _form(label["best"]) for conflict in reported)
            right[field] += good
            if verbose and reported and not good:
                print(f"other value: {field} of {label['work']!r}: {reported[0]['chosen']!r}, best {label['best']!r}")
    print(f"{'field':9} {'reported':>12} {'right value':>14}")
    for field in [*sorted(wanted), "all"]:
        counts = [sum(c.values()) if field == "all" else c[field] for c in (found, wanted, right, judged)]
        print(f"{field:9} {counts[0]:5} of {counts[1]:3} {counts[2]:7} of {counts[3]:3}")
    share = [sum(found.values()) / max(1, sum(wanted.values())), sum(right.values()) / max(1, sum(judged.values()))]
    print(f"reported {share[0]:.1%}, right value {share[1]:.1%} of those with a best value")


def _is(conflict: dict[str, Any], label: dict[str, Any]) -> bool:
    """Whether a reported conflict is the labelled one: the same field, and two of its places with different values."""
    if conflict["field"] != label["field"]:
        return False
    places = [{place(source["path"], source["line"]) for source in value["sources"]} for value in conflict["values"]]
    return sum(any(place in value for place in label["values"]) for value in places) >= 2


def _form(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, list) else value


if __name__ == "__main__":
    sys.exit(main())
