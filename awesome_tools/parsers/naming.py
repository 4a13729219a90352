"""Whether a link's label names a resource, and what stands before a link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.parsers.atoms import (
    BREAK,
    CODE,
    EMOJI_TEXT,
    GROUP,
    LINK,
    TEXT,
    Atom,
    links_in,
    shown,
)
from awesome_tools.parsers.roles import is_label
from awesome_tools.parsers.venues import read_venue

_OWN_PAGE = re.compile(
    r"https?://(?:(?:www\.)?git(?:hub|lab)\.com/(?P<owner>[^/]+)/(?P<repo>[^/?#]+?)(?:\.git)?/?$|(?:www\.)?(?P<host>[^/.]+)\.[a-z.]{2,6}/?$)",
    re.IGNORECASE,
)
_STARTS_SEPARATED = re.compile(r"\s*(?:[:：]|[-–—―|→]+(?=\s|$))")


def names_something(atom: Atom) -> bool:
    """Whether a link's label names a resource, rather than saying what the link is for."""
    if atom.kind != LINK or atom.pictured:
        return False
    label = atom.text
    if not label[:1].isalnum() and not any(map(str.isalnum, EMOJI_TEXT.sub("", label))):
        return False
    return not is_label(label) or _names_its_target(label, atom.url)


def _names_its_target(label: str, url: str) -> bool:
    """Whether a label is the name of what it links: `[pytorch](https://github.com/pytorch/pytorch)`."""
    match = _OWN_PAGE.match(url)
    if match is None:
        return False
    own = _squeeze(label)
    return own == _squeeze(match["repo"] or match["host"]) or (
        bool(match["repo"]) and own == _squeeze(match["owner"] + match["repo"])
    )


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def is_role_word(label: str) -> bool:
    """Whether a label is a word for a role, not a venue."""
    return is_label(label) and read_venue(label) is None


def names_something_later(parts: Sequence[Atom], *, at_once: bool = False) -> bool:
    """Whether a link that names a resource follows, on the same line; `at_once`: before any text."""
    for part in parts:
        if part.kind == BREAK:
            return False
        if names_something(part) or (part.kind == GROUP and any(map(names_something, links_in(part.parts)))):
            return True
        if at_once and part.kind == TEXT and any(character.isalnum() for character in part.text):
            return False
    return False


# Nobody asks for more words than this.
_SEVERAL = 3


def words_before_link(parts: Sequence[Atom]) -> int:
    """How many words stand before the first link or line end; where they are several, some of them."""
    words = 0
    for part in parts:
        if part.kind in (LINK, BREAK) or (part.kind == GROUP and links_in(part.parts)):
            break
        if part.kind in (TEXT, CODE, GROUP):
            words += sum(any(map(str.isalnum, word)) for word in shown(part).split())
            if words >= _SEVERAL:
                break
    return words


def starts_separated(parts: Sequence[Atom]) -> bool:
    """Whether the parts begin with a colon or a dash."""
    return bool(parts) and parts[0].kind == TEXT and bool(_STARTS_SEPARATED.match(parts[0].text))
