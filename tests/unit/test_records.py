"""Records as JSON objects and back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.errors import RecordError
from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.records import dumps, from_object, to_object

WORDS = st.text(max_size=12)
MAYBE = st.none() | WORDS
TUPLES = st.lists(WORDS, max_size=3).map(tuple)
MAPS = st.dictionaries(WORDS, WORDS, max_size=3)
RECORDS = st.builds(
    Record,
    title=WORDS, source=st.builds(Place, WORDS, st.integers(1), st.integers(1)), name=MAYBE, kind=st.sampled_from(Kind),
    year=st.none() | st.integers(), date=MAYBE, venue=MAYBE, authors=TUPLES,
    links=st.lists(st.builds(Link, st.sampled_from(Role), WORDS, WORDS), max_size=3).map(tuple),
    identifiers=TUPLES, tags=TUPLES, checked=st.none() | st.booleans(), description=MAYBE, fields=MAPS, section=TUPLES,
    legend=MAPS,
)  # fmt: skip


@given(RECORDS)
def test_there_and_back(record: Record) -> None:
    line = dumps(to_object(record))
    assert "\n" not in line
    assert from_object(json.loads(line)) == record


@given(RECORDS)
def test_every_field_has_its_key(record: Record) -> None:
    keys = [field.name for field in fields(Record)]
    keys.remove("legend")
    keys.remove("source")
    shown = to_object(record)
    shown.pop("legend", None)
    assert set(shown) == {*keys, "source"}
    assert next(iter(shown)) == "title"
    assert list(shown)[-1] == "source"


def test_text_stays_readable() -> None:
    assert "深度学习 🔥" in dumps(to_object(Record("深度学习 🔥", Place("a.md", 1, 1))))


def test_only_title_and_place_are_needed() -> None:
    assert from_object({"title": "a", "source": {"path": "x", "line": 3}}) == Record("a", Place("x", 3, 3))


GOOD: dict[str, Any] = {"title": "a", "source": {"path": "x", "line": 1}}


@pytest.mark.parametrize(
    "change",
    [
        {"title": None},
        {"title": 5},
        {"source": None},
        {"source": {"path": "x"}},
        {"source": {"path": 1, "line": 1}},
        {"source": {"path": "x", "line": "one"}},
        {"year": "MMXX"},
        {"venue": ["CVPR"]},
        {"kind": "song"},
        {"links": [{"role": "paper"}]},
        {"links": [{"role": "sound", "url": "u"}]},
        {"links": ["https://example.com"]},
        {"links": 7},
        {"tags": [1]},
        {"authors": 3},
        {"fields": ["a"]},
        {"fields": {"a": 1}},
    ],
)
def test_wrong_types_are_told(change: dict[str, Any]) -> None:
    with pytest.raises(RecordError) as caught:
        from_object({**GOOD, **change}, path="records.jsonl", line=7)
    assert str(caught.value).startswith("records.jsonl:7: not a record: ")


@pytest.mark.parametrize("given", ["text", 5, None, []])
def test_what_is_no_object(given: Any) -> None:
    with pytest.raises(RecordError):
        from_object(given)
