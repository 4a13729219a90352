"""Filling patterns: what is missing goes with its brackets, separators and lines."""

from __future__ import annotations

import re

import pytest

from awesome_tools.into.fill import fill
from awesome_tools.into.position import slot
from awesome_tools.parsers.profile_pattern import Pattern, Piece


def pattern(text: str) -> Pattern:
    """A pattern written as `{title} - {description}.`."""
    pieces = [
        Piece(part[1:-1], "") if part[0] == "{" else Piece("", part) for part in re.findall(r"\{\w+\}|[^{]+", text)
    ]
    return Pattern(tuple(pieces))


def filled(text: str, **values: str) -> str:
    shape = pattern(text)
    return fill(shape, {i: values[piece.slot] for i, piece in enumerate(shape.pieces) if piece.slot in values})


@pytest.mark.parametrize(
    ("shape", "values", "expected"),
    [
        ("{title} - {description}.", {"title": "T", "description": "D"}, "T - D."),
        ("{title} - {description}.", {"title": "T", "description": "D!"}, "T - D!."),
        ("{title} - {description}.", {"title": "T"}, "T"),
        ("{title}, {authors}, {pub} | {links}", {"title": "T", "authors": "A", "links": "L"}, "T, A | L"),
        ("{title}, {authors}, {pub} | {links}", {"title": "T", "pub": "P", "links": "L"}, "T, P | L"),
        ("({pub}) **{title}**, {authors} [{links}]", {"title": "T", "authors": "A", "links": "L"}, "**T**, A [L]"),
        ("({pub}) **{title}**, {authors} [{links}]", {"title": "T", "pub": "P"}, "(P) **T**"),
        ("[{pub}] {title}. [{links}]", {"title": "T", "links": "L"}, "T. [L]"),
        ("{title}.\n  [{links}]\n  - {authors}. *{pub}*", {"title": "T", "authors": "A", "pub": "P"}, "T.\n  - A. *P*"),
        (
            "{title}.\n  [{links}]\n  - {authors}. *{pub}*",
            {"title": "T", "links": "L", "pub": "P"},
            "T.\n  [L]\n  - *P*",
        ),
        ("**{title}**<br>\n{authors}<br>\n{pub}", {"title": "T", "authors": "A"}, "**T**<br>\nA"),
        ("{title} ({pub})", {"title": "T"}, "T"),
    ],
)
def test_missing_values(shape: str, values: dict[str, str], expected: str) -> None:
    assert filled(shape, **values) == expected


@pytest.mark.parametrize(
    ("keys", "key", "falling", "expected"),
    [
        ([1, 2, 4], 3, False, (2, 2)),
        ([1, 3, 3, 4], 3, False, (1, 3)),
        ([4, 3, 1], 2, True, (2, 2)),
        ([9, 1, 2, 4, 5], 3, False, (3, 3)),
        ([1, None, 4], 3, False, (1, 2)),
        ([], 3, False, (0, 0)),
    ],
)
def test_the_place_in_order(keys: list[int | None], key: int, expected: tuple[int, int], *, falling: bool) -> None:
    made = [None if one is None else (one,) for one in keys]
    assert slot(made, (key,), falling=falling) == expected
