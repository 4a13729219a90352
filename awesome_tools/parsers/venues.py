"""Venue, year and date from short texts: `CVPR 2020`, `NeurIPS'20`, `2021arXiv`, `arXiv 15 Nov 2018`, `2022/04`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from awesome_tools.parsers.venue_names import CONFERENCES, JOURNALS, MARKERS, PREPRINTS, SPELLED_OUT

_KNOWN = CONFERENCES | JOURNALS | PREPRINTS
# Abbreviations that are also ordinary words or marks: a venue only with a year beside them, or spelled in capitals.
_AMBIGUOUS = frozenset(
    """
    ACC ALT ASE ATC BIB BIGDATA BIOINFORMATICS CAG CASE CAV CCC CCS CELL CLOUD COG COLLA CP CRYPTO CSL DATE DIS EASE EC EG ELECTRONICS ENTROPY
    ESA FAST FAT FG FM FUSION GIS HT IC IM INFORMATION INS INTERACT IVA KR LANCET LOG MDM MEDIA MIA MICRO
    MM MR MSR MVA NATURE NN PAA PACT PAM PETS PG POPS PR PRIMA RADIOLOGY RAL RSE RSS S&P SAS SAT SC SCA SCIENCE SENSORS SENSYS SLT SP SYMMETRY
    THEMIS TAC TAI TBE TCC TIE TIM TIP TIV TOM TON TOPS TRIT VIS VR WINE WIRES XAI FSE DAC EDM
    """.split()
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_DATE = re.compile(
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+)?(?P<m1>{_MONTH})\.?[\s,\-]+(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+)?(?P<y1>{_YEAR})"
    rf"|(?P<y2>{_YEAR})\s?(?P<sep>[./\-年])\s?(?P<m2>1[0-2]|0?[1-9])(?:月|(?P=sep)\s?(?P<d3>3[01]|[12]\d|0?[1-9]))?日?"
    rf"|(?P<m3>1[0-2]|0?[1-9])[/.\-](?P<y3>{_YEAR})"
    rf"|(?P<y4>{_YEAR})\s?(?P<m4>{_MONTH})",
    re.IGNORECASE,
)
YEAR_ALONE = re.compile(rf"\(?'?({_YEAR})\)?")
# `NAME 2020`, `NAME'20`, `NAME20`, `2020NAME`, a marker of the track behind it.
_TRACK = r"(?P<track>\s*[\-(/,]?\s*(?:best paper[\w\s\-]*|outstanding paper[\w\s\-]*|oral|spotlight|highlight|poster|workshops?|ws|w|findings|demo|short|long|industry|journal|survey|main|extended abstract|under review|submitted|to appear|accepted|award|datasets? and benchmarks?(?: track)?|tutorial|challenge)\s*\)?)*"
_NAMED = re.compile(
    rf"(?P<name>[^\W\d_](?:[^\n()\[\]]{{0,88}}?[^\W\d_.&)])?\.?|3DV)(?P<gap>[\s,:_\-’']{{0,3}})(?P<year>{_YEAR}|(?<=[’'\s])\d\d|(?<=[A-Za-z])\d\d){_TRACK}",
    re.IGNORECASE,
)
_TRACKED = re.compile(rf"(?P<name>[\w&\-' ]{{2,40}}?){_TRACK}", re.IGNORECASE)
_LEADING_YEAR = re.compile(rf"(?P<year>{_YEAR})[\s,\-]{{0,3}}(?P<name>[^\W\d_][^\n()\[\]]{{0,60}})", re.IGNORECASE)
# What every year and date has.
SOME_YEAR = re.compile(r"\d\d")
_ACRONYM = re.compile(
    r"(?:[A-Z][A-Za-z]?[A-Z&\-][A-Za-z&\-]{0,14}|[A-Z]{2,14})(?: ?(?:workshops?|Workshops?|W|MM|Findings|findings|Oral|oral))?"
)
_SPACED = re.compile(r"[\w&/.,:\-’' ]{2,90}")


class Venue(NamedTuple):
    """What a short text says: the venue's name as written without the year, year, date as written."""

    name: str | None
    year: int | None
    date: str | None = None


