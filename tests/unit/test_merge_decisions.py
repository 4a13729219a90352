"""Decisions: honoured whatever the evidence, and found again after the lists have changed."""

from __future__ import annotations

from typing import Any

import pytest

from awesome_tools.errors import ConfigError
from awesome_tools.merge import Decisions, merge
from awesome_tools.merge.decisions import parse, structure, with_reviews
from awesome_tools.model import Kind, Link, Place, Record, Role

ARXIV = "https://arxiv.org/abs/"


def paper(title: str, number: str | None, path: str, line: int = 1, **more: Any) -> Record:
    links = (Link(Role.PAPER, "", ARXIV + number),) if number else ()
    return Record(title, Place(path, line, line), kind=Kind.PAPER, links=links, **more)


SUPERVISION = paper("Learning to segment with image-level supervision", "1705.01262", "a.md", venue="WACV", year=2019)
ANNOTATIONS = paper("Learning to Segment with Image-Level Annotations", "1705.01262", "b.md", venue="PR", year=2016)
TWIN = paper("Learning to segment with image-level supervision", "1705.01262", "c.md")


def works(*records: Record, decisions: Decisions) -> list[list[str]]:
    return sorted(
        sorted(mention.source.path for mention in work.mentions) for work in merge(records, decisions=decisions).works
    )


def decided(kind: str) -> Decisions:
    """The only open pair of the two, decided."""
    (review,) = merge([SUPERVISION, ANNOTATIONS]).reviews
    return Decisions(**{kind: (review.handles,)})


def test_an_open_pair_decided() -> None:
    assert works(SUPERVISION, ANNOTATIONS, decisions=Decisions()) == [["a.md"], ["b.md"]]
    assert works(SUPERVISION, ANNOTATIONS, decisions=decided("same")) == [["a.md", "b.md"]]
    assert works(SUPERVISION, ANNOTATIONS, decisions=decided("different")) == [["a.md"], ["b.md"]]
    assert not merge([SUPERVISION, ANNOTATIONS], decisions=decided("different")).reviews


def test_a_decision_is_explained() -> None:
    (work,) = merge([SUPERVISION, ANNOTATIONS], decisions=decided("same")).works
    assert work.joins[0].rule == "decision"


def test_different_overrules_equal_titles_and_every_way_around() -> None:
    """`different` keeps also those apart that would come together by way of a third mention."""
    pair = {"title": SUPERVISION.title, "id": "arxiv:1705.01262", "list": "a.md"}, {**_called(TWIN), "list": "c.md"}
    apart = parse({"different": [list(pair)]})
    bridge = paper(SUPERVISION.title, "1705.01262", "d.md")
    found = works(SUPERVISION, TWIN, bridge, decisions=apart)
    assert len(found) == 2
    assert not any({"a.md", "c.md"} <= set(paths) for paths in found)


def _called(record: Record) -> dict[str, str]:
    return {"title": record.title, "id": "arxiv:1705.01262"}


@pytest.mark.parametrize(
    "changed",
    [
        paper(ANNOTATIONS.title, "1705.01262", "b.md", line=99, venue="PR", year=2016),
        paper(ANNOTATIONS.title + "!", "1705.01262", "b.md", venue="PR", year=2016),
        paper("Learning to Segment with Image Level Annotation", "1705.01262", "b.md", venue="PR", year=2016),
        paper(ANNOTATIONS.title, "1705.01262", "renamed.md", venue="PR", year=2016),
        paper(ANNOTATIONS.title, None, "b.md", venue="PR", year=2016),
    ],
)
def test_a_decision_outlives_changes_of_the_list(changed: Record) -> None:
    assert len(works(changed, SUPERVISION, decisions=decided("same"))) == 1


def test_plain_structure_and_back() -> None:
    given = {
        "same": [[{"title": "A", "id": "arxiv:1", "list": "a.md"}, {"title": "B", "list": "b.md"}]],
        "different": [[{"title": "C"}, {"title": "D"}]],
        "undecided": [],
    }
    assert structure(parse(given)) == given
    assert parse(None) == Decisions()


def test_open_pairs_are_listed_as_undecided_and_only_they() -> None:
    merged = merge([SUPERVISION, ANNOTATIONS])
    stale = parse(
        {"undecided": [[{"title": "Gone"}, {"title": "Also gone"}]], "same": [[{"title": "A"}, {"title": "B"}]]}
    )
    updated = with_reviews(stale, merged.reviews)
    assert updated.same == stale.same
    assert [[part["title"] for part in pair] for pair in structure(updated)["undecided"]] == [
        [ANNOTATIONS.title, SUPERVISION.title]
    ]
    assert with_reviews(updated, merge([ANNOTATIONS, SUPERVISION]).reviews) == updated


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {"equal": []},
        {"same": {}},
        {"same": ["A"]},
        {"same": [["A", "B"]]},
        {"same": [[{"title": "A"}]]},
        {"same": [[{"id": "x"}, {"id": "y"}]]},
    ],
)
def test_a_wrong_structure_is_an_error(wrong: object) -> None:
    with pytest.raises(ConfigError, match=r"unexpected .*, expected") as caught:
        parse(wrong, path="decisions.yaml")
    assert caught.value.path == "decisions.yaml"
