"""Merging into a list: nothing of it is lost or changed, whatever is merged, and merging again changes nothing."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.document import Document
from awesome_tools.into import plan
from awesome_tools.into.verify import facts
from awesome_tools.source import Source

WORDS = (
    "graph",
    "parser",
    "editor",
    "weak",
    "labels",
    "cows",
    "[x]",
    "a*b",
    "C|D",
    "<b>",
    "`q`",
    "&amp;",
    "snake_case",
)
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
URLS = st.integers(0, 40).map(lambda number: f"https://github.com/o{number}/r{number}") | st.integers(10, 50).map(
    lambda number: f"https://arxiv.org/abs/20{number}.00001"
)
SHAPES = (
    "- [{t}]({u}) - Some words.\n",
    "* **{t}**, CVPR 2020. [[paper]({u})]\n",
    "1. [{t}]({u})\n\n",
    "- {t}\n  - [code]({u})\n",
    "[{t}]({u}) is {t}.\n\n",
    "- [ ] [[ICCV]({u})] {t}. `tag`\n",
    "| 2020 | [{t}]({u}) |\n",
)
HEADS = {"|": "| Year | Title |\n|---|---|\n"}


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list of one to three sections, each in a shape of its own."""
    parts = ["# List\n"]
    for heading in draw(st.lists(st.sampled_from(("Tools", "2020", "Papers", "Other")), min_size=1, max_size=3)):
        shape = draw(st.sampled_from(SHAPES))
        entries = draw(st.lists(st.tuples(TITLES, URLS), max_size=6))
        parts.append(
            f"\n## {heading}\n\n" + HEADS.get(shape[0], "") + "".join(shape.format(t=t, u=u) for t, u in entries)
        )
    return "".join(parts)


@settings(max_examples=60)
@given(lists(), lists(), st.booleans())
def test_the_list_stays_and_a_second_merge_adds_nothing(target: str, other: str, complete: bool) -> None:
    before = Document.parse(Source("list.md", target))
    others = [Document.parse(Source("other.md", other))]
    made = plan(before, others, complete=complete)
    after = Document.parse(made.source)
    kept = Counter(facts(entry.record) for entry in before.entries) - Counter(
        facts(entry.record) for entry in after.entries
    )
    assert sum(kept.values()) <= len(made.completions)
    assert len(after.entries) == len(before.entries) + len(made.additions)
    if not complete:
        rest = iter(made.source.raw)
        assert all(letter in rest for letter in target)
    again = plan(after, others, complete=complete)
    assert again.source.raw == made.source.raw
    known = {id(left.record) for left in made.left_out}
    assert len(made.additions) + made.duplicates + len(known) >= 1 or not others[0].entries