@lru_cache(maxsize=8192)
def is_known(name: str, *, dated: bool = False) -> bool:
    """Whether a name without its year is that of a known venue, in any spelling; `dated` if a year stands beside it."""
    bare = name.strip(" .,:;'’\"*")
    squeezed = bare.replace(" ", "").replace("-", "").replace(".", "").replace("\t", "").upper()
    if squeezed in _KNOWN:
        if squeezed in _AMBIGUOUS and not dated:
            return bare.isupper() or (bare[:1].isupper() and any(c.isupper() for c in bare[1:]))
        return True
    low = bare.casefold()
    if low in SPELLED_OUT:
        return True
    head, _, tail = low.rpartition(" ")
    if not head:
        return _is_pair(bare)
    if tail.strip("()") in _TRACK_WORDS:
        return is_known(bare[: len(head)].rstrip(" (-"))
    if low.startswith(_PREFIXES):
        prefix = max((prefix for prefix in _PREFIXES if low.startswith(prefix)), key=len)
        return is_known(bare[len(prefix) :])
    return _is_pair(bare)


# What stands in front of names without being a part of them.
_PREFIXES = (
    "acm ",
    "ieee ",
    "ieee/cvf ",
    "proc. ",
    "proceedings of ",
    "in ",
    "the ",
    "usenix ",
    "ieee trans. ",
    "acm trans. ",
)


def _is_pair(bare: str) -> bool:
    """Whether a text is two known venues: `CVPR/TPAMI`."""
    if not ("/" in bare or "&" in bare or "+" in bare or "," in bare or "and" in bare):
        return False
    parts = _PAIR.split(bare)
    return len(parts) == 2 and all(part and is_known(part) for part in parts)


_PAIR = re.compile(r"\s*(?:[/&+,]|\sand\s)\s*")
_TRACK_WORDS = frozenset(
    "oral spotlight highlight poster workshop workshops ws w findings demo short long industry journal letters extended".split()
)


def year_of(text: str) -> int | None:
    """The year if the text is a year, in brackets or not."""
    match = YEAR_ALONE.fullmatch(text.strip())
    return int(match[1]) if match else None


def date_of(text: str) -> tuple[str, int] | None:
    """The date as written and its year if the text is a date more exact than a year."""
    text = text.strip(" .,()[]")
    match = _DATE.fullmatch(text)
    return (text, _date_year(match)) if match else None


def _date_year(match: re.Match[str]) -> int:
    return int(match["y1"] or match["y2"] or match["y3"] or match["y4"])


@lru_cache(maxsize=8192)
def read_venue(text: str, *, strict: bool = True) -> Venue | None:
    """What a text says if it is nothing but a venue, a year or a date.

    With `strict` an unknown name is taken for a venue only if it has a year and looks like an acronym or contains a
    word such as *Transactions*; without it (a cell of a venue column), any short name is.
    """
    if len(text) > 130:
        return None
    text = text.strip(" \t.,;:()[]*_").replace("\u2019", "'")
    if not text:
        return None
    if SOME_YEAR.search(text):
        year = year_of(text)
        if year is not None:
            return Venue(None, year)
        date = date_of(text)
        if date is not None:
            return Venue(None, date[1], date[0])
        found = _venue_with_year(text, strict=strict)
        if found is not None:
            return found
    return _venue_alone(text, strict=strict)


def _venue_with_year(text: str, *, strict: bool) -> Venue | None:
    dated = _DATE.search(text)
    if dated and dated.end() == len(text) and dated.start() > 1:
        name = text[: dated.start()].strip(" ,.(:-")
        if is_known(name):
            return Venue(spelled(name), _date_year(dated), dated[0])
    for pattern in (_NAMED, _LEADING_YEAR):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        name, year = match["name"].strip(" ,.'-:_("), _full_year(match["year"])
        if pattern is _NAMED and match["track"] and "workshop" in match["track"].lower():
            name += (
                " Workshop" if match["track"].strip(" (-/,").lower().startswith("w") and not name.endswith("W") else ""
            )
        if is_known(name, dated=len(match["year"]) == 4) or (
            (len(match["year"]) == 4 or "'" in match[0]) and _plausible(name, strict=strict)
        ):
            return Venue(spelled(name), year)
    return None


