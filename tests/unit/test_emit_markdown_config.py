"""`list.yaml`: every value reaches the layout, every wrong one gives an error with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome_tools.config.lists import load_list
from awesome_tools.emit.layout import Layout
from awesome_tools.errors import ConfigError

SOURCES = "sources: [{path: a.md, title: A, origin: 'https://a.example'}, b.md]\n"


def load(folder: Path, text: str) -> Layout:
    path = folder / "list.yaml"
    path.write_text(text, encoding="utf-8")
    return load_list(str(path)).layout


def test_every_value_reaches_the_layout(tmp_path: Path) -> None:
    layout = load(tmp_path, SOURCES + """\
title: Weak labels
description: Papers.
layout: table
columns: [title, year: Jahr, venue, links, tags]
align: false
group_by: [year, venue]
sort: [-year, title]
headings: {contents: Inhalt, undated: Ohne Jahr}
contents: false
legend: false
badges: [awesome, entries]
counts: true
provenance: true
updated: 2024-05-06
region: papers
""")  # fmt: skip

    assert layout == Layout(
        "Weak labels", "Papers.", ("year", "venue"), ("-year", "title"), contents=False, legend=False, layout="table",
        align=False, columns=("title", "year", "venue", "links", "tags"), badges=("awesome", "entries"), counts=True,
        headings={"column year": "Jahr", "contents": "Inhalt", "undated": "Ohne Jahr"}, provenance=True,
        updated="2024-05-06", region="papers",
    )  # fmt: skip


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path, SOURCES) == Layout(tmp_path.name)
    assert load(tmp_path, SOURCES + "group_by: year\nentry: [title, links, year]").group_by == ("year",)
    assert load(tmp_path, SOURCES + "group_by: []").group_by == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("layot: table", 2, "unexpected `layot`, expected one of .*did you mean `layout`"),
        ("layout: grid", 2, "unexpected `grid`, expected one of bullets, table"),
        ("columns:\n  - title\n  - yaer\n", 4, "unexpected `yaer`, expected one of .*did you mean `year`"),
        ("entry:\n  - title\n  -  code\n", 4, "unexpected `code`, expected one of"),
        ("columns: [title, year: 5]", 2, "unexpected heading 5"),
        ("columns: [title, links, title]", 2, "second column `title`"),
        ("columns: [{title: a, year: b}]", 2, "unexpected"),
        ("entry: [title, title]", 2, "second `title`"),
        ("entry: [name, links]", 2, "`entry` has no `title`"),
        ("layout: table\ncolumns: [title, paper, code]", 3, "leave links out.*add `links`, or"),
        ("entry:\n- title\n- description\n- links", 5, "behind `description`, expected it last"),
        ("sort: [title,\n  date]", 3, "sort key `date`, expected a field that `entry` shows"),
        ("entry: [title, links]\ngroup_by: year", 3, "unexpected `group_by: year`"),
        ("group_by: [year, yeer]", 2, "did you mean `year`"),
        ("sort: {}", 2, "expected a list"),
        ("headings: {contnts: x}", 2, "did you mean `contents`"),
        ("headings: [a]", 2, "expected a mapping"),
        ("counts: 1", 2, "unexpected `counts: 1`, expected true or false"),
        ("title: [a]", 2, "expected text"),
        ("title: &a [*a]", 2, "expected text"),
    ],
)
def test_a_wrong_value_gives_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        load(tmp_path, SOURCES + text)

    assert caught.value.line == line


@pytest.mark.parametrize(
    "text", ["", "a", "- a", "sources: []", "sources: [{title: a}]", "sources: [5]", "a: [", "\x01"]
)
def test_a_file_that_is_no_list(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError):
        load(tmp_path, text)


def test_a_value_that_unfolds_to_millions_is_shown_short(tmp_path: Path) -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".replace("a: ", "sort: ") + "".join(
        f"k{n}: &k{n} [*{'a' if not n else f'k{n - 1}'},*{'a' if not n else f'k{n - 1}'}]\n" for n in range(60)
    )
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, SOURCES + bomb + "title: *k59\n")

    assert len(str(caught.value)) < 1000
