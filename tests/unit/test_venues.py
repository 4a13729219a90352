"""Venues, years and dates in short texts, and headings that name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.parsers.sections import heading_venue, purpose_of
from awesome_tools.parsers.venues import Venue, find_venue, is_known, is_preprint, read_venue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CVPR 2020", Venue("CVPR", 2020)),
        ("CVPR2020", Venue("CVPR", 2020)),
        ("CVPR, 2020", Venue("CVPR", 2020)),
        ("CVPR'20", Venue("CVPR", 2020)),
        ("CVPR’20", Venue("CVPR", 2020)),
        ("ECCV16", Venue("ECCV", 2016)),
        ("[NeurIPS 2020]", Venue("NeurIPS", 2020)),
        ("*NIPS 2017*", Venue("NIPS", 2017)),
        ("2021arXiv", Venue("arXiv", 2021)),
        ("arxiv", Venue("arXiv", None)),
        ("ICML", Venue("ICML", None)),
        ("ICCV 2019 (Oral)", Venue("ICCV", 2019)),
        ("IEEE TPAMI 2021", Venue("IEEE TPAMI", 2021)),
        ("Medical Image Analysis", Venue("Medical Image Analysis", None)),
        ("Pattern Recognition 2022", Venue("Pattern Recognition", 2022)),
        ("3DV 2021", Venue("3DV", 2021)),
        ("2020", Venue(None, 2020)),
        ("(1998)", Venue(None, 1998)),
        ("2022/04", Venue(None, 2022, "2022/04")),
        ("19 Jun 2020", Venue(None, 2020, "19 Jun 2020")),
        ("arXiv 15 Nov 2018", Venue("arXiv", 2018, "15 Nov 2018")),
        ("2020年4月", Venue(None, 2020, "2020年4月")),
    ],
)
def test_what_a_text_says(text: str, expected: Venue) -> None:
    assert read_venue(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "-", "paper", "code", "PASCAL VOC", "vision", "A Survey of Things", "img", "pytorch", "20200",
        "2020 papers are here", "1066", "media", "science", "date", "http://example.com/CVPR2020",
    ],
)  # fmt: skip
def test_what_is_no_venue(text: str) -> None:
    assert read_venue(text) is None


def test_words_that_are_also_venues_need_capitals_or_a_year() -> None:
    assert is_known("MICRO")
    assert not is_known("Micro")
    assert is_known("Micro", dated=True)


def test_a_venue_column_holds_venues_of_any_name() -> None:
    assert read_venue("Journal of Unheard Results", strict=False) == Venue("Journal of Unheard Results", None)
    assert read_venue("Journal of Unheard Results") is None


@pytest.mark.parametrize(
    ("text", "name", "year", "where"),
    [
        ("Going Deeper with Convolutions, CVPR2015", "CVPR", 2015, "CVPR2015"),
        ("A title (ECCV 2018) and more", "ECCV", 2018, "ECCV 2018"),
        ("A title, TPAMI.", "TPAMI", None, "TPAMI"),
    ],
)
def test_venues_inside_a_text(text: str, name: str, year: int | None, where: str) -> None:
    found = find_venue(text)
    assert found is not None
    assert (found.venue.name, found.venue.year) == (name, year)
    assert text[found.start : found.end] == where


@pytest.mark.parametrize(
    "text", ["PASCAL VOC 2012 results", "In the year 2020 we saw", "ImageNet2012", "Windows 2000 and on"]
)
def test_other_years_inside_a_text(text: str) -> None:
    assert find_venue(text) is None


def test_preprints() -> None:
    assert is_preprint("arXiv")
    assert is_preprint("under review")
    assert not is_preprint("CVPR")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2020", Venue(None, 2020)),
        ("Papers of 2020", Venue(None, 2020)),
        ("2020 (12)", Venue(None, 2020)),
        ("ICCV2019", Venue("ICCV", 2019)),
        ("CVPR 2024 Papers", Venue("CVPR", 2024)),
        (":rocket: NeurIPS 2021", Venue("NeurIPS", 2021)),
        ("arXiv", Venue("arXiv", None)),
        ("PASCAL VOC 2012", None),
        ("Machine Learning", None),
        ("Remote Sensing", None),
        ("Semantic Segmentation", None),
        ("Windows 95", None),
    ],
)
def test_headings(title: str, expected: Venue | None) -> None:
    assert heading_venue(title) == expected


@pytest.mark.parametrize(
    ("title", "purpose"),
    [
        ("Contents", "contents"),
        ("📖 Table of Contents", "contents"),
        ("2. Contributing", "contributing"),
        ("License", "licence"),
        (":heart: Sponsors", "sponsors"),
        ("What's New", "news"),
        ("目录", "contents"),
        ("Лицензия", "licence"),
        ("Licensing Tools", ""),
        ("Content Management", ""),
        ("Index Structures", ""),
        ("News Sites", ""),
    ],
)
def test_purposes_of_sections(title: str, purpose: str) -> None:
    assert purpose_of(title) == purpose


@given(st.text(max_size=140) | st.from_regex(r"[A-Za-z' ]{0,12}['’ ]?(19|20)?\d\d[A-Za-z ]{0,9}", fullmatch=True))
def test_any_text(text: str) -> None:
    venue = read_venue(text)
    if venue is not None:
        assert any(value is not None for value in venue)
        assert venue.year is None or 1950 <= venue.year < 2050
        assert venue.date is None or venue.date in text.replace("’", "'")
    find_venue(text)
    heading_venue(text)
