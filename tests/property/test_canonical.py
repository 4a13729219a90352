"""Emitting is a fixed point: what is emitted is read back the same, in every layout, whatever the records hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.document import Document
from awesome_tools.emit import markdown
from awesome_tools.emit.bullets import link_label, main_link, projected
from awesome_tools.emit.layout import COLUMN_FIELDS, DEFAULT_COLUMNS, ENTRY_FIELDS, Layout
from awesome_tools.lint.config import LintConfig
from awesome_tools.lint.run import lint
from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.source import Source

# Pieces of the style itself, of Markdown, of other scripts; beside them any character that a text file can hold.
_PIECES = [
    *(
        "a",
        "B c",
        " ",
        "  ",
        ".",
        "..",
        "…",
        "!",
        "?",
        "。",
        ":",
        ": ",
        " - ",
        "-",
        ", ",
        "; ",
        "”",
        "“",
        "” - ",
        '"',
        "'",
    ),
    *(
        "*",
        "**",
        "_",
        "__",
        "~",
        "~~",
        "`",
        "``",
        "[",
        "]",
        "](",
        "[x] ",
        "[ ] ",
        "![",
        "(",
        ")",
        "<",
        ">",
        "<b>",
        "</a>",
    ),
    *(
        "<!--",
        "-->",
        "<!-- unnamed -->",
        "<sup>1</sup>",
        "|",
        "\\|",
        "\\",
        "\\\\",
        "&",
        "&amp;",
        "&#42;",
        "#",
        " #",
        "# ",
    ),
    *(
        "by ",
        "(",
        "paper",
        "code",
        "SEAM",
        "SEAM: ",
        "CVPR",
        "CVPR 2020",
        "2020",
        " n.d.",
        "n.d.",
        "1. ",
        "+ ",
        "---",
        "\n",
    ),
    *(
        "https://a.example/x_(y)*z*",
        "http://b.example",
        "www.c.example",
        "ftp://d.example/.",
        "me@e.example",
        "^1",
        "$x$",
    ),
    *(
        "弱监督",
        "：",
        "شبكة",
        "\u202eRTL\u202c",
        "🌻",
        "👩‍🔬",
        ":star:",
        "é",
        "e\u0301",
        "\u200b",
        "\ufeff",
        "\xa0",
        "\x85",
        "\u2028",
    ),
]
_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(_CHARACTERS, max_size=5), max_size=6).map("".join)
TITLES = (TEXTS | st.just("A very long title: " * 30)).filter(lambda text: bool(text.split()))
# A URL is what stands in some source as a link's destination: it holds no line ends, and < > only encoded.
_ADDRESSES = [
    *(
        "https://arxiv.org/abs/2004.04581",
        "https://github.com/a/b",
        "https://github.com/a/awesome-b",
        "https://a.example/x y",
    ),
    *(
        "https://a.example/(x)",
        "https://a.example/x(",
        "https://a.example/x)",
        "https://a.example/a|b*_c_`d`[e]",
        "x.pdf",
    ),
    *(
        "https://a.example/?q=1&copy=2",
        "https://a.example/“”",
        "//a.example",
        "mailto:a@b.example",
        "https://弱.example/监督",
    ),
    *("#within", "https://a.example/a\\*b", "http://a.example/'\"", "https://youtu.be/x"),
]
URLS = st.sampled_from(_ADDRESSES) | st.text(
    st.characters(codec="ascii", exclude_characters="<>\\\0", categories=("L", "N", "P"))
)
LINKS = st.builds(Link, st.sampled_from(Role), TEXTS | st.sampled_from(["", "pdf", "PyTorch", "video", "link"]), URLS)
NULLABLE = st.none() | TEXTS
RECORDS = st.builds(
    Record,
    title=TITLES,
    source=st.just(Place("x.md", 1, 1)),
    name=NULLABLE | st.just("SEAM"),
    kind=st.sampled_from(Kind),
    year=st.none() | st.integers(-1, 10_000) | st.just(2020),
    date=NULLABLE,
    venue=NULLABLE,
    authors=st.lists(TEXTS, max_size=3).map(tuple),
    links=st.lists(LINKS, max_size=4).map(tuple),
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    checked=st.none() | st.booleans(),
    description=NULLABLE,
    section=st.lists(TEXTS, max_size=7).map(tuple),
    legend=st.dictionaries(st.sampled_from(["SEAM", "a", "🌻"]), TEXTS, max_size=2),
)
LISTS = st.lists(RECORDS | RECORDS.map(lambda record: replace(record, name=record.title)), max_size=4)

LAYOUTS = {
    "bullets by section": Layout("T"),
    "bullets by year and venue": Layout("T", group_by=("year", "venue"), sort=("-year", "venue", "title"), counts=True),
    "bullets by kind and tag": Layout("T", group_by=("kind", "tag"), contents=False, updated="newest"),
    "bullets by year and section": Layout("T", group_by=("year", "section")),
    "bullets by section and kind": Layout("T", group_by=("section", "kind")),
    "all fields, not grouped": Layout(
        "T", group_by=(), entry=ENTRY_FIELDS, sort=("-date", "name"), badges=("updated",)
    ),
    "facts in another order": Layout("T", entry=("title", "tags", "links", "date", "authors", "year", "venue", "name")),
    "titles and links": Layout("T", group_by=("kind",), entry=("title", "links")),
    "table": Layout("T", layout="table"),
    "table of all columns": Layout("T", layout="table", columns=COLUMN_FIELDS, group_by=("kind",)),
    "table by venue, not aligned": Layout(
        "T", layout="table", columns=(*DEFAULT_COLUMNS[:5], "code"), group_by=("venue",), align=False
    ),
    "table of few columns": Layout("T", layout="table", columns=("links", "title"), group_by=()),
}


def read(text: str) -> list[Record]:
    return [entry.record for entry in Document.parse(Source("README.md", text)).entries]


def shown(record: Record, layout: Layout) -> str:
    """All that a layout shows of a record: of the title's link not the label, which is the title."""
    told = projected(record, layout.fields)
    main = main_link(told)
    links = sorted((link.role, "" if link is main else link_label(link), link.url) for link in told.links)
    kind = told.kind if "kind" in layout.group_by else ""
    section = [*told.section]
    deepest = 6 - len(layout.group_by)
    if len(section) > deepest:
        section[deepest - 1 :] = [" / ".join(section[deepest - 1 :])]
    section = section if "section" in layout.group_by else []
    texts = (told.title, told.name, told.authors, told.venue, told.year, told.date, told.tags, told.checked)
    return repr((*texts, told.description, links, kind, section))


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=40, deadline=None)
@given(records=LISTS)
def test_what_is_emitted_is_read_back_the_same(name: str, records: list[Record]) -> None:
    layout = LAYOUTS[name]
    text = markdown.emit(records, layout)

    again = read(text)

    assert Counter(shown(record, layout) for record in again) == Counter(shown(record, layout) for record in records)
    assert markdown.emit(again, layout) == text


@settings(max_examples=40, deadline=None)
@given(data=st.data(), records=LISTS)
def test_the_order_of_the_inputs_changes_nothing(data: st.DataObject, records: list[Record]) -> None:
    layout = data.draw(st.sampled_from(list(LAYOUTS.values())))
    shuffled = data.draw(st.permutations(records))

    assert markdown.emit(shuffled, layout) == markdown.emit(records, layout)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), records=LISTS)
def test_the_linter_finds_nothing_in_how_it_is_written(data: st.DataObject, records: list[Record]) -> None:
    layout = data.draw(st.sampled_from(list(LAYOUTS.values())))
    source = Source("README.md", markdown.emit(records, layout))

    assert lint(source, LintConfig(("recommended", "papers"))).diagnostics == ()
