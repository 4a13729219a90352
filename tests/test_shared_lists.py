"""The real lists: what people labelled is found, no link is lost, the order of files has no say."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from awesome_tools.cli import main
from awesome_tools.document import Document
from awesome_tools.records import dumps, to_object

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST = Path("lists") / "weakly-supervised-segmentation" / "list.yaml"
FIELDS = ("year", "venue", "name", "tags", "URLs", "URLs and roles")


class Scores(NamedTuple):
    """F1 by list (and `all`), shares of right values by field over the entries that have one, F1 of single URLs."""

    f1: dict[str, float]
    fields: dict[str, float]
    urls: float


def score(shared: Path, what: str, labels: str, jsonl: str, folder: Path) -> str:
    """What the scorer beside the labels prints."""
    (folder / "found.jsonl").write_text(jsonl, encoding="utf-8")
    scorer = [
        sys.executable,
        str(shared / "gold" / "score.py"),
        what,
        str(shared / labels),
        str(folder / "found.jsonl"),
    ]
    done = subprocess.run(scorer, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def entries(shared: Path, labels: str, documents: Mapping[str, Document], folder: Path) -> Scores:
    records = [dumps(to_object(entry.record)) for document in documents.values() for entry in document.entries]
    table = score(shared, "entries", labels, "".join(f"{record}\n" for record in records), folder)
    urls = re.search(r"single URLs: .*F1 ([\d.]+)", table)
    assert urls, table
    return Scores(
        {
            row[1]: float(row[2])
            for row in re.finditer(r"^(\S+)(?: +\d+){3}(?: +[\d.]+){2} +([\d.]+)$", table, re.MULTILINE)
        },
        {
            row[1]: float(row[2])
            for row in re.finditer(r"^  (\w[\w ]*?) +[\d.]+  \(\d+ of \d+: ([\d.]+)\)$", table, re.MULTILINE)
        },
        float(urls[1]),
    )


def test_entries_of_the_seeds(shared: Path, seeds: Mapping[str, Document], tmp_path: Path) -> None:
    found = entries(shared, "gold", seeds, tmp_path)
    assert len(found.f1) == 6
    assert found.f1["all"] >= 0.99
    assert min(found.f1.values()) >= 0.93
    assert found.urls >= 0.998
    assert {field for field in FIELDS if found.fields[field] < 0.97} == set()


def test_entries_of_the_slices(shared: Path, corpus: Mapping[str, Document], tmp_path: Path) -> None:
    found = entries(shared, "gold-slices", corpus, tmp_path)
    assert len(found.f1) == 21
    assert found.f1["all"] >= 0.95
    assert {name: f1 for name, f1 in found.f1.items() if f1 < 0.85} == {}
    assert found.urls >= 0.97


def test_every_shape_of_entry_is_in_the_corpus(corpus: Mapping[str, Document]) -> None:
    """So that what holds for every file of it holds for every reader."""
    shapes = {entry.shape for document in corpus.values() for entry in document.entries}
    assert shapes == {"bullet", "row", "paragraph", "heading", "html"}


class Merge(NamedTuple):
    """What merging the seeds wrote."""

    markdown: str
    report: str


@pytest.fixture(scope="module")
def merged(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Merge:
    return merge(_seed_paths(shared), tmp_path_factory.mktemp("merged"))


def merge(paths: list[str], folder: Path) -> Merge:
    out, report = folder / "out.md", folder / "report.md"
    assert main(["merge", *paths, "-o", str(out), "--report", str(report)]) == 0
    return Merge(out.read_text("utf-8"), report.read_text("utf-8"))


def _seed_paths(shared: Path) -> list[str]:
    return [str(path) for path in sorted((shared / "seeds").glob("*.md"))]


def test_works_of_the_seeds(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *_seed_paths(shared), "--format", "jsonl"]) == 0
    table = score(shared, "clusters", "gold", capsys.readouterr().out, tmp_path)
    row = re.search(r"^pairwise +([\d.]+) +([\d.]+)", table, re.MULTILINE)
    assert row, table
    assert float(row[1]) >= 0.995, table
    assert float(row[2]) >= 0.97, table


# A URL or the target of a link, found by looks alone: this is what a reader sees, whatever a parser thinks.
_URL = re.compile(r"https?://[^\s<>\"'`|)\]\\]+(?:\([^\s()]*\)[^\s<>\"'`|)\]\\]*)*")
_TARGET = re.compile(r"\]\(\s*<?([^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)>?\s*\)")


def _targets(text: str) -> set[str]:
    found = {match[0] for match in _URL.finditer(text)} | {match[1] for match in _TARGET.finditer(text)}
    return {unescape(url).rstrip(".,:;*_") for url in found}


def test_no_link_of_the_seeds_is_lost(shared: Path, merged: Merge) -> None:
    wanted = {
        (path.name, url) for path in (shared / "seeds").glob("*.md") for url in _targets(path.read_text("utf-8-sig"))
    }
    assert len(wanted) > 500
    # The report shows URLs between backticks.
    known = _targets(merged.markdown) | _targets(merged.report) | set(re.findall(r"`+ ?([^`]+?) ?`+", merged.report))
    known = {url.rstrip(".,:;*_") for url in known}
    assert sorted((name, url) for name, url in wanted if url not in known) == []


def test_the_order_of_files_has_no_say(shared: Path, merged: Merge, tmp_path: Path) -> None:
    paths = _seed_paths(shared)
    for turn in (2, 4):
        assert merge([*paths[turn:], *paths[:turn]], tmp_path).markdown == merged.markdown
    assert merge(paths[::-1], tmp_path).markdown == merged.markdown


def test_the_merged_list_merges_to_itself(merged: Merge, tmp_path: Path) -> None:
    (tmp_path / "again.md").write_text(merged.markdown, encoding="utf-8")
    again = merge([str(tmp_path / "again.md")], tmp_path)
    assert again.markdown == merged.markdown


def test_the_shipped_list_is_fresh(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`make demo` renews it."""
    assert main(["merge", str(root / LIST), "--check"]) == 0, capsys.readouterr().err
