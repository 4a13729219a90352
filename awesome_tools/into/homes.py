"""The places of a list where entries live: each list, table, run of paragraphs or block of HTML with its members."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from awesome_tools.parsers.candidate import YES, Candidate
from awesome_tools.parsers.profile import Profile, Unit, describe, unit
from awesome_tools.parsers.profile_order import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_tools.document import Document
    from awesome_tools.markdown import Node
    from awesome_tools.model import Entry

Key = tuple[object, ...]
# What closes a section without saying anything: a line of tags, a rule.
_DECORATION = re.compile(r"\n[ \t]*(?:(?:</?[a-zA-Z][^<>\n]*>[ \t]*)+|-{3,}|\*{3,}|_{3,})\Z")


@dataclass(frozen=True, slots=True)
class Member:
    """An entry in its home: its lines, the offset behind all that hangs under it, and whether its lines are its own.

    `text` is all of it as it stands; what hangs under it is left out if it holds further entries.
    """

    entry: Entry
    unit: Unit
    after: int
    whole: bool
    text: str


@dataclass
class Home:
    """Entries that stand together, in order; `labels` are the headings above them and the items they hang under."""

    number: int
    document: Document
    section: int
    shape: str
    labels: tuple[str, ...]
    members: list[Member] = field(default_factory=list)

    @cached_property
    def profile(self) -> Profile:
        """The shape of the members."""
        return describe([member.unit.candidate for member in self.members], self.document.finding, self.document.source)

    @cached_property
    def tidy(self) -> bool:
        """Whether the members stand in perfect order."""
        order = self.profile.order
        if order is None:
            return False
        keys = [key for member in self.members if (key := KEYS[order.by](member.entry.record)) is not None]
        pairs = itertools.pairwise(keys)
        return all(one >= other if order.falling else one <= other for one, other in pairs)


class Homes:
    """All homes of a document, and in which one each entry lives (by the identity of its record)."""

    def __init__(self, document: Document):
        self.document = document
        self.homes: list[Home] = []
        self.of: dict[int, tuple[Home, int]] = {}
        self._items = dict(_items(document.root))
        made: dict[Key, Home] = {}
        accepted = sorted(
            (found for found in document.finding.candidates if found.verdict == YES),
            key=lambda found: (found.start, found.end),
        )
        members = [self._member(entry, found) for entry, found in zip(document.entries, accepted, strict=True)]
        lines: defaultdict[int, int] = defaultdict(int)
        for member in members:
            lines[document.source.line_of(member.unit.candidate.start)] += 1
        text = document.source.text
        following = [*(member.unit.candidate.start for member in members[1:]), len(text)]
        for member, next_start in zip(members, following, strict=False):
            key = self._key(member.unit.candidate)
            if key is None:
                continue
            home = made.get(key)
            if home is None:
                home = made[key] = self._new(member)
            alone = lines[document.source.line_of(member.unit.candidate.start)] == 1
            self.of[id(member.entry.record)] = (home, len(home.members))
            own = text[member.unit.start : member.after] if next_start >= member.after else member.text
            home.members.append(replace(member, whole=alone, text=own))

    def _new(self, member: Member) -> Home:
        candidate, record = member.unit.candidate, member.entry.record
        told = [record.fields[name] for name in ("group", "parent") if name in record.fields]
        path = self.document.finding.contexts[candidate.section].path
        home = Home(len(self.homes), self.document, candidate.section, candidate.shape, (*path, *told))
        self.homes.append(home)
        return home

    def _member(self, entry: Entry, candidate: Candidate) -> Member:
        made = unit(candidate, self.document.source)
        found = self._items.get(candidate.start)
        text, after = self.document.source.text, made.end
        if candidate.shape == "heading":
            after = max(after, end_of_section(candidate.section, self.document, below=True))
        if found is not None and candidate.shape == "bullet":
            end = found[1].end
            while end > made.end and text[end - 1] in " \t\n":
                end -= 1
            line_end = text.find("\n", end)
            after = max(after, len(text) if line_end < 0 else line_end) if end > made.end else after
        return Member(entry, made, after, True, text[made.start : made.end])

    def _key(self, candidate: Candidate) -> Key | None:
        if candidate.shape == "bullet":
            found = self._items.get(candidate.start)
            return ("list", found[0].start) if found is not None else self._around(candidate)
        if candidate.shape == "heading":
            section = self.document.finding.sections[candidate.section]
            return ("heading", section.level, section.path[:-1])
        return (candidate.shape, candidate.section, candidate.group)

    def _around(self, candidate: Candidate) -> Key | None:
        """The list that holds an entry folded into the item above it."""
        lists = [node for node, _ in self._items.values() if node.start <= candidate.start < node.end]
        return ("list", max(node.start for node in lists)) if lists else None


def _items(root: Node) -> Iterator[tuple[int, tuple[Node, Node]]]:
    """Each list item by its offset, with the list it is in."""
    stack = [root]
    while stack:
        node = stack.pop()
        for child in node.children:
            if child.type == "item":
                yield child.start, (node, child)
            if child.type in ("list", "item", "quote"):
                stack.append(child)


def end_of_section(section: int, document: Document, *, below: bool = False) -> int:
    """The offset behind the last text of a section, before what decorates its end and the next heading.

    `below` takes the sections below it along.
    """
    sections, text = document.finding.sections, document.source.text
    here = sections[section]
    later = (
        found.span.start
        for found in sections[section + 1 :]
        if found.span.start >= here.span.end and not (below and found.level > here.level)
    )
    body = text[here.span.end : next(later, len(text))].rstrip()
    while trailing := _DECORATION.search(body):
        body = body[: trailing.start()].rstrip()
    return here.span.end + len(body)
