"""Regions of hand-written pages: what is between the marks is replaced, everything else stays byte for byte."""

from __future__ import annotations

import pytest

from awesome_tools.document import Document
from awesome_tools.emit import markdown
from awesome_tools.emit.layout import Layout
from awesome_tools.errors import ConfigError
from awesome_tools.model import Link, Place, Record, Role
from awesome_tools.source import Source

RECORDS = tuple(
    Record(title=title, source=Place("x.md", 1, 1), year=year, tags=("img",), legend={"img": "labels of images"},
           links=(Link(Role.PAPER, "", f"https://arxiv.org/abs/{year}.00001"),))
    for title, year in (("First", 2020), ("Second", 2021))
)  # fmt: skip
LAYOUT = Layout("Not shown here", "Nor this.", ("year",), badges=("entries",), counts=True, align=False)
PAGE = """\
# My page

<!-- awesome-tools:begin badges -->
<!-- awesome-tools:end badges -->

## Contents

<!-- awesome-tools:begin contents -->
old
<!--   awesome-tools:end contents -->

## 2021

By hand [and with a link](https://hand.example).\t

### Papers

<!-- awesome-tools:begin list -->
- [gone](https://gone.example)
<!-- awesome-tools:end list -->

trailing blanks   \n\n## Contributing
# No line end"""
FILLED = """\
# My page

<!-- awesome-tools:begin badges -->

![entries 2](https://img.shields.io/badge/entries-2-blue)

<!-- awesome-tools:end badges -->

## Contents

<!-- awesome-tools:begin contents -->

- [2021](#2021)
  - [Papers](#papers)

<!--   awesome-tools:end contents -->

## 2021

By hand [and with a link](https://hand.example).\t

### Papers

<!-- awesome-tools:begin list -->

<!-- Written by awesome-tools: its next run replaces everything up to the end mark. -->

#### Legend

<!-- columns: mark, meaning. -->

| Tag | Meaning |
| --- | --- |
| `img` | labels of images |

#### 2021

- [Second](https://arxiv.org/abs/2021.00001) - *2021*. `img`.

#### 2020

- [First](https://arxiv.org/abs/2020.00001) - *2020*. `img`.

<!-- awesome-tools:end list -->

trailing blanks   \n\n## Contributing
# No line end"""


def test_only_the_regions_change() -> None:
    assert markdown.fill(PAGE, "page.md", RECORDS, LAYOUT) == FILLED
    assert markdown.fill(FILLED, "page.md", reversed(RECORDS), LAYOUT) == FILLED


def test_line_ends_of_the_page_are_kept() -> None:
    page = PAGE.replace("\n", "\r\n")

    assert markdown.fill(page, "page.md", RECORDS, LAYOUT) == FILLED.replace("\n", "\r\n")


def test_the_filled_page_gives_the_records_again() -> None:
    entries = Document.parse(Source("page.md", FILLED)).entries

    assert [
        (entry.record.title, entry.record.year, entry.record.section) for entry in entries if entry.record.tags
    ] == [
        ("Second", 2021, ("2021",)),
        ("First", 2020, ("2020",)),
    ]
    assert all(dict(entry.record.legend) == {"img": "labels of images"} for entry in entries if entry.record.tags)


def test_contents_of_the_page_count_headings_before_the_list() -> None:
    page = "# A\n\n<!-- awesome-tools:begin contents -->\n<!-- awesome-tools:end contents -->\n\n"
    page += "## 2020\n\nx\n\n## [b](c) *d*\n\n"
    page += "<!-- awesome-tools:begin papers -->\n<!-- awesome-tools:end papers -->\n"
    layout = Layout("T", group_by=("year",), region="papers", legend=False)

    filled = markdown.fill(page, "page.md", RECORDS, layout)

    assert "- [2020](#2020)\n- [b d](#b-d)\n  - [2021](#2021)\n  - [2020](#2020-1)\n" in filled


@pytest.mark.parametrize(
    ("page", "line", "message"),
    [
        ("# A\n", None, "the page has no region `list`"),
        ("\n<!-- awesome-tools:begin list -->\n", 2, "no end mark"),
        ("<!-- awesome-tools:begin list -->\n<!-- awesome-tools:begin b -->\n", 1, "before the next one begins"),
        ("x\n\n <!-- awesome-tools:begin list -->", 3, "indented"),
        ("x\n\n<!-- awesome-tools:end list -->\n", 3, "unexpected end of `list`"),
        ("<!-- awesome-tools:begin a -->\n<!-- awesome-tools:end b -->\n", 2, "unexpected end of `b`"),
        ("<!-- awesome-tools:begin a -->\n<!-- awesome-tools:end a -->\n" * 2, 3, "unexpected second region `a`"),
        ("<!-- awesome-tools:begin a --><!-- awesome-tools:end a -->\n", 1, "a mark of `a` shares its line"),
        ("x\n\n<!-- awesome-tools:begin a --> papers\n", 3, "a mark of `a` shares its line"),
    ],
)
def test_marks_that_do_not_match(page: str, line: int | None, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        markdown.fill(page, "page.md", RECORDS, LAYOUT)

    assert (caught.value.path, caught.value.line) == ("page.md", line)
