"""How titles compare: keys for the orders that lists are kept in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

Key = tuple[Any, ...]

_ARTICLE = re.compile(r"^(?:a|an|the)\s+(?=\w)")
_NUMBER = re.compile(r"(\d+)")
_NO_WORD = re.compile(r"[^\w\s]|_")


@lru_cache(maxsize=1 << 16)
def _folded(title: str) -> str:
    """Without case, accents and leading marks."""
    bare = (
        title.casefold()
        if title.isascii()
        else "".join(
            char for char in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(char)
        )
    )
    return bare.lstrip("\"'`“”‘’«([{<#@.$~*_- \t") or bare


def _natural(text: str) -> Key:
    if text.isalpha():
        return ((1, 0, text),)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _NUMBER.split(text) if part)


@lru_cache(maxsize=1 << 16)
def by_word(title: str) -> Key:
    """Word by word, marks ignored: `one two` before `onetwo`."""
    return _words(_folded(title))


def by_letter(title: str) -> Key:
    """Letter by letter, blanks and marks ignored: `onetwo` before `one x`."""
    return _natural("".join(_NO_WORD.sub("", _folded(title)).split()))


def without_article(title: str) -> Key:
    """Word by word, without a leading article."""
    return by_word(_ARTICLE.sub("", _folded(title)))


@lru_cache(maxsize=1 << 16)
def _words(folded: str) -> Key:
    return tuple([_natural(word) for word in _NO_WORD.sub(" ", folded).split()])


def as_written(title: str) -> Key:
    """By the characters, case ignored, marks counting: what an editor's sort command does."""
    return (title.casefold(),)


def by_line(title: str) -> Key:
    """As `sort` puts lines that begin with `[title]`: the bracket counts, so that `a-b` comes before `a`."""
    return (f"{title.casefold()}]",)


def by_code(title: str) -> Key:
    """By the characters as they are: capitals before small letters."""
    return (title,)


COLLATIONS: tuple[Callable[[str], Key], ...] = (by_word, without_article, by_letter, as_written, by_line, by_code)
