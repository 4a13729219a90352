"""Merging into a list: the section, the place, the shape, and everything else as it was."""

from __future__ import annotations

import pytest

from awesome_tools.document import Document
from awesome_tools.into import Plan, plan
from awesome_tools.merge import Decisions
from awesome_tools.source import Source


def merged(target: str, *others: str, complete: bool = False) -> Plan:
    documents = [Document.parse(Source(f"other{number}.md", text)) for number, text in enumerate(others)]
    return plan(Document.parse(Source("list.md", target)), documents, complete=complete)


def added(target: str, *others: str) -> list[str]:
    """The lines that merging adds; all other lines have to be there still, in their order."""
    before, after = target.split("\n"), merged(target, *others).source.raw.split("\n")
    new = []
    for line in after:
        if before and line == before[0]:
            before.pop(0)
        else:
            new.append(line)
    assert not before
    return new


TOOLS = """# Tools

## Editors

- [Ada](https://ada.org) - Edits text.
- [Bob](https://bob.org) - Edits more text.
- [Dan](https://dan.org) - Edits binary files.
- [Eve](https://eve.org) - Edits hex.

## Parsers

- [Lex](https://lex.org) - Splits words.
- [Yak](https://yak.org) - Parses grammars.
"""


def test_a_new_entry_takes_its_sorted_place_in_the_section_of_its_heading_and_its_shape() -> None:
    other = "# Other\n\n## Editors\n\n* **[Cyd](https://cyd.org)**: Edits pictures\n"
    assert added(TOOLS, other) == ["- [Cyd](https://cyd.org) - Edits pictures."]
    lines = merged(TOOLS, other).source.raw.split("\n")
    assert lines.index("- [Cyd](https://cyd.org) - Edits pictures.") == 6


def test_the_account_tells_section_line_and_reason() -> None:
    made = merged(
        TOOLS, "# Other\n\n## Editors\n\n* [Cyd](https://cyd.org): Edits pictures\n* [Ada](https://ada.org)\n"
    )
    (addition,) = made.additions
    assert (addition.section, addition.line, addition.sure) == (("Editors",), 7, True)
    assert addition.reason == "the section has the same heading"
    assert made.summary() == "new 1 · duplicate 1 · completed 0 · conflict 0 · left out 0"


def test_company_tells_the_section_where_headings_differ() -> None:
    other = "# Other\n\n## Grammar\n\n- [Lex](https://lex.org)\n- [Yak](https://yak.org)\n- [Zed](https://zed.org)\n"
    (addition,) = merged(TOOLS, other).additions
    assert addition.section == ("Parsers",)
    assert "2 of 2 entries beside it" in addition.reason


def test_words_tell_the_section_where_nothing_else_does() -> None:
    other = "# Other\n\n## New\n\n- [Pip](https://pip.org) - Parses grammars of words.\n"
    (addition,) = merged(TOOLS, other).additions
    assert (addition.section, addition.sure) == (("Parsers",), True)


def test_what_fits_nowhere_goes_to_a_named_place() -> None:
    other = "# Other\n\n## New\n\n- [Qux](https://qux.org) - Quells quarrels quietly.\n"
    (addition,) = merged(TOOLS + "\n## Other\n\n- [Ion](https://ion.org) - Ionises.\n", other).additions
    assert (addition.section, addition.sure, addition.reason) == (("Other",), False, "no section clearly fits")


def test_merging_again_changes_nothing_and_merging_a_list_with_its_copy_adds_nothing() -> None:
    other = "# Other\n\n## Editors\n\n* [Cyd](https://cyd.org): Edits pictures\n"
    once = merged(TOOLS, other).source.raw
    assert merged(once, other).source.raw == once
    assert merged(TOOLS, TOOLS).source.raw == TOOLS


def test_line_ends_byte_order_mark_and_missing_last_line_end_stay() -> None:
    target = Source("list.md", TOOLS.rstrip("\n").replace("\n", "\r\n"), bom=True)
    other = "# Other\n\n## Parsers\n\n* [Zed](https://zed.org): Parses all\n"
    made = plan(Document.parse(target), [Document.parse(Source("other.md", other))]).source
    assert made.bom
    assert made.raw == target.raw + "\r\n- [Zed](https://zed.org) - Parses all."


PAPERS = """# Papers

## 2020
- [[CVPR](https://arxiv.org/abs/2001.00001)] Weak labels for segmentation of cows. [[code](https://github.com/c/cow)]
- [[ICCV](https://arxiv.org/abs/2001.00002)] Strong labels for segmentation of pigs. [[code](https://github.com/p/pig)]
- [[ICCV](https://arxiv.org/abs/2001.00003)] Some labels for segmentation of hens.

## 2018
- [[CVPR](https://arxiv.org/abs/1801.00001)] Box labels for segmentation of dogs. [[code](https://github.com/d/dog)]
- [[ECCV](https://arxiv.org/abs/1801.00002)] Point labels for segmentation of cats.
"""


