"""Comparing titles: equal readings, typing errors, and the differences of one word that make another work.

Only the whole of two titles is compared: metrics that are content with a part (token sets, partial matches) take
`Webly Supervised Semantic Segmentation` for every title that contains it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from awesome_tools.merge.model import Mention, Reading
from awesome_tools.merge.text import STOP_WORDS, is_distinctive, is_title, squeeze, without_brackets, words

# Below NEAR two titles are different titles; above it the words that differ decide.
_NEAR = 90.0
# Texts of more letters are no titles; comparing them letter by letter would take long.
_LONGEST = 600
_CLOSE = 95.0

_PREFIX = re.compile(r"^(?P<prefix>[^\s:：][^:：]{0,38}?)\s*[:：]\s*(?P<rest>\S.*)$")
# A short name, or a venue with its year: other words in brackets are part of the title.
_TRAILING = re.compile(r"\s?[(\[](?:[^()\[\]\s]{1,20}|[^()\[\]]{0,30}\b(?:19|20)\d\d)[)\]]\s?$")
_NUMERAL = re.compile(r"\d|^(?:ii|iii|iv|vi|vii|viii|ix)$|[+#]")
_SENTENCE_PARTS = re.compile(r"(?<=\w)(?:[.:;,!?]\s|\s[-–—|(]\s?)|$")

# Words that differ only by one of these beginnings are opposites, not typing errors.
_OPPOSITES = tuple(
    tuple(group.split())
    for group in (
        "intra inter", "semi self fully weakly webly un", "pre post", "over under", "homo hetero", "micro macro meso",
        "mono multi uni bi",
        "up down", "in out", "convolution deconvolution", "encod decod", "local global focal", "source target",
        "online offline",
    )
)  # fmt: skip
_NEGATIONS = ("un", "non", "in", "im", "ir", "dis", "de", "anti", "a", "re", "co", "sub", "super", "multi", "semi")


class TitleLevel(IntEnum):
    """How well two titles agree, best first; DISAGREE is for two titles that are not one, NONE for too little text."""

    EXACT = 1
    STRIPPED = 2  # equal without the name that one of them has in front
    TYPO = 3
    DESCRIBED = 4  # the description of one is the title of the other
    PREFIXES = 5  # equal without the different names that both have in front
    NEAR = 6  # differ in a word or two: something else has to speak for them
    NONE = 7
    DISAGREE = 8


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """Level, and similarity of the two titles from 0 to 100."""

    level: TitleLevel
    ratio: float


def readings(title: str, name: str | None) -> tuple[Reading, ...]:
    """The ways to read a title: as written, without the name before its colon, without a final bracket.

    Empty for a mere name, which is no title. `Simple Does It: …` keeps its phrase: only what looks like a name, or is
    the record's, is taken off, and only from a rest of four words.
    """
    if not is_title(title):
        return ()
    found = [Reading(squeeze(title), words(title))]
    bare = _TRAILING.sub("", title)
    if bare != title and is_title(bare):
        found.append(Reading(squeeze(bare), words(bare)))
    split = _PREFIX.match(bare)
    if split and _is_name(split["prefix"], name):
        rest = words(split["rest"])
        if len(rest) >= 4 and is_title(split["rest"]):
            found.append(Reading(squeeze(split["rest"]), rest, split["prefix"].strip()))
    return tuple(found)


def without_prefix(title: str, name: str | None) -> str | None:
    """The title as written without the name before its colon; None if there is none."""
    split = _PREFIX.match(title)
    return split["rest"] if split and _is_name(split["prefix"], name) else None


def _is_name(prefix: str, name: str | None) -> bool:
    if name and squeeze(without_brackets(name)) == squeeze(prefix):
        return True
    bare = prefix.strip()
    return len(bare.split()) == 1 and (is_distinctive(bare) or (len(bare) >= 2 and bare.isupper()) or bare[-1] in "+*")


def described(description: str | None) -> tuple[str, ...]:
    """Beginnings of a description that may be a title, squeezed: what precedes the comma of `Dilated Nets, 76 %`."""
    if not description:
        return ()
    ends = [part.start() for part in _SENTENCE_PARTS.finditer(description[:300])][:4]
    found = [description[:end] for end in ends if end >= 15]
    return tuple(dict.fromkeys(squeeze(text) for text in found if is_title(text)))


def compare(left: Mention, right: Mention) -> TitleMatch:
    """How well the titles of two mentions agree."""
    if not left.readings or not right.readings:
        return _compare_described(left, right)
    best = TitleMatch(TitleLevel.DISAGREE, 0.0)
    for a in left.readings:
        for b in right.readings:
            found = compare_readings(a, b)
            if (found.level, -found.ratio) < (best.level, -best.ratio):
                best = found
    return best


def _compare_described(left: Mention, right: Mention) -> TitleMatch:
    for titled, named in ((left, right), (right, left)):
        if any(reading.key in named.described for reading in titled.readings):
            return TitleMatch(TitleLevel.DESCRIBED, 100.0)
    return TitleMatch(TitleLevel.NONE, 0.0)


def compare_readings(left: Reading, right: Reading) -> TitleMatch:
    """How well two readings agree."""
    if left.key == right.key:
        if left.prefix and right.prefix:
            same = squeeze(left.prefix) == squeeze(right.prefix)
            return TitleMatch(TitleLevel.EXACT if same else TitleLevel.PREFIXES, 100.0)
        return TitleMatch(TitleLevel.STRIPPED if left.prefix or right.prefix else TitleLevel.EXACT, 100.0)
    if max(len(left.key), len(right.key)) > _LONGEST:
        return TitleMatch(TitleLevel.DISAGREE, 0.0)
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only a merge needs it

    alike = ratio(left.key, right.key, score_cutoff=60.0)
    if alike < _NEAR or (left.prefix and right.prefix):
        return TitleMatch(TitleLevel.DISAGREE, alike)
    return TitleMatch(_difference(left.words, right.words, alike), alike)


def _difference(left: tuple[str, ...], right: tuple[str, ...], alike: float) -> TitleLevel:
    """What the words tell in which two near titles differ."""
    counts = Counter(left), Counter(right)
    only = [
        [w for w in ws if other[w] < own[w] and w not in STOP_WORDS]
        for ws, own, other in ((left, *counts), (right, *counts[::-1]))
    ]
    if any(_NUMERAL.search(word) for words_ in only for word in words_):
        return TitleLevel.DISAGREE
    a, b = ("".join(words_) for words_ in only)
    if a == b:
        return TitleLevel.TYPO
    if not a or not b:
        return TitleLevel.NEAR if alike >= _CLOSE else TitleLevel.DISAGREE
    if _are_opposites(a, b):
        return TitleLevel.DISAGREE
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only a merge needs it

    longer = max(len(a), len(b))
    allowed = min(3, longer // 6) if longer >= 6 else int(longer >= 4)
    if OSA.distance(a, b) <= allowed and a[0] == b[0]:
        return TitleLevel.TYPO
    return TitleLevel.NEAR if _common_start(a, b) * 2 >= min(len(a), len(b)) else TitleLevel.DISAGREE


def _common_start(a: str, b: str) -> int:
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _are_opposites(a: str, b: str) -> bool:
    if any(long == negation + short for long, short in ((a, b), (b, a)) for negation in _NEGATIONS):
        return True
    for group in _OPPOSITES:
        heads = [next((head for head in group if text.startswith(head)), None) for text in (a, b)]
        if heads[0] and heads[1] and heads[0] != heads[1]:
            tails = [text[len(head) :] for text, head in zip((a, b), heads, strict=True) if head]
            if tails[0] == tails[1]:
                return True
    return False
