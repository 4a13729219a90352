"""The shape of sections: patterns, markers, order, columns."""

from __future__ import annotations

import pytest

from awesome_tools.document import Document
from awesome_tools.model import Place, Record, Role
from awesome_tools.parsers.profile import Profile, profile_object, profiles
from awesome_tools.parsers.profile_order import Order, order_of
from awesome_tools.parsers.profile_pattern import publication
from awesome_tools.source import Source


def shape(text: str) -> Profile:
    document = Document.parse(Source("list.md", text))
    (found,) = profiles(document.finding, document.source)
    return found


@pytest.mark.parametrize(
    ("entry", "pattern"),
    [
        ("- [Name](https://a.org/x) - Does a thing.", "[{title}]({url}) - {description}."),
        ("* **[Name](https://a.org/x)**: Does a thing", "**[{title}]({url})**: {description}"),
        (
            "- [[ICLR](https://arxiv.org/abs/2001.00001)] A title of some words. [[code](https://github.com/a/b)]",
            "[[{label}]({url})] {title}. [[{label}]({url})]",
        ),
        (
            "- A title of some words [[ICML2017]](https://arxiv.org/abs/1701.00001) [[code]](https://github.com/a/b)",
            "{title} [{label}]({url})",
        ),
        (
            "- (CVPR 2020) **A title of some words**, Jane Doe et al. [[Paper](https://arxiv.org/abs/2001.00001)]",
            "({venue} {year}) **{title}**, {authors} [[{label}]({url})]",
        ),
        (
            "- A title of words.\n  [[pdf]](https://arxiv.org/abs/2001.00001)\n  - Jane Doe, John Roe. *CVPR 2020*",
            "{title}.\n [{label}]({url})\n - {authors}. *{venue} {year}*",
        ),
        (
            "- <a href='https://a.org/x'><b>Name</b></a> - Does a thing.",
            "<a href='{url}'><b>{title}</b></a> - {description}.",
        ),
        ("- [Name](https://a.org/x) ![stars](https://b.org/s) - Does it.", "[{title}]({url}) {other} - {description}."),
    ],
)
def test_a_pattern_is_the_entry_without_its_values(entry: str, pattern: str) -> None:
    found = shape(f"# List\n\n## Things\n\n{entry}\n")
    assert [(one.shown(), count) for one, count in found.patterns] == [(pattern, 1)]


def test_marker_indentation_spacing_and_share_are_those_of_most() -> None:
    found = shape(
        "# List\n\n## Things\n\n"
        "  * [Ada](https://a.org) - One.\n\n  * [Bob](https://b.org) - Two.\n\n  * [Cyd](https://c.org): three\n"
    )
    assert (found.marker, found.indent, found.blank, found.entries, found.section) == ("*", "  ", 1, 3, ("Things",))
    assert found.share == pytest.approx(2 / 3)
    assert found.title_style == "link"
    assert "marker '*', indented 2; 1 blank line between" in found.summary()


def test_task_boxes_and_labels() -> None:
    found = shape(
        "# List\n\n## Papers\n\n"
        "- [x] First title of the three, CVPR 2018 [[CVPR](https://arxiv.org/abs/1801.00001)] [[code](https://github.com/a/b)]\n"
        "- [ ] Second title of the three, ICCV 2019 [[ICCV](https://arxiv.org/abs/1901.00001)]\n"
    )
    assert found.boxes
    assert found.labels == {Role.CODE: ("code",), Role.PAPER: ("{venue}",)}


def test_columns_tell_what_their_cells_hold() -> None:
    found = shape(
        "# List\n\n## Papers\n\n"
        "| Year | Title | Venue | Code |\n|---|---|---|---|\n"
        "| 2021 | [First title of the three](https://arxiv.org/abs/2101.00001) | CVPR '21 | [code](https://x.org/b) |\n"
        "| 2020 | [Second title of the three](https://arxiv.org/abs/2001.00001) | ICCV '20 | - |\n"
    )
    assert found.shape == "row"
    assert found.table is not None
    assert [column.kind for column in found.table.columns] == ["year", "title", "venue", "code"]
    assert [column.patterns[0][0].shown() for column in found.table.columns] == [
        "{year}", "[{title}]({url})", "{venue} '{yy}", "[{label}]({url})",
    ]  # fmt: skip
    assert (found.table.columns[3].empty, found.table.leading, found.table.padding) == ("-", True, (" ", " "))


def test_the_object_is_plain_data_and_names_the_columns() -> None:
    found = profile_object(
        shape("# List\n\n## A\n\n| Tool | Description |\n|---|---|\n| [x](https://x.org) | does x |\n")
    )
    assert found["section"] == ["A"]
    assert [(column["heading"], column["kind"]) for column in found["columns"]] == [
        ("Tool", "title"), ("Description", "description"),
    ]  # fmt: skip


def test_a_section_without_entries_has_no_profile() -> None:
    document = Document.parse(Source("list.md", "# List\n\n## Empty\n\nWords.\n"))
    assert profiles(document.finding, document.source) == ()


@pytest.mark.parametrize(
    ("written", "template"),
    [
        ("CVPR 2020", "{venue} {year}"), ("ICML2017", "{venue}{year}"), ("CVPR'20", "{venue}'{yy}"),
        ("2020", "{year}"), ("[CVPR2022]", "[{venue}{year}]"), ("CVPR", "{venue}"),
    ],
)  # fmt: skip
def test_a_venue_is_a_template(written: str, template: str) -> None:
    assert publication(written) == template


def records(*titles: str, years: tuple[int, ...] = ()) -> list[Record]:
    place = Place("list.md", 1, 1)
    return [Record(title, place, year=years[index] if years else None) for index, title in enumerate(titles)]


def test_order_needs_at_least_four_entries_in_a_row() -> None:
    assert order_of(records("a", "b", "c")) is None
    assert order_of(records("a", "b", "c", "d")) == Order("title")
    assert order_of(records("d", "c", "b", "a")) is None
    assert order_of(records("a", "c", "b", "d")) is None


def test_order_by_year_bears_a_few_out_of_place_among_many() -> None:
    years = tuple(range(2020, 2000, -1))
    mixed = ["t", "a", "q", "c", "z", "b", "m", "d", "y", "e", "x", "f", "w", "g", "v", "h", "u", "i", "s", "j"]
    assert order_of(records(*mixed, years=years)) == Order("year", falling=True)
    assert str(Order("year", falling=True)) == "year, newest first"
    broken = (*years[:5], 2003, *years[5:-1])
    assert order_of(records(*mixed, years=broken)) == Order("year", falling=True)
    assert order_of(records(*mixed, years=tuple([2001, 2002] * 10))) is None


def test_every_corpus_list_has_profiles(corpus: dict[str, Document]) -> None:
    for name, document in corpus.items():
        found = profiles(document.finding, document.source)
        assert sum(one.entries for one in found) == len(document.entries), name
        assert all(0 <= one.share <= 1 and one.summary() for one in found), name
