"""The labelled lists: which entries are one work, and on what their members disagree."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from awesome_tools import records
from awesome_tools.merge import Merged, merge

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def merged(shared: Path) -> Merged:
    """The labelled entries merged."""
    entries = [
        (path, json.loads(line))
        for path in sorted((shared / "gold" / "entries").glob("*.jsonl"))
        for line in _lines(path)
    ]
    return merge([records.from_object(_shown(path.stem, entry)) for path, entry in entries])


def _shown(number: str, entry: dict[str, Any]) -> dict[str, Any]:
    source = {"path": f"{number}.md", "line": entry["line"], "end_line": entry["end_line"]}
    return {**entry, "kind": "paper" if entry["venue"] else "resource", "links": entry["urls"], "source": source}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _works(merged: Merged) -> list[list[str]]:
    return [[f"{m.source.path[:3]}:{m.source.line}" for m in work.mentions] for work in merged.works]


def test_pairs_of_entries(merged: Merged, shared: Path) -> None:
    truth = {
        entry: index
        for index, line in enumerate(_lines(shared / "gold" / "clusters.jsonl"))
        for entry in json.loads(line)["members"]
    }
    undecided = [json.loads(line) for line in _lines(shared / "gold" / "undecided.jsonl")]
    skipped = {frozenset((pair["a"], pair["b"])) for pair in undecided}
    found = {frozenset(pair) for work in _works(merged) for pair in combinations(work, 2)} - skipped
    right = sum(truth[min(pair)] == truth[max(pair)] for pair in found)
    wanted = sum(count * (count - 1) // 2 for count in Counter(truth.values()).values())
    assert right / len(found) >= 0.995
    assert right / wanted >= 0.97
    assert len(merged.reviews) <= 12


def test_conflicts(merged: Merged, shared: Path) -> None:
    reported = {
        (f"{place.path[:3]}:{place.line}", conflict.field): conflict
        for work in merged.works
        for conflict in work.conflicts
        for _, places in conflict.values
        for place in places
    }
    labels = [json.loads(line) for line in _lines(shared / "gold" / "conflicts.jsonl")]
    found = [(label, reported.get((next(iter(label["values"])), label["field"]))) for label in labels]
    judged = [(label["best"], conflict and conflict.chosen) for label, conflict in found if label["best"] is not None]
    right = sum(_form(best) == _form(chosen) for best, chosen in judged)
    assert sum(conflict is not None for _, conflict in found) / len(found) >= 0.95
    assert right / len(judged) >= 0.8


def _form(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, (list, tuple)) else value


def test_every_entry_is_in_one_work(merged: Merged, shared: Path) -> None:
    entries = Counter(
        json.loads(line)["id"] for path in (shared / "gold" / "entries").glob("*.jsonl") for line in _lines(path)
    )
    assert Counter(entry for work in _works(merged) for entry in work) == entries
