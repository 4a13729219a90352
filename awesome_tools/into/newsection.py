"""A section for a year that a list has none for, where it has one for each of several other years."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.into.homes import end_of_section
from awesome_tools.parsers.sections import heading_venue

if TYPE_CHECKING:
    from awesome_tools.into.homes import Home, Homes


@dataclass(frozen=True, slots=True)
class NewSection:
    """A heading to write at an offset: `before` another section, or behind the last one.

    `path` are its headings; `gap` is what stands between it and its first entry.
    """

    offset: int
    before: bool
    heading: str
    gap: str
    path: tuple[str, ...]


def year_section(homes: Homes, home: Home, year: int) -> tuple[NewSection, Home] | None:
    """The section for a year among those of a home's kind, and the home to write its entries like.

    None unless the home's heading is a year, and at least one more beside it is, all in order.
    """
    document = homes.document
    sections = document.finding.sections
    here = sections[home.section]
    years = {
        index: found
        for index, other in enumerate(sections)
        if other.level == here.level and other.path[:-1] == here.path[:-1] and (found := _year(other.title)) is not None
    }
    if home.section not in years or len(years) < 2 or year in years.values():
        return None
    pairs = list(itertools.pairwise(years.values()))
    falling = all(one > other for one, other in pairs)
    if not falling and not all(one < other for one, other in pairs):
        return None
    following = next((index for index, other in years.items() if (other < year if falling else other > year)), None)
    like = following if following is not None else max(years)
    model = next((one for one in homes.homes if one.section == like), home)
    heading = document.source.text[slice(sections[like].span.start, sections[like].span.end)].strip("\n")
    if heading.count(str(years[like])) != 1 or heading.startswith("<"):
        return None
    offset = sections[like].span.start if following is not None else end_of_section(like, document, below=True)
    between = document.source.text[sections[like].span.end : model.members[0].unit.start]
    gap = "\n" * max(1, between.count("\n")) if model.section == like and not between.strip() else "\n\n"
    path = (*here.path[:-1], sections[like].title.replace(str(years[like]), str(year)))
    return NewSection(offset, following is not None, heading.replace(str(years[like]), str(year)), gap, path), model


def _year(title: str) -> int | None:
    """The year of a heading that is nothing but a year."""
    found = heading_venue(title)
    return found.year if found is not None and found.name is None and found.date is None else None
