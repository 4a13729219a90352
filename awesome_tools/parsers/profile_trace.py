"""Traces the pattern of an entry: which stretch of its source text is which field. Reads a draft, never the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.profile_pattern import (
    AUTHORS,
    DATE,
    DESCRIPTION,
    LINKS,
    NAME,
    OTHER,
    PUB,
    TAGS,
    TITLE,
    Pattern,
    Piece,
    publication,
)  # fmt: skip
from awesome_tools.parsers.roles import is_label
from awesome_tools.parsers.venues import read_venue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from awesome_tools.model import Role
    from awesome_tools.parsers.atoms import Atom
    from awesome_tools.parsers.draft import Draft

PREFIX = re.compile(
    r"(?P<indent>(?:[ \t]|>[ \t]?)*)(?P<marker>[-*+]|\d{1,9}[.)])?(?P<gap>[ \t]+)?(?P<box>\[[ xX]\][ \t]+)?"
)
# What is no text: comments, tags, entities, and links and images that are not the entry's own.
_MARKUP = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|!?\[[^\[\]\n]*\]\([^()\s]*\)", re.DOTALL)
_ADDRESSED = re.compile(r"\b(?:src|href|alt|title)\s*=", re.IGNORECASE)
_LEADING = re.compile(r"[\s\-–—:：,;.|>→=)\]*_\\]*")
_TRAILING = " \t\n-–—:：,，;.。|([*_\\"
_PAIRS = frozenset((("(", ")"), ("[", "]"), ("（", "）"), ("【", "】")))
_TOKEN_ENDS = re.compile(r"\s*(?:[|,;·•]|\.\s|\s[-–—]+\s|<br\s*/?>|\\?\n|[()\[\]（）【】]|\*+|_+)\s*")
_LABEL = re.compile(r"^\[(?P<open>[*_`]*)(?P<label>.*?)(?P<close>[*_`]*)\](?P<gap> ?)\((?P<angle><?)", re.DOTALL)
_HTML = re.compile(r"<a\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    piece: Piece


def pattern_of(text: str, start: int, end: int, draft: Draft) -> Pattern:
    """The pattern of what a draft reads between two offsets of the source text."""
    marks = _title_mark(text, start, end, draft)
    title = marks[0].piece if marks else None
    taken = draft.title_link if title is not None and "{url}" in title.text else None
    links = [
        (role, atom) for role, atom in draft.links if start <= atom.start and atom.end <= end and atom is not taken
    ]
    for role, atom in links:
        if not _clashes(atom.start, atom.end, marks[:1]) and not _in_prose(text, start, end, atom):
            marks.append(_Mark(atom.start, atom.end, _link_piece(text, role, atom)))
    marks.sort(key=lambda mark: mark.start)
    pieces: list[Piece] = []
    at = start
    for mark in marks:
        pieces += _between(text[at : mark.start], draft, titled=any(piece.slot == TITLE for piece in pieces))
        pieces.append(mark.piece)
        at = mark.end
    pieces += _between(text[at:end], draft, titled=any(piece.slot == TITLE for piece in pieces))
    return Pattern(tuple(_joined(pieces)))


def _title_mark(text: str, start: int, end: int, draft: Draft) -> list[_Mark]:
    link = draft.title_link
    if link is not None and start <= link.start and link.end <= end:
        return [
            _Mark(
                link.start,
                link.end,
                Piece(TITLE, _link_template(text[link.start : link.end], link), roles=_role(draft, link)),
            )
        ]
    if not draft.title:
        return []
    if draft.start >= 0 and not start <= draft.start < end:
        return []
    for begin in (max(start, draft.start), start):
        at = text.find(draft.title, begin, end)
        if at >= 0:
            return [_Mark(at, at + len(draft.title), Piece(TITLE, "{value}"))]
    if start <= draft.start < draft.end <= end and draft.title_kind in ("bold", "quote", "code", "text"):
        inner = text[draft.start : draft.end].strip(" .\t\n")
        at = text.find(inner, draft.start, draft.end)
        if inner and len(inner) < 2 * len(draft.title) + 8:
            return [_Mark(at, at + len(inner), Piece(TITLE, "{value}"))]
    return []


def _role(draft: Draft, link: Atom) -> tuple[Role, ...]:
    return tuple(role for role, atom in draft.links if atom is link or atom.url == link.url)[:1]


def _link_template(raw: str, atom: Atom) -> str:
    """`[**Title**](url)` as `[**{value}**]({url})`; what cannot be told apart becomes a plain inline link."""
    if _HTML.match(raw) and atom.url in raw and atom.text and atom.text in raw and not atom.pictured:
        head, _, tail = raw.partition(atom.url)
        if atom.text in tail:
            return head.replace("{", "") + "{url}" + tail.replace(atom.text, "{value}", 1)
    match = None if atom.pictured else _LABEL.match(raw)
    if match is None or match["open"] != match["close"][::-1]:
        return "[{value}]({url})"
    return f"[{match['open']}{{value}}{match['close']}]({{url}})"


def _link_piece(text: str, role: Role, atom: Atom) -> Piece:
    label = "" if atom.pictured else atom.text
    raw = text[atom.start : atom.end]
    template = (
        _link_template(raw, atom)
        if label and raw[:1] in ("[", "<")
        else "[{value}]({url})"
        if label
        else raw.replace(atom.url, "{url}")
    )
    if not label and "{url}" not in template:
        template = "[{value}]({url})"
    if atom.pictured:
        template = "[{value}]({url})"
    return Piece(LINKS, template, roles=(role,), labels=(label,))


def _in_prose(text: str, start: int, end: int, atom: Atom) -> bool:
    """Whether a link is a word of a sentence: its label names something, and words stand right beside it."""
    if atom.pictured or not atom.text or is_label(atom.text) or not names_something(atom):
        return False
    before = text[max(start, atom.start - 40) : atom.start].rpartition("\n")[2]
    after = text[atom.end : min(end, atom.end + 40)].partition("\n")[0]
    return bool(re.search(r"\w[\w,]*\s+$", before)) or bool(re.match(r"\s+[a-z]", after))


def _clashes(start: int, end: int, marks: Sequence[_Mark]) -> bool:
    return any(start < mark.end and mark.start < end for mark in marks)


def _between(chunk: str, draft: Draft, *, titled: bool) -> list[Piece]:
    """The pieces of the text between links and title: markup, known values by their own words, and other words."""
    pieces: list[Piece] = []
    at = 0
    for match in [*_MARKUP.finditer(chunk), None]:
        stop = match.start() if match else len(chunk)
        pieces += _told(chunk[at:stop], draft, titled=titled)
        if match:
            own = match[0].startswith(("[", "!")) or _ADDRESSED.search(match[0])
            pieces.append(Piece(OTHER, "{value}") if own else Piece("", match[0].replace("{", "").replace("}", "")))
            at = match.end()
    return pieces


def _told(chunk: str, draft: Draft, *, titled: bool) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for mark in [*sorted(_known(chunk, draft, titled=titled), key=lambda mark: mark.start), None]:
        stop = mark.start if mark else len(chunk)
        pieces += _words(chunk[at:stop], titled=titled)
        if mark:
            pieces.append(mark.piece)
            at = mark.end
    return pieces


def _words(chunk: str, *, titled: bool) -> list[Piece]:
    """Words as a description (before the title, as something else), with the punctuation around them."""
    lead = _LEADING.match(chunk)
    start = lead.end() if lead else 0
    end = start + len(chunk[start:].rstrip(_TRAILING))
    while (
        end - start > 2
        and (chunk[start], chunk[end - 1]) in _PAIRS
        and chunk[start + 1 : end - 1].count(chunk[start]) == 0
    ):
        start, end = start + 1, end - 1
    if not any(map(str.isalnum, chunk[start:end])):
        return [Piece("", chunk)] if chunk else []
    made = (Piece("", chunk[:start]), Piece(DESCRIPTION if titled else OTHER, "{value}"), Piece("", chunk[end:]))
    return [piece for piece in made if piece.text]


def _known(chunk: str, draft: Draft, *, titled: bool) -> list[_Mark]:
    marks: list[_Mark] = []

    def add(start: int, end: int, piece: Piece) -> None:
        if start >= 0 and end > start and not _clashes(start, end, marks):
            marks.append(_Mark(start, end, piece))

    if draft.authors and chunk:
        first, last = draft.authors[0], draft.authors[-1]
        begin = chunk.find(first.removesuffix(" et al."))
        close = chunk.find(last, max(begin, 0))
        if begin >= 0 and close >= 0:
            add(begin, close + len(last), Piece(AUTHORS, "{value}", labels=(chunk[begin : close + len(last)],)))
    for tag in draft.tags:
        for written in (f"`{tag}`", f":{tag}:", tag):
            if (at := chunk.find(written)) >= 0:
                add(at, at + len(written), Piece(TAGS, written.replace(tag, "{value}")))
                break
    if draft.date:
        add(chunk.find(draft.date), chunk.find(draft.date) + len(draft.date), Piece(DATE, "{value}"))
    if draft.venue is not None or draft.year is not None:
        _publications(chunk, draft, add)
    if draft.name and draft.name != draft.title and not titled:
        add(chunk.find(draft.name), chunk.find(draft.name) + len(draft.name), Piece(NAME, "{value}"))
    return marks


def _publications(chunk: str, draft: Draft, add: Callable[[int, int, Piece], None]) -> None:
    for start, end in _tokens(chunk):
        venue = read_venue(chunk[start:end], strict=False) if end - start <= 80 else None
        if venue is None or not (venue.name == draft.venue if venue.name else venue.year == draft.year):
            continue
        template = publication(chunk[start:end])
        if template:
            add(start, end, Piece(PUB, template, labels=(chunk[start:end],)))


def _tokens(chunk: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for match in _TOKEN_ENDS.finditer(chunk):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(chunk)))
    trimmed = [
        (
            start + len(chunk[start:end]) - len(chunk[start:end].lstrip(" \t:")),
            start + len(chunk[start:end].rstrip(" \t.,:;")),
        )
        for start, end in found
    ]
    return [(start, end) for start, end in trimmed if end > start]


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbouring texts as one, and links that only punctuation parts as one run."""
    made: list[Piece] = []
    for piece in pieces:
        if piece.slot == "" and made and made[-1].slot == "":
            made[-1] = Piece("", made[-1].text + piece.text)
        elif piece.slot in (TAGS, LINKS) and _continues(made, piece):
            between = made.pop().text if made[-1].slot == "" else ""
            run = made.pop()
            made.append(
                Piece(
                    run.slot,
                    run.text,
                    run.joiner or between,
                    run.roles + piece.roles,
                    run.labels + piece.labels,
                )
            )
        else:
            made.append(piece)
    return made


def _continues(made: Sequence[Piece], piece: Piece) -> bool:
    """Whether a link or tag goes on with the run that the last pieces are."""
    if made and made[-1].slot == piece.slot:
        return True
    if len(made) < 2 or made[-1].slot or made[-2].slot != piece.slot:
        return False
    return not re.search(r"\w|\n", made[-1].text) and (
        piece.slot != LINKS or not made[-2].joiner or made[-2].joiner == made[-1].text
    )