def test_the_paper_goes_where_its_link_stands_and_the_code_behind() -> None:
    other = (
        "# Other\n\n* **Line labels for segmentation of ducks**, CVPR 2018. "
        "[paper](https://arxiv.org/abs/1803.00001) [github](https://github.com/d/duck)\n"
    )
    assert added(PAPERS, other) == [
        "- [[CVPR](https://arxiv.org/abs/1803.00001)] Line labels for segmentation of ducks. [[code](https://github.com/d/duck)]"
    ]


def test_a_year_without_a_section_gets_one_among_the_others() -> None:
    other = (
        "# Other\n\n* **Line labels for segmentation of ducks**, CVPR 2019. [paper](https://arxiv.org/abs/1903.00001)\n"
    )
    made = merged(PAPERS, other)
    assert added(PAPERS, other) == [
        "## 2019", "- [[CVPR](https://arxiv.org/abs/1903.00001)] Line labels for segmentation of ducks.", "",
    ]  # fmt: skip
    assert made.additions[0].section == ("2019",)
    headings = [line for line in made.source.raw.split("\n") if line.startswith("## ")]
    assert headings == ["## 2020", "## 2019", "## 2018"]


TABLE = """# Papers

| Date | Title | Venue | Code |
|:----:|-------|-------|------|
| 2021-05 | [Weak labels for seeing cows](https://arxiv.org/abs/2105.00001) | CVPR '21 | [Code](https://x.org/cow) |
| 2021-03 | [Strong labels for segmentation of pigs](https://arxiv.org/abs/2103.00001) | ICCV '21 | None |
| 2020-07 | [Some labels for seeing hens](https://arxiv.org/abs/2007.00001) | ECCV '20 | [Code](https://x.org/hen) |
| 2020-01 | [Box labels for segmentation of dogs](https://arxiv.org/abs/2001.00001) | CVPR '20 | None |
"""


def test_a_row_has_its_values_in_their_columns_and_stands_at_its_date() -> None:
    other = (
        "# Other\n\n- Line labels for segmentation of ducks, ICCV 2021 [[paper](https://arxiv.org/abs/2104.00001)] "
        "[[pytorch](https://github.com/d/duck)]\n- Dot labels for segmentation of owls, CVPR 2020 "
        "[[paper](https://arxiv.org/abs/2003.00001)]\n"
    )
    row = "[Line labels for segmentation of ducks](https://arxiv.org/abs/2104.00001)"
    assert added(TABLE, other) == [
        f"| 2021-04 | {row} | ICCV '21 | [Code](https://github.com/d/duck) |",
        "| 2020-03 | [Dot labels for segmentation of owls](https://arxiv.org/abs/2003.00001) | CVPR '20 | None |",
    ]
    dates = [line[2:9] for line in merged(TABLE, other).source.raw.split("\n") if line.startswith("| 20")]
    assert dates == sorted(dates, reverse=True)


def test_missing_links_are_added_only_when_asked_and_in_the_entry_s_own_style() -> None:
    other = (
        "# Other\n\n- Some labels for segmentation of hens, ICCV 2020 [[pdf](https://arxiv.org/abs/2001.00003)] "
        "[[pytorch](https://github.com/h/hen)]\n"
    )
    assert merged(PAPERS, other).source.raw == PAPERS
    made = merged(PAPERS, other, complete=True)
    assert "segmentation of hens. [[code](https://github.com/h/hen)]\n" in made.source.raw
    assert made.summary() == "new 0 · duplicate 1 · completed 1 · conflict 0 · left out 0"
    assert merged(made.source.raw, other, complete=True).source.raw == made.source.raw


def test_a_missing_link_goes_into_the_empty_cell_of_its_column() -> None:
    other = (
        "# Other\n\n- Box labels for segmentation of dogs, CVPR 2020 [[pdf](https://arxiv.org/abs/2001.00001)] "
        "[[pytorch](https://github.com/d/dog)]\n"
    )
    made = merged(TABLE, other, complete=True).source.raw
    assert made == TABLE.replace("| CVPR '20 | None |", "| CVPR '20 | [Code](https://github.com/d/dog) |")


