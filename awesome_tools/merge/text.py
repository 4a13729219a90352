"""Text in comparable form: letters without case, accents, hyphens and spaces; words; names with their marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from awesome_tools.merge.model import Name

# `C++`, `C#` and `OAA++` keep their marks: they tell things apart that letters do not.
_SEPARATORS = re.compile(r"(?<![^\W_])(?<![+#])[+#]+|[^\w+#]+|_+")
_BRACKETS = re.compile(r"\s\([^()]*\)|\s?(?:\[[^\[\]]*\]|（[^（）]*）)")
_MARK = re.compile(
    r"(?<=[^\W_])(?:\++|\*+|[\s_-]*v\d+(?:\.\d+)*\+*|[\s_-]+(?:ii|iii|iv)|(?<=\D)\d+(?:\.\d+)*\+*|[\s_-]*plus)$",
    re.IGNORECASE,
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_LONGEST_NAME = 200
_WIDE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿가-힯]")

_STOP_WORDS = """
a an and are as at by for from in into is its it of on onto or over s the their through to toward towards under upon
using via with within
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

# What links are called instead of a name: equal ones tell nothing.
_PLACEHOLDER_WORDS = """
article blog book check click code demo docs documentation download follow github here homepage license link list more
official original page paper papers pdf post project read repo repository see site slides source this tutorial video web
webpage website wiki
"""
_PLACEHOLDERS = frozenset(_PLACEHOLDER_WORDS.split())


def is_placeholder(text: str) -> bool:
    """Whether a text names nothing: `here`, `this link`, `official website`."""
    return all(word in _PLACEHOLDERS or word in STOP_WORDS for word in words(text))


def fold(text: str) -> str:
    """The text without case, compatibility variants (Unicode NFKC) and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", decomposed))


def squeeze(text: str) -> str:
    """Letters and digits only, so that hyphens and (lost) spaces count for nothing; `+` and `#` stay on a word."""
    return _SEPARATORS.sub("", fold(text))


def words(text: str) -> tuple[str, ...]:
    """The words, hyphens read as spaces; scripts written without spaces give pairs of characters."""
    found = _SEPARATORS.sub(" ", fold(text)).split()
    if not _WIDE.search(text):
        return tuple(found)
    return tuple(part for word in found for part in (_pairs(word) if _WIDE.search(word) else [word]))


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(max(1, len(word) - 1))]


def is_wide(text: str) -> bool:
    """Whether a text has characters of a script written without spaces (Chinese, Japanese, Korean)."""
    return _WIDE.search(text) is not None


def without_brackets(text: str) -> str:
    """The text without what stands in brackets: `SSDD (PSA)` is SSDD on the baseline PSA."""
    return _BRACKETS.sub("", text).strip() or text


def is_title(text: str) -> bool:
    """Whether a text is a title of several words rather than a name: names repeat by chance, such titles hardly do."""
    bare = without_brackets(text)
    if _WIDE.search(bare):
        return len(_WIDE.findall(bare)) >= 8
    return len(bare.split()) >= 3 and len(squeeze(bare)) >= 15


@lru_cache(maxsize=65536)
def name(text: str) -> Name:
    """A short name's letters, and apart from them what marks a variant: `+`, `++`, `v2`, `II`, a final number."""
    bare = without_brackets(text[:_LONGEST_NAME]).strip()
    found = _MARK.search(bare)
    base = bare[: found.start()] if found else bare
    mark = squeeze("x" + found[0])[1:] if found else ""
    if len(squeeze(base)) < 2:
        return Name(squeeze(bare), "")
    return Name(squeeze(base), mark or ("*" if found else ""))


def is_distinctive(text: str) -> bool:
    """Whether a name is a coinage such as `WeakTr` or `SC-CAM2`: five letters or more, not written like a word."""
    bare = without_brackets(text)
    letters = squeeze(bare)
    inner = any(c.isupper() for c in bare[1:]) and any(c.islower() for c in bare)
    return len(letters) >= 5 and " " not in bare and (inner or any(c.isdigit() for c in bare))
