"""Headings that are entries: a link in the heading, with the entry's attributes below it."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_tools.parsers.atoms import LINK, Atom, links_in
from awesome_tools.parsers.candidate import NO, WEAK, Candidate
from awesome_tools.parsers.line import names_something, read_line


def heading_candidate(atoms: Sequence[Atom], start: int, end: int, section: int) -> Candidate | None:
    """A candidate for a heading whose text is a link that names something outside the page; it needs company."""
    if not any(names_something(link) for link in links_in(atoms)):
        return None
    draft = read_line(atoms)
    if draft.title_kind != LINK or not draft.links or not draft.title:
        return None
    return Candidate(draft, start, end, "heading", section, WEAK if draft.links else NO, "heading")