def test_numbers_are_counted_on_and_boxes_kept() -> None:
    numbered = "# List\n\n1. [Ada](https://ada.org)\n2. [Bob](https://bob.org)\n3. [Cyd](https://cyd.org)\n"
    assert added(numbered, "# Other\n\n- [Dan](https://dan.org)\n") == ["4. [Dan](https://dan.org)"]
    boxes = "# List\n\n- [x] [Ada](https://ada.org)\n- [ ] [Cyd](https://cyd.org)\n- [ ] [Bob](https://bob.org)\n"
    assert added(boxes, "# Other\n\n- [Dan](https://dan.org)\n") == ["- [ ] [Dan](https://dan.org)"]


def test_loose_lists_stay_loose_and_paragraphs_paragraphs() -> None:
    loose = "# List\n\n- [Ada](https://ada.org) - One.\n\n- [Bob](https://bob.org) - Two.\n"
    made = merged(loose, "# O\n\n* [Cyd](https://cyd.org): three\n").source.raw
    assert made == loose + "\n- [Cyd](https://cyd.org) - three.\n"
    paragraphs = (
        "# List\n\n**Weak labels for segmentation of cows.**<br>\n*Jane Doe, John Roe.*<br>\n"
        "CVPR 2020. [[PDF](https://arxiv.org/abs/2001.00001)]\n\n**Strong labels for segmentation of pigs.**<br>\n"
        "*Ann Lee, Bob Ray.*<br>\nICCV 2019. [[PDF](https://arxiv.org/abs/1901.00001)]\n"
    )
    other = "# O\n\n- Some labels for hens (ECCV 2018), Cy Poe, Di Fox [[pdf](https://arxiv.org/abs/1801.00001)]\n"
    written = (
        "**Some labels for hens.**<br>\n*Cy Poe, Di Fox.*<br>\nECCV 2018. [[PDF](https://arxiv.org/abs/1801.00001)]"
    )
    assert f"\n\n{written}\n" in merged(paragraphs, other).source.raw


def test_an_empty_section_of_the_same_heading_is_filled() -> None:
    target = TOOLS + "\n## Linkers\n\n## End\n\n- [Ion](https://ion.org) - Ends.\n"
    made = merged(target, "# Other\n\n## Linkers\n\n* [Lin](https://lin.org): Links objects\n")
    assert "## Linkers\n\n- [Lin](https://lin.org) - Links objects.\n\n## End" in made.source.raw


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_unsafe_links_are_left_out_with_the_reason(url: str) -> None:
    made = merged(
        TOOLS,
        f"# Other\n\n## Editors\n\n- [Bad thing]({url.replace(chr(9), '&Tab;')}) - Edits.\n- [Ok](https://ok.org)\n",
    )
    assert [addition.record.title for addition in made.additions] == ["Ok"]


def test_markup_that_acts_is_never_taken_over() -> None:
    row = (
        "- [Cyd](https://cyd.org) - Edits <script>alert(1)</script> pictures.\n- [Ada](https://ada.org) - Edits text.\n"
    )
    assert "<script>" not in merged(TOOLS, f"# Other\n\n## Editors\n\n{row}").source.raw


def test_a_work_that_may_be_one_of_the_list_waits_for_a_decision() -> None:
    target = "# L\n\n- [Learning to segment with image-level supervision](https://arxiv.org/abs/1901.00001) WACV 2019\n"
    other = "# O\n\n- [Learning to Segment with Image-Level Annotations](https://arxiv.org/abs/1901.00001) PR 2016\n"
    made = merged(target, other)
    assert made.source.raw == target
    if not made.left_out:
        pytest.skip("merging joins or parts these two without asking")
    assert "decide it" in made.left_out[0].reason


def test_conflicts_are_told_and_the_list_s_own_value_stays() -> None:
    target = "# L\n\n- [Weak labels for segmentation of cows](https://arxiv.org/abs/2001.00001) CVPR 2020\n"
    other = "# O\n\n- [Weak labels for segmentation of cows](https://arxiv.org/abs/2001.00001) ICCV 2021\n"
    made = merged(target, other)
    assert made.source.raw == target
    assert {conflict.field for _, conflicts in made.conflicts for conflict in conflicts} >= {"year"}


def test_a_list_without_entries_and_one_without_sections_take_what_comes() -> None:
    assert merged("# Empty\n\nNothing yet.\n", TOOLS).summary().startswith("new 6 ")
    assert merged("# Empty\n", "# Nothing\n").source.raw == "# Empty\n"


def test_decisions_are_heeded() -> None:
    documents = [Document.parse(Source("other.md", "# O\n\n## Editors\n\n- [Cyd](https://cyd.org) - Edits.\n"))]
    made = plan(Document.parse(Source("list.md", TOOLS)), documents, decisions=Decisions())
    assert len(made.additions) == 1
