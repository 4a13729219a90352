"""Turns written entries into insertions: behind the entry they follow, with the blank lines that the section has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.into.homes import end_of_section
from awesome_tools.into.newsection import NewSection
from awesome_tools.into.position import slot
from awesome_tools.model import Edit, Span
from awesome_tools.parsers.profile_order import KEYS, Key

if TYPE_CHECKING:
    from awesome_tools.document import Document
    from awesome_tools.into.homes import Home
    from awesome_tools.model import Record

_NUMBER = re.compile(r"(\d{1,9})([.)])")


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry's text and its place: before the member `index` of a home (or its end), or, without one, in a section.

    `home` is then the one whose shape the text has; `rank` orders what comes to one place.
    """

    home: Home
    section: int
    index: int | None
    rank: int
    text: str
    record: Record
    new: NewSection | None = None


def marker_at(home: Home, index: int) -> str:
    """The marker of an entry before the member `index`: counted on where the home counts."""
    own = home.profile.marker
    if _NUMBER.fullmatch(own) is None or not home.members:
        return own
    numbers = [match for member in home.members if (match := _NUMBER.fullmatch(member.unit.marker))]
    if len({match[1] for match in numbers}) < 2:
        return own
    before = numbers[min(index, len(numbers)) - 1] if index else None
    return f"{int(before[1]) + 1 if before else int(numbers[0][1])}{numbers[0][2]}"


def insertions(placed: Sequence[Placed], target: Document) -> list[Edit]:
    """One insertion for each place, in the order of the text."""
    homes: defaultdict[tuple[int, int | None], list[Placed]] = defaultdict(list)
    sections: defaultdict[int, list[Placed]] = defaultdict(list)
    fresh: defaultdict[NewSection, list[Placed]] = defaultdict(list)
    for one in sorted(placed, key=lambda one: one.rank):
        if one.new is not None:
            fresh[one.new].append(one)
        elif one.index is None:
            sections[one.section].append(one)
        else:
            homes[one.home.number, one.index].append(one)
    made = [_in_home(group, target) for group in homes.values()]
    made += [_in_section(section, group, target) for section, group in sections.items()]
    made += _new_sections(fresh)
    return sorted(made, key=lambda edit: edit.span)


def _new_sections(fresh: Mapping[NewSection, Sequence[Placed]]) -> list[Edit]:
    """New sections at their offsets; of several at one place those stand first whose heading does by its year.

    The list's own order of years tells which way: what comes before an older section begins with the newest.
    """
    made = []
    for new, group in sorted(fresh.items(), key=lambda item: item[0].path, reverse=True):
        gap = "\n" * (1 + group[0].home.profile.blank)
        body = new.heading + new.gap + gap.join(one.text for one in _sorted(group))
        made.append(Edit(Span(new.offset, new.offset), body + "\n\n" if new.before else "\n\n" + body))
    return made


def _in_home(group: Sequence[Placed], target: Document) -> Edit:
    home, index = group[0].home, group[0].index
    assert index is not None  # noqa: S101 - grouped by it
    texts = [one.text for one in _sorted(group)]
    gap = "\n" * (1 + home.profile.blank)
    between = home.shape in ("paragraph", "html", "heading") and index < len(home.members)
    if index == 0 or between:
        start = home.members[index].unit.start
        return Edit(Span(start, start), "".join(text + gap for text in texts))
    end = home.members[index - 1].after
    if index == len(home.members):
        end = _behind(home, end, target)
    return Edit(Span(end, end), "".join(gap + text for text in texts))


def _sorted(group: Sequence[Placed]) -> list[Placed]:
    """What comes to one place, in the order that the home is sorted in, else in that of the other lists."""
    order = group[0].home.profile.order
    if order is None:
        return list(group)
    made: list[Placed] = []
    keys: list[Key | None] = []
    for one in group:
        key = KEYS[order.by](one.record)
        at = slot(keys, key, falling=order.falling)[1]
        made.insert(at, one)
        keys.insert(at, key)
    return made


def _behind(home: Home, end: int, target: Document) -> int:
    """The offset behind the last entry, and behind what follows it if other text stands between most entries."""
    text = target.source.text
    gaps = [
        text[one.after : other.unit.start].strip() for one, other in zip(home.members, home.members[1:], strict=False)
    ]
    if home.shape not in ("paragraph", "heading") or sum(map(bool, gaps)) * 2 <= len(gaps):
        return end
    return end_of_section(home.section, target)


def _in_section(section: int, group: Sequence[Placed], target: Document) -> Edit:
    gap = "\n" * (1 + group[0].home.profile.blank)
    end = end_of_section(section, target)
    lead = "\n" if group[0].home.shape == "row" else "\n\n"  # rows stand right below the head of their table
    return Edit(Span(end, end), lead + gap.join(one.text for one in _sorted(group)))
