"""Alphabets that part from the order of the characters, and the collations they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from awesome_tools.rules.reading.collation import COLLATIONS, Key, by_word

# What stands behind which letter; all else as in Unicode, accents folded. Source: Unicode CLDR, collation charts.
_BEHIND: dict[str, str] = {
    "cs": "cč hĥ rř sš zž",
    "da": "zæøå",
    "de": "",
    "es": "nñ",
    "et": "sš zž wõäöü",
    "fi": "zåäö",
    "hr": "cčć dđ sš zž",
    "hu": "oö uü",
    "is": "aá dð eé ií oó uú yý zþæö",
    "lt": "cč eę sš zž",
    "lv": "cč gģ kķ lļ nņ sš zž",
    "nb": "zæøå",
    "pl": "aą cć eę lł nń oó sś zźż",
    "ro": "aăâ iî sș tț",
    "sk": "aä cč oô sš zž",
    "sl": "cč sš zž",
    "sv": "zåäö",
    "tr": "cç gğ hı oö sş uü",
    "uk": "гґ еє иії",
    "fa": "بپ جچ زژ قک کگ هی",
}
_HAN = ("\u2e80", "\u9fff")
_FREE = 0x20000  # letters from here on sort behind all that titles are written with


def collations(titles: Iterable[str], language: str) -> tuple[Callable[[str], Key], ...]:
    """The ways in which titles may be sorted: those of a language, or of every language whose letters they have."""
    if language == "zh":
        return (by_pinyin,)
    if language in _BEHIND:
        return (_collation(_BEHIND[language]),)
    if language == "none":
        return COLLATIONS
    letters = {char for title in titles if not title.isascii() for char in title.casefold()}
    fitting = {behind for behind in _BEHIND.values() if any(letters & set(group[1:]) for group in behind.split())}
    return (*COLLATIONS, *map(_collation, sorted(fitting)))


def ideographic(titles: Sequence[str]) -> bool:
    """Whether most titles are Chinese or Japanese, whose order cannot be told from the characters."""
    return sum(_HAN[0] <= title[:1] <= _HAN[1] for title in titles) * 3 > len(titles)


def strangers(titles: Sequence[str]) -> frozenset[int]:
    """Indices of titles in another script than most: translated lists keep the order of the names they had."""
    latin = [title.lstrip("\"'“([ 0123456789")[:1] < "\u0250" for title in titles]
    usual = sum(latin) * 2 >= len(latin)
    return frozenset(index for index, is_latin in enumerate(latin) if is_latin is not usual)


def by_pinyin(title: str) -> Key:
    """By the sound of Chinese characters, as the standard GB 2312 orders the frequent ones; others behind them."""
    return (title.casefold().encode("gb18030", "replace"),)


@cache
def _collation(behind: str) -> Callable[[str], Key]:
    return _Alphabet(behind)


class _Alphabet:
    """Word by word, with letters that stand behind others."""

    def __init__(self, behind: str):
        self._table = {
            ord(char): f"{group[0]}{chr(_FREE + place)}"
            for group in behind.split()
            for place, char in enumerate(group[1:])
        }

    def __call__(self, title: str) -> Key:
        return by_word(title if title.isascii() else title.casefold().translate(self._table))


def in_ascii(collation: Callable[[str], Key]) -> Callable[[str], Key]:
    """The collation that gives titles in ASCII the same keys: alphabets agree on those."""
    return by_word if isinstance(collation, _Alphabet) else collation
