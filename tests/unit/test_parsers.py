"""The small readers that the shapes share: atoms of inline content, titles, the columns of tables, empty cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.document import Document
from awesome_tools.markdown import parse
from awesome_tools.parsers.atoms import GROUP, LINK, Atom, attributes, collapse, flatten, links_in, plain
from awesome_tools.parsers.columns import column_kinds, is_null
from awesome_tools.parsers.draft import clean_title
from awesome_tools.parsers.groups import group
from awesome_tools.source import Source


def atoms(markdown: str) -> list[Atom]:
    """The atoms of a paragraph."""
    (paragraph,) = parse(markdown).children
    return flatten(paragraph.children)


def test_markdown_and_html_give_the_same_atoms() -> None:
    for text in (
        "**[a](u)** `b` *c* ![i](v)",
        '<b><a href="u">a</a></b> <code>b</code> <i>c</i> <img src="v" alt="i">',
    ):
        found = [(atom.kind, atom.text, atom.url, atom.bold, atom.em) for atom in atoms(text) if atom.text.strip()]
        assert found == [
            ("link", "a", "u", True, False),
            ("code", "b", "", False, False),
            ("text", "c", "", False, True),
            ("image", "i", "v", False, False),
        ], text


def test_a_picture_is_the_label_of_a_link_without_text() -> None:
    (badge,) = atoms("[![CI](b.svg)](u)")
    assert (badge.kind, badge.text, badge.url, badge.pictured) == (LINK, "CI", "u", True)
    (both,) = atoms("[![CI](b.svg) build](u)")
    assert (both.text, both.pictured) == ("build", False)


def test_emoji_stand_alone() -> None:
    found = [(atom.kind, atom.text) for atom in atoms("a :zap: b 🔥 :100: 10:30:20 ☆")]
    assert [text for kind, text in found if kind == "emoji"] == ["zap", "🔥", "☆"]


def test_brackets_make_groups() -> None:
    whole = group(atoms("[[code](u)] (v [w](x)) ]a["))
    outer = [part for part in whole if part.kind == GROUP]
    assert [(part.opener, plain(part.parts)) for part in outer] == [("[", "code"), ("(", "v w")]
    assert [link.url for link in links_in(whole)] == ["u", "x"]
    assert plain(whole) == "[code] (v w) ]a["


@given(
    st.lists(
        st.sampled_from(["a", " ", "[", "]", "(", ")", "{", "}", "（", "）", "【", "】", "`c` ", "[l](u)"]), max_size=30
    )
)
def test_grouping_loses_nothing(pieces: list[str]) -> None:
    for block in parse("".join(pieces)).children:
        flat = flatten(block.children)
        assert plain(group(flat)) == plain(flat)
        assert [link.start for link in links_in(group(flat))] == [link.start for link in flat if link.kind == LINK]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<a href="u">', {"href": "u"}),
        ("<A HREF='u' Title = x>", {"href": "u", "title": "x"}),
        ("<a href=u/>", {"href": "u/"}),
        ('<a href="a&amp;b">', {"href": "a&b"}),
        ('<a href="one" href="two">', {"href": "one"}),
        ("<a name>", {"name": ""}),
        ("<br>", {}),
    ],
)
def test_attributes(tag: str, expected: dict[str, str]) -> None:
    assert attributes(tag) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Plain", "Plain"),
        ("  white \n space ", "white space"),
        ("Ends with a full stop.", "Ends with a full stop"),
        ("Ends with three...", "Ends with three..."),
        ("Asks?", "Asks?"),
        ('"Quoted"', "Quoted"),
        ("“Quoted”", "Quoted"),
        ("「引用」", "引用"),
        ('"One" and "two"', '"One" and "two"'),
        (":rocket: Launched", "Launched"),
        ("🔥🔥 Hot", "Hot"),
        ("🔥", "🔥"),
        ("Name:", "Name"),
        ("Name -", "Name"),
        ("C++", "C++"),
        ("a.", "a."),
        ("typo sgementation", "typo sgementation"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert clean_title(text) == title


@given(st.text(max_size=60))
def test_a_clean_title_has_no_loose_blanks(text: str) -> None:
    title = clean_title(text)
    assert title == collapse(title)
    assert bool(title) == bool(collapse(text))


@pytest.mark.parametrize(
    "text", ["", " ", "-", "--", "—", "?", "N/A", "none", "NULL", "TBD", "×", "无", ":x:", "coming soon"]
)
def test_null_cells(text: str) -> None:
    assert is_null(text)


@pytest.mark.parametrize("text", ["0", "no", "a-b", "x", "-1", "C", "NaNoWriMo", "?x"])
def test_cells_that_say_something(text: str) -> None:
    assert not is_null(text)


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("|when|what|title|where|arxiv|code|\n|-|-|-|-|-|-|\n|2020/04|SEAM|Some words of a title|CVPR|u|v|",
         ["year", "name", "title", "venue", "paper", "code"]),
        ("|Code|Venue|Paper|\n|-|-|-|\n|[code](u)|CVPR|[A title of four words](v)|", ["code", "venue", "title"]),
        ("|Method|val|Code|\n|-|-|-|\n|SEC|50.7|[link](u)|", ["title", "field", "code"]),
        ("|Name|Description|Links|\n|-|-|-|\n|awk|Works on text in columns|[home](u)|",
         ["title", "description", "links"]),
        ("|标题|会议|代码|\n|-|-|-|\n|深度 残差 学习 网络|CVPR|[代码](u)|", ["title", "venue", "code"]),
    ],
)  # fmt: skip
def test_columns(table: str, kinds: list[str]) -> None:
    head, *rows = [[flatten(cell.children) for cell in row.children] for row in parse(table).children[0].children]
    assert column_kinds(head, rows) == kinds


def test_spans_of_entries_hold_their_titles() -> None:
    text = (
        "# List\n\n- [One](http://a.b) - x\n  wrapped\n- Two\n  - [paper](http://c.d)\n\n"
        "| Name | URL |\n|-|-|\n| Three | http://e.f |\n"
    )
    document = Document.parse(Source("list.md", text))
    assert [entry.record.title for entry in document.entries] == ["One", "Two", "Three"]
    for entry in document.entries:
        assert entry.record.title in text[entry.span.start : entry.span.end]
        first = text.count("\n", 0, entry.span.start) + 1
        assert entry.record.source.line == first
