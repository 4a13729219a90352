"""Reads one line of atoms (a bullet's text, a paragraph, an HTML line) into a draft: marks, title, then the tail."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_tools.parsers.atoms import TEXT, Atom
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.groups import BRACKET, group
from awesome_tools.parsers.headline import read_title
from awesome_tools.parsers.lead import read_lead
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.tail import read_tail


def read_line(atoms: Sequence[Atom]) -> Draft:
    """The draft of an entry that stands on one line or in one paragraph."""
    if _is_plain(atoms):
        line = Line(atoms)
    else:
        line = Line(group(atoms))
        read_lead(line)
    read_title(line)
    read_tail(line.draft, line.rest())
    return line.draft


def _is_plain(atoms: Sequence[Atom]) -> bool:
    """`[name](url) - description`, as most entries are: nothing stands before the title, nothing is in brackets."""
    return len(atoms) == 2 and atoms[1].kind == TEXT and not BRACKET.search(atoms[1].text) and names_something(atoms[0])
