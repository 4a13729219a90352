"""What a group in brackets says of an entry: `(PDF, EPUB)`, `(CC BY 4.0)`, `[🔥 new]`."""

from __future__ import annotations

import re

from awesome_tools.parsers.atoms import EMOJI, Atom
from awesome_tools.parsers.draft import Draft

_FORMATS = frozenset("pdf html epub mobi txt azw3 kindle doc docx djvu ps chm ipynb latex markdown web online".split())
_LICENCE = re.compile(
    r"(?:cc|creative commons)[\s\-][\w\s\-.]*|public domain|gnu[\w\s.\-]*|(?:a|l)?gpl[\w\s.\-+]*|mit|bsd[\w\s\-]*|"
    r"apache[\w\s\-.]*|mpl[\w\s\-.]*|isc|unlicense|gfdl[\w\s.]*|epl[\w\s.\-]*",
    re.IGNORECASE,
)


def take_fact(draft: Draft, part: Atom, inner: str) -> bool:
    """Take file formats, a licence or marked words into the draft; False if a group holds something else."""
    words = [word.strip(" .") for word in re.split(r"[,/;|&+]| and ", inner.casefold())]
    if words and all(word in _FORMATS for word in words):
        draft.fields["formats"] = inner
        return True
    if part.opener == "(" and _LICENCE.fullmatch(inner):
        draft.add_tag(inner)
        return True
    marks = [atom.text for atom in part.parts if atom.kind == EMOJI]
    if marks and len(inner.split()) <= 6:
        for mark in marks:
            draft.add_tag(mark)
        return True
    return False
