"""What a work comes to: surviving values, conflicts, links, and the JSON and the explanation of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from awesome_tools.errors import ConfigError
from awesome_tools.merge import Policy, Prefer, Work, merge, work_object
from awesome_tools.merge import policy as policies
from awesome_tools.merge.explain import explain, explain_review, find
from awesome_tools.model import Kind, Link, Place, Record, Role

if TYPE_CHECKING:
    from pathlib import Path

ARXIV = "https://arxiv.org/abs/1911.08039"
TITLE = "Reliability Does Matter: An End-to-End Weakly Supervised Approach"


def mention(line: int, title: str = TITLE, *links: Link, path: str = "a.md", **more: Any) -> Record:
    return Record(
        title, Place(path, line, line), kind=Kind.PAPER, links=links or (Link(Role.PAPER, "", ARXIV),), **more
    )


def work_of(*records: Record, policy: Policy | None = None) -> Work:
    works = merge(records, policy or Policy()).works
    assert len(works) == 1
    return works[0]


def conflict(work: Work, field: str) -> Any:
    return next(found for found in work.conflicts if found.field == field)


@pytest.mark.parametrize(
    ("titles", "chosen"),
    [
        ([f"RRM: {TITLE.replace('End Weakly', 'EndWeakly')}", TITLE, TITLE.replace(":", "")], TITLE),
        (["RRM: " + TITLE, TITLE], TITLE),
        (["RRM: " + TITLE, "RRM: " + TITLE.lower()], "RRM: " + TITLE),
        (
            ["Object Learning With Class Labels", "Object Learning with Class Labels"],
            "Object Learning with Class Labels",
        ),
        (
            ["Pixels via Sub-category Exploration", "Pixels via Sub-Category Exploration"],
            "Pixels via Sub-Category Exploration",
        ),
        (
            ["Segments of Web Image Cosegmentation", "Segments of Web Image Co-segmentation"],
            "Segments of Web Image Co-segmentation",
        ),
    ],
)
def test_title(titles: list[str], chosen: str) -> None:
    work = work_of(*(mention(line, title) for line, title in enumerate(titles, 1)))
    assert work.record.title == chosen
    found = conflict(work, "title")
    assert {value for value, _ in found.values} == set(titles)
    assert found.chosen == chosen
    assert found.reason


def test_published_before_preprint() -> None:
    work = work_of(
        mention(1, venue="arXiv", year=2019), mention(2, venue="arXiv", year=2019), mention(3, venue="AAAI", year=2020)
    )
    assert (work.record.venue, work.record.year) == ("AAAI", 2020)
    assert work.provenance["venue"] == work.provenance["year"] == Place("a.md", 3, 3)
    assert conflict(work, "year").reason == "it is the year of AAAI"
    assert conflict(work, "venue").reason == "it is of the published version"


def test_the_usual_spelling_of_a_venue() -> None:
    work = work_of(
        mention(1, venue="NIPS", year=2020), mention(2, venue="NIPS", year=2020), mention(3, venue="NeurIPS", year=2020)
    )
    assert work.record.venue == "NeurIPS"


def test_a_row_counts_less_than_an_entry_with_the_title() -> None:
    work = work_of(
        mention(1, "CIAN", name="CIAN", venue="CVPR", year=2019),
        mention(2, "CIAN", name="CIAN", venue="CVPR", year=2019),
        mention(3, venue="AAAI", year=2020),
    )
    assert (work.record.title, work.record.venue, work.record.year) == (TITLE, "AAAI", 2020)
    assert "title" not in {found.field for found in work.conflicts}


def test_a_name_is_spelled_as_its_repository() -> None:
    code = Link(Role.CODE, "code", "https://github.com/ascust/BDWSS")
    paper = Link(Role.PAPER, "", ARXIV)
    work = work_of(
        mention(1, TITLE, paper, code, name="BDSSW"), mention(2, TITLE, paper, name="BDSSW"), mention(3, name="BDWSS")
    )
    assert work.record.name == "BDWSS"


def test_lists_are_united() -> None:
    first = mention(1, tags=("img", "star"), section=("2020",), checked=False, fields={"val": "64"})
    second = mention(
        2, tags=("Img", "sunflower"), section=("Weak", "Seeds"), checked=True, fields={"val": "65", "test": "66"}
    )
    work = work_of(first, second)
    assert work.record.tags == ("img", "star", "sunflower")
    assert work.sections == (("2020",), ("Weak", "Seeds"))
    assert work.record.checked is True
    assert [shown["fields"] for shown in work_object(work)["sources"]] == [{"val": "64"}, {"val": "65", "test": "66"}]
    assert {found.field for found in work.conflicts} == {"tags", "checked"}


def test_each_address_is_kept_once_and_the_rest_accounted_for() -> None:
    repository = (
        "https://github.com/maeve07/RCA",
        "https://github.com/maeve07/rca",
        "https://github.com/maeve07/rca/tree/main/v2",
    )
    records = [
        mention(line, TITLE, Link(Role.PAPER, "", ARXIV), Link(Role.CODE, "", url), path=f"{line}.md")
        for line, url in enumerate(repository, 1)
    ]
    merged = merge(
        [*records, mention(9, TITLE, Link(Role.PAPER, "arXiv", "http://arxiv.org/pdf/1911.08039v2.pdf"), path="9.md")]
    )
    (work,) = merged.works
    assert [link.url for link in work.record.links] == [ARXIV, repository[0], repository[2]]
    assert {(left.link.url, left.kept) for left in merged.left_out} == {
        (repository[1], repository[0]),
        ("http://arxiv.org/pdf/1911.08039v2.pdf", ARXIV),
    }
    assert all(left.reason for left in merged.left_out)
    assert conflict(work, "code").chosen == (repository[0], repository[2])


def test_the_policy_is_followed() -> None:
    records = (mention(1, venue="AAAI", year=2020, path="x/a.md"), mention(1, venue="CVPR", year=2019, path="x/b.md"))
    trusted = Policy(sources=("b.md",), prefer={"venue": (Prefer.SOURCE_ORDER,)})
    assert work_of(*records, policy=trusted).record.venue == "CVPR"
    assert work_of(*records).record.venue == "AAAI"
    newest = Policy(prefer={"venue": (Prefer.NEWEST,)})
    assert work_of(*records, policy=newest).record.venue == "AAAI"


def test_a_policy_is_read_from_plain_structure() -> None:
    found = policies.parse({"sources": ["b.md"], "prefer": {"title": "most-complete", "year": ["newest", "majority"]}})
    assert found.sources == ("b.md",)
    assert found.criteria("title") == (Prefer.MOST_COMPLETE, Prefer.SOURCE_ORDER)
    assert found.criteria("year") == (Prefer.NEWEST, Prefer.MAJORITY, Prefer.SOURCE_ORDER)


@pytest.mark.parametrize(
    "structure",
    [
        {"source": []},
        {"sources": "b.md"},
        {"prefer": []},
        {"prefer": {"colour": "newest"}},
        {"prefer": {"title": "nicest"}},
    ],
)
def test_a_wrong_policy_is_an_error(structure: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=r"unexpected .*, expected"):
        policies.parse(structure, path="list.yaml")


def test_the_object_of_a_work() -> None:
    work = work_of(mention(1, "RRM: " + TITLE, name="RRM"), mention(2, path="b.md", venue="AAAI", year=2020))
    shown = json.loads(json.dumps(work_object(work)))
    assert shown["id"] == "arxiv:1911.08039"
    assert shown["title"] == TITLE
    assert "source" not in shown
    assert [(source["path"], source["line"]) for source in shown["sources"]] == [("a.md", 1), ("b.md", 2)]
    assert shown["provenance"]["title"] == {"path": "b.md", "line": 2}
    assert shown["evidence"][0]["rule"] == "identifier"
    assert shown["conflicts"][0]["field"] == "title"
    assert "extends" not in shown


def test_the_explanation() -> None:
    merged = merge(
        [
            mention(1, "RRM: " + TITLE, name="RRM"),
            mention(2, path="b.md", venue="AAAI", year=2020),
            mention(3, "RRM", name="RRM", path="c.md"),
            mention(4, "Another Title for Quite Another Method", path="d.md", venue="ECCV", year=2015),
        ]
    )
    for called in ("arxiv:1911.08039", TITLE.upper(), "rrm", "b.md:2", "does matter"):
        assert find(merged, called)[0].record.title == TITLE
    text = explain(find(merged, "RRM")[0])
    assert "3 mentions in 3 lists" in text
    assert "1. a.md:1  RRM: " + TITLE in text
    assert "1 and 2: identifier" in text
    assert "identifier (agree): arxiv:1911.08039" in text
    assert "Not joined\n  1 and d.md:4 'Another Title" in text
    assert "title: 'RRM: " in text
    assert "Open: one identifier" in explain_review(merged.reviews[0])
    assert find(merged, "no such work") == find(merged, "") == ()


def test_the_hash_seed_does_not_matter(root: Path) -> None:
    """Sets are ordered by the seed: none of that may show."""
    program = (
        "import random, sys; sys.path.insert(0, 'benchmarks'); import merge_synthetic as made;"
        "from awesome_tools.merge import merge;"
        "records = made.generate(400, 7, [])[0]; random.Random(sys.argv[1]).shuffle(records); print(merge(records))"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", program, seed],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1] != b""


def test_hostile_records_take_no_time() -> None:
    texts = ("(" * 50_000, " " * 50_000 + "x", "a_" * 25_000, "word " * 10_000, "1" * 50_000, "[" * 50_000)
    records = [mention(line, text, name=text, venue=text, description=text) for line, text in enumerate(texts * 2, 1)]
    start = time.process_time()
    merge(records)
    assert time.process_time() - start < 2