def _venue_alone(text: str, *, strict: bool) -> Venue | None:
    if len(text) > 60:  # longer than any known name with its track
        return None
    if is_known(text):
        return Venue(spelled(text), None)
    track = _TRACKED.fullmatch(text) if text[-1] == ")" or text[-5:].lower() in ("paper", "award", "track") else None
    if track and track["name"] != text and is_known(track["name"]):
        return Venue(spelled(track["name"].strip()), None)
    if not strict and _SPACED.fullmatch(text) and any(c.isalpha() for c in text) and len(text.split()) <= 10:
        return Venue(spelled(text), None)
    return None


def _plausible(name: str, *, strict: bool) -> bool:
    if _ACRONYM.fullmatch(name):
        return True
    words = name.split()
    if len(words) <= 3 and all(_ACRONYM.fullmatch(word) and word.isupper() for word in re.split(r"[\s/]+", name)):
        return True
    if len(words) > 12 or not _SPACED.fullmatch(name):
        return False
    return not strict or not MARKERS.isdisjoint(word.casefold().strip(".,") for word in words)


def _full_year(text: str) -> int:
    value = int(text.strip("'’"))
    return value if value > 99 else (2000 + value if value < 50 else 1900 + value)


def spelled(name: str) -> str:
    """The venue's name as written, with arXiv in its own spelling."""
    name = " ".join(name.split()).strip(" ,.;:'-(")
    return "arXiv" if re.fullmatch(r"ar\s?xiv(?: preprint)?", name, re.IGNORECASE) else name


_INNER = re.compile(
    rf"(?P<lead>^|[\s,:;.，：、(\[\-–—|*])(?P<name>(?:IEEE |ACM )?[A-Za-z][A-Za-z&\-]{{1,14}}(?: MM)?|3DV)(?P<gap>[\s,]{{0,2}}['’]?)(?P<year>{_YEAR}|(?<=['’])\d\d)(?P<track>(?:\s+(?:[Ww]orkshops?|[Oo]ral|[Ss]potlight))?)(?![\w])"
)
_BARE = re.compile(r"[,:;.，：、!?]\s*(?P<name>[A-Za-z][A-Za-z&]{2,14})\s*(?=$|[,;.，：])")


class Found(NamedTuple):
    """A venue inside a longer text: its range there (with the year) and what it says."""

    start: int
    end: int
    venue: Venue


def find_venue(text: str) -> Found | None:
    """The first known venue inside a text: with a year anywhere, without one only set off by punctuation."""
    for match in _INNER.finditer(text) if SOME_YEAR.search(text) else ():
        name = match["name"]
        if is_known(name) or (_ACRONYM.fullmatch(name) and name.isupper() and match["lead"] in (",", "，", "：", ":")):
            label = name + (" Workshop" if "orkshop" in match["track"] else "")
            return Found(match.start("name"), match.end(), Venue(spelled(label), _full_year(match["year"])))
    for match in _BARE.finditer(text):
        if is_known(match["name"]) and match["name"].upper() not in _AMBIGUOUS:
            return Found(match.start("name"), match.end("name"), Venue(spelled(match["name"]), None))
    return None


def leading_venue(text: str) -> tuple[Venue, int] | None:
    """The known venue that a text begins with, set off by punctuation, and where it ends."""
    text = ", " + text
    if not _BARE.match(text) and not (SOME_YEAR.search(text) and _INNER.match(text, 1)):
        return None
    found = find_venue(text)
    return None if found is None or found.start > 2 else (found.venue, found.end - 2)


@lru_cache(maxsize=1024)
def is_preprint(name: str) -> bool:
    """Whether a venue's name is that of a preprint server or of an unpublished state."""
    return re.sub(r"[\s.\-]", "", name).upper() in PREPRINTS or name.casefold() in (
        "under review",
        "tech report",
        "technical report",
    )
