"""People and short names: authors' lines, and the name of a method in front of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.parsers.venues import is_known

_PARTICLES = frozenset("de del della der den di da dos du el la le van von ten ter bin ibn al y zu af av".split())
_NAME_WORD = re.compile(r"[^\W\d_a-z](?:[^\W\d_]|['’`.\-])*")
# How a list of people begins: with a word as in a name, then a separator, a mark or another word that fits.
_FIRST_WORDS = re.compile(
    rf"(?:[^\W\d_a-z](?:[^\W\d_]|['’`.\-])*+|(?:{'|'.join(_PARTICLES)})\b)"
    rf"(?:[,;&，、(*†‡§¶^\d]|$|\s+(?:[^a-z]|$|et|(?:and|{'|'.join(_PARTICLES)})\b))"
)
_LEAD = re.compile(r"\s*(?:by\s+|authors?\s*[:：]\s*|作者\s*[:：]\s*)", re.IGNORECASE)
_ET_AL = re.compile(r",?\s+(?:et\.? ?al\.?|and others|等人?)\s*$")
_ET_AL_ENDS = ("al", "al.", "others", "等", "等人")
_MARKS = re.compile(r"(?:\s*(?:[*†‡§¶^]|(?<!\d)\d{1,2}(?!\d)|\([^()]{1,60}\)))+$")
_INITIALS = re.compile(r"\s*(?:[A-Z]\.[\s-]?)+|\s*[A-Z]")
_AND = re.compile(r"\s+and\s+")
_FAMILY_FIRST = re.compile(r"[^\s,]+, [^,]+")
_ENDS_IN_ACRONYM = re.compile(r" (?!III$)[A-Z]{3,5}$")
_ENDS_IN_INITIAL = re.compile(r"(?<![^\W\d_])[A-Z]\.$")
_SEVERAL = re.compile(r"[,;&，、]|\band\b|\bal\b|等")
_JOIN = re.compile(r"\s*(?:,\s*(?:and\b|&)|[,;&，、]|\band\b)\s*")
# Two capitals, a capital within, a letter and a digit, or a letter and a plus.
_ACRONYM = re.compile(
    r"(?=.*[A-Z].*[A-Z]|.*[a-z][A-Z]|.*[A-Za-z][\-.]?\d|.*\d[\-.]?[A-Za-z]|.*[A-Za-z]\+|.*[α-ωΑ-Ω²³])[\w²³'’@*^][\w+\-./²³'’@*^]{0,34}"
)
_HYPHENED_WORDS = re.compile(r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)+")
_SINGLE = re.compile(r"[A-Z][a-z]{1,16}(?<!s)(?<!ing)(?<!tion)(?<!sion)(?<!ly)(?<!ed)(?<!ment)")
_COMMON = frozenset(
    "survey review overview introduction tutorial benchmark toward beyond attention part chapter note abstract update guide "
    "perspective position opinion primer roadmap taxonomy history theory practice demo dataset challenge report lecture course book".split()
)


def read_authors(text: str, *, single: bool = False) -> tuple[str, ...]:
    """The people named by a text that is nothing but a list of authors, else ().

    One name alone counts only with `single` (an author column or a line in italics) or with "et al.".
    """
    if len(text) > 1500:
        return ()
    text = text.strip()
    if lead := _LEAD.match(text):
        text = text[lead.end() :].strip()
    if text[:1].islower():
        return ()
    if not _FIRST_WORDS.match(text) or not (single or _SEVERAL.search(text)):
        return ()
    initial = bool(_ENDS_IN_INITIAL.search(text))
    text = text.rstrip(".;,").strip()
    al = _ET_AL.search(text + ("." if text.endswith("al") else "")) if text.endswith(_ET_AL_ENDS) else None
    if al:
        text = text[: al.start()]
    people = _people(text)
    if not people:
        return ()
    if al:
        if al[0].startswith(",") and len(people) == 2 and not any(" " in person for person in people):
            people = [", ".join(people)]  # `Szegedy, Christian, et al.`
        people[-1] += " et al."
    elif (len(people) < 2 and not single) or not any(" " in person or "." in person for person in people):
        return ()
    if initial and any("." in person for person in people):
        people[-1] += "."
    return tuple(people)


def _people(text: str) -> list[str]:
    """The people between the separators; none if something there is no name."""
    people: list[str] = []
    for written in _family_first(text) or _split(text):
        if people and _INITIALS.fullmatch(written) and "," not in people[-1] and " " not in people[-1].strip("."):
            people[-1] += f", {written}"  # `Li, X., Wang, H.`: the family name first
            continue
        person = (written if written[-1:].isalpha() else _MARKS.sub("", written)).strip()
        if not is_person(person.replace(", ", " ")):
            return []
        people.append(person)
    if people[0].startswith("A ") and not any(person[1:2] == " " for person in people[1:]):
        return []  # an article
    # `Dense, Sparse Array DBMS`: a family name may be written in capitals, but then all are.
    return people if len({bool(_ENDS_IN_ACRONYM.search(person)) for person in people}) == 1 else []


def _family_first(text: str) -> list[str]:
    """`Doersch, Carl and Efros, Alexei A`, as BibTeX writes people; none if one of them is written otherwise."""
    parts = _AND.split(text) if "," in text else []
    return parts if len(parts) > 1 and all(_FAMILY_FIRST.fullmatch(part) for part in parts) else []


def _split(text: str) -> Iterator[str]:
    """The parts between separators, one by one: most texts are known for no list of people by the first."""
    at = 0
    for join in _JOIN.finditer(text):
        yield text[at : join.start()]
        at = join.end()
    yield text[at:]


def may_begin_with_people(text: str) -> bool:
    """Whether the first words of a text could be those of a name; most texts are told by them."""
    return _FIRST_WORDS.match(text.lstrip()) is not None


def is_person(text: str) -> bool:
    """Whether a text could be a person's name: one to six capitalised words and particles."""
    words = text.split()
    if not 1 <= len(words) <= 6 or any(len(word) > 3 and word.isupper() and is_known(word) for word in words):
        return False
    if len(words) == 1 and len(text) > 1 and text.isupper() and "." not in text:
        return False
    return all(
        _NAME_WORD.fullmatch(word)
        or (word in _PARTICLES and 0 < i < len(words) - 1)
        or (word in _PARTICLES and not i and len(words) > 1)
        for i, word in enumerate(words)
    )


def is_short_name(text: str) -> bool:
    """Whether a text is the short name of a method or project: `SEAM`, `SC-CAM`, `AGMM++`, `Deep TEN`, `3D-GS`, `Caffe`.

    Some word of it mixes capitals, digits and marks as acronyms do; or it is one capitalised word that is no plural and
    no word for a kind of text or work.
    """
    words = text.split()
    if not words or len(words) > 4 or len(text) > 36:
        return False
    if any(_ACRONYM.fullmatch(word.strip("()[],*")) for word in words):
        return True
    return len(words) == 1 and bool(_SINGLE.fullmatch(text)) and text.casefold() not in _COMMON


def name_before_colon(title: str) -> str | None:
    """The short name that stands before the first colon of a title, None if a phrase stands there."""
    head, colon, rest = title.partition(":")
    if not colon:
        head, colon, rest = title.partition("：")
    if not colon or not rest.strip() or (rest and not rest[0].isspace() and not rest[0].isupper()):
        return None
    head = head.strip()
    return head if len(head.split()) <= 3 and is_short_name(head) and not _HYPHENED_WORDS.fullmatch(head) else None
