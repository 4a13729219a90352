"""Legends: what a list's tags and emoji mean, wherever in the file that is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.parsers.atoms import BREAK, CODE, EMOJI, IMAGE, Atom, collapse, shown

_MEANS = re.compile(
    r"^\s*(?:[:：=|]|[-–—]+|=>|→|means|stands for|indicates|denotes|represents|is|are|\))\s*", re.IGNORECASE
)
_TRIM = " \t|•·,;.*&-–—\u2002\u2003\xa0(["


def read_legend(atoms: Sequence[Atom], *, declared: bool) -> dict[str, str]:
    """Meanings by mark in a line or paragraph; at least two marks, or one in a section that is `declared` a legend."""
    found: dict[str, str] = {}
    mark = ""
    meaning: list[str] = []
    for atom in [*atoms, Atom(BREAK, "\n", 0, 0)]:
        if atom.kind in (CODE, EMOJI, BREAK, IMAGE):
            _keep(found, mark, "".join(meaning))
            mark = atom.text.strip(" .") if atom.kind in (CODE, EMOJI) else ""
            meaning = []
        else:
            meaning.append(shown(atom))
    return found if declared or len(found) >= 2 else {}


def _keep(found: dict[str, str], mark: str, meaning: str) -> None:
    match = _MEANS.match(meaning)
    text = collapse(re.split(r"[|\u2003\n]", meaning[match.end() if match else 0 :])[0]).strip(_TRIM)
    if mark and text and len(text) <= 200 and any(c.isalpha() for c in text):
        found.setdefault(mark, text)
