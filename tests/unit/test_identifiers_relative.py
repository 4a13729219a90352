"""Relative links of lists that are merged into another file."""

from __future__ import annotations

import pytest

from awesome_tools.identifiers.relative import at_origin, in_folder

_ABSOLUTE = [
    "https://a.example/x",
    "//a.example/x",
    "mailto:a@b.example",
    "www.a.example/x",
    "github.com/a/b",
    "javascript:alert(1)",
    "",
]


@pytest.mark.parametrize("url", _ABSOLUTE)
def test_other_links_stay(url: str) -> None:
    assert in_folder(url, "sources", "") == url
    assert at_origin(url, "https://github.com/o/r") == url


@pytest.mark.parametrize(
    ("url", "here", "there", "expected"),
    [
        ("docs/x.md", "sources", "", "sources/docs/x.md"),
        ("./docs/x.md#part", "sources", "", "sources/docs/x.md#part"),
        ("../x.md?raw=1", "sources", "", "x.md?raw=1"),
        ("x.md", "", "out", "../x.md"),
        ("docs/", "a/b", "a/c", "../b/docs/"),
        ("..", "sources", "", "."),
        ("./x.md", "a", "a/", "./x.md"),
        ("./x.md", "", ".", "./x.md"),
        ("#part", "sources", "", "#part"),
        ("/x.md", "sources", "", "/x.md"),
        ("weird name (1).md", "é", "", "é/weird name (1).md"),
    ],
)
def test_links_to_files_move_with_their_list(url: str, here: str, there: str, expected: str) -> None:
    assert in_folder(url, here, there) == expected


@pytest.mark.parametrize(
    ("url", "origin", "expected"),
    [
        ("docs/x.md", "https://github.com/o/r", "https://github.com/o/r/blob/HEAD/docs/x.md"),
        ("./x.md#a", "https://github.com/o/r.git", "https://github.com/o/r/blob/HEAD/x.md#a"),
        ("/x.md", "https://github.com/o/r/blob/main/docs/list.md", "https://github.com/o/r/blob/main/x.md"),
        ("x.md", "https://github.com/o/r/blob/main/docs/list.md", "https://github.com/o/r/blob/main/docs/x.md"),
        ("../x.md", "https://github.com/o/r/tree/main/docs", "https://github.com/o/r/blob/main/x.md"),
        ("x.md", "https://github.com/o/r/tree/main/", "https://github.com/o/r/blob/main/x.md"),
        ("#part", "https://github.com/o/r#readme", "https://github.com/o/r#part"),
        ("x.html", "https://a.example/lists/one.html", "https://a.example/lists/x.html"),
        ("/x.html", "https://a.example/lists/one.html", "https://a.example/x.html"),
    ],
)
def test_links_lead_to_where_their_list_is_from(url: str, origin: str, expected: str) -> None:
    assert at_origin(url, origin) == expected
