"""Export then import gives the same records, for every format that can be read, whatever their texts hold."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools import emit
from awesome_tools.document import Document
from awesome_tools.emit import cells, tex
from awesome_tools.model import Kind, Link, Place, Record, Role

# Pieces that one of the formats might trip over, beside any character that UTF-8 text can hold.
_AWKWARD = [
    *"=+-@＝\t\r\n\0'\"\\{}%#$&_^~|;,:*`<>[]()/ ",
    *(" and ", "others", " et al.", "Lovelace, Ada", "'=1+1", "''", r"\e", r"\char65", r"{\"u}", "{{", "}", "\\\\"),
    *("\u202eRTL", "شبكة", "弱监督", "🌻", "👩‍🔬", "\ufeff", "\x85", "\u2028", "\xa0", "\x7f", "\ud7ff", "\ufffe"),
    *("null", "yes", "2020-04-01", "1e3", "0x1f", "~", "---", "- x", "? ", "#REF!", "javascript:alert(1)", "</script>"),
    *(
        "arXiv",
        "CVPR",
        "TPAMI",
        "https://arxiv.org/abs/2004.04581",
        "https://a.example/x y(z)_{1}%20\\",
        "  ",
        "@book{",
    ),
]
TEXTS = st.lists(st.one_of(st.text(max_size=6), st.sampled_from(_AWKWARD)), max_size=5).map("".join)
NULLABLE = st.none() | TEXTS
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
MAPPINGS: st.SearchStrategy[Mapping[str, str]] = st.dictionaries(
    TEXTS | st.sampled_from(["pages", "venue"]), TEXTS, max_size=3
)
RECORDS = st.builds(
    Record,
    title=TEXTS,
    source=st.builds(Place, TEXTS, st.integers(0, 10**6), st.integers(0, 10**6)),
    name=NULLABLE,
    kind=st.sampled_from(Kind),
    year=st.none() | st.integers(-5, 10_000),
    date=NULLABLE | st.sampled_from(["2020/04", "2020-04", "2020-04-01"]),
    venue=NULLABLE,
    authors=LISTS,
    links=st.lists(st.builds(Link, st.sampled_from(Role), TEXTS, TEXTS), max_size=3).map(tuple),
    identifiers=LISTS | st.sampled_from([("arxiv:2004.04581",), ("doi:10.1/x_(y)",), ("arxiv:1", "arxiv:2", "doi:")]),
    tags=LISTS,
    checked=st.none() | st.booleans(),
    description=NULLABLE,
    fields=MAPPINGS,
    section=LISTS,
    legend=MAPPINGS,
)
READABLE = [name for name, format_ in emit.FORMATS.items() if format_.readable]


@pytest.mark.parametrize("name", READABLE)
@settings(max_examples=150, deadline=None)
@given(records=st.lists(RECORDS, max_size=3).map(tuple))
def test_export_then_import_gives_the_same_records(name: str, records: tuple[Record, ...]) -> None:
    text = emit.FORMATS[name].dump()(records)

    assert emit.FORMATS[name].load()(text, "records") == records
    assert emit.FORMATS[name].dump()(records) == text


@settings(max_examples=150, deadline=None)
@given(records=st.lists(RECORDS, max_size=3).map(tuple))
def test_no_csv_cell_is_a_formula(records: tuple[Record, ...]) -> None:
    text = emit.FORMATS["csv"].dump()(records)

    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.lstrip()[:1] in set("=+-@＝＋－＠") and cell.strip() for cell in row)


@settings(max_examples=200, deadline=None)
@given(items=st.lists(st.lists(TEXTS, min_size=1, max_size=3)), separator=st.sampled_from("|="))
def test_cells_hold_any_items(items: list[list[str]], separator: str) -> None:
    assert cells.split(cells.join(items, separator), separator) == items


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_tex_is_balanced_and_read_back(text: str) -> None:
    escaped = tex.escape(text)

    assert tex.unescape(escaped) == text
    assert escaped.count("{") == escaped.count("}")
    assert not any(c.isspace() and c != " " for c in escaped)


@settings(max_examples=60, deadline=None)
@given(records=st.lists(RECORDS, max_size=3).map(tuple))
def test_two_other_parsers_read_the_bibtex(records: tuple[Record, ...]) -> None:
    read_by_others(records)


def test_two_other_parsers_read_the_bibtex_of_the_shipped_list(root: Path) -> None:
    path = root / "lists" / "weakly-supervised-segmentation" / "README.md"
    if not path.is_file():
        pytest.skip("needs the shipped list")

    read_by_others([entry.record for entry in Document.read(str(path)).entries])


def read_by_others(records: Sequence[Record]) -> None:
    bibtexparser = pytest.importorskip("bibtexparser", reason="needs bibtexparser from the dev extra")
    database = pytest.importorskip("pybtex.database", reason="needs pybtex from the dev extra")
    text = emit.FORMATS["bibtex"].dump()(records)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parsed = bibtexparser.parse_string(text)
        entries = database.parse_string(text, "bibtex").entries

    assert parsed.failed_blocks == []
    assert len(records) == len(parsed.entries) == len(entries)
    assert [entry.key for entry in parsed.entries] == list(entries)
