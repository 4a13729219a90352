"""Anchors of headings, as GitHub gives them."""

from __future__ import annotations

import pytest

from awesome_tools.markdown import parse
from awesome_tools.markdown.slug import Slugger, anchor_text, plain_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Table of Contents", "table-of-contents"),
        ("C++ / C#", "c--c"),
        ("What's new?  (2024)", "whats-new--2024"),
        ("snake_case-and--hyphens", "snake_case-and--hyphens"),
        ("🚀 Getting started", "-getting-started"),
        ("❤️ Thanks", "️-thanks"),
        ("1️⃣ One", "1️⃣-one"),
        (":rocket: Go", "rocket-go"),
        ("弱监督 语义分割（2021）", "弱监督-语义分割2021"),
        ("Übersicht & Éléments", "übersicht--éléments"),
        ("Обзор статей", "обзор-статей"),
        ("مكتبات العربية", "مكتبات-العربية"),
        ("हिन्दी", "हिन्दी"),
        ("Ⅳ ① ² Ⓐ ½", "ⅳ---ⓐ-"),
        ("a‿b a–b a—b a‑b", "a‿b-ab-ab-ab"),
        ("tab\tand line\n", "taband-line"),
        ("日本語　全角", "日本語全角"),
        ("", ""),
    ],
)
def test_slug(title: str, slug: str) -> None:
    assert plain_slug(title) == slug
    assert Slugger().slug(title) == slug


@pytest.mark.parametrize(
    ("titles", "slugs"),
    [
        (["A", "a", "A!"], ["a", "a-1", "a-2"]),
        (["a", "a", "a 1", "a-1", "a"], ["a", "a-1", "a-1-1", "a-1-2", "a-2"]),
        (["a-1", "a", "a"], ["a-1", "a", "a-2"]),
        (["", "!"], ["", "-1"]),
    ],
)
def test_repeated_slugs_are_numbered(titles: list[str], slugs: list[str]) -> None:
    slugger = Slugger()
    assert [slugger.slug(title) for title in titles] == slugs


def test_anchor_text_is_what_the_heading_says() -> None:
    heading = parse("## ![logo](x) The *big* `list` of [links](u) <br> &amp; :bug:\n").children[0]
    assert anchor_text(heading) == " The big list of links  & :bug:"
    assert plain_slug(anchor_text(heading)) == "-the-big-list-of-links---bug"
