"""Plans a merge into a list: which works are new, where and how each is written, proved by reading the result."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from awesome_tools import edits as engine
from awesome_tools.document import Document
from awesome_tools.into import complete as completing
from awesome_tools.into import verify, write
from awesome_tools.into.choose import Choice, Chooser
from awesome_tools.into.compare import Compared, compare
from awesome_tools.into.homes import Home, Homes, end_of_section
from awesome_tools.into.insert import Placed, insertions, marker_at
from awesome_tools.into.model import Addition, Completion, LeftOut, Plan
from awesome_tools.into.position import neighbour, position
from awesome_tools.merge import Decisions

if TYPE_CHECKING:
    from awesome_tools.merge import Work
    from awesome_tools.model import Edit, Link, Record

_NO_DECISIONS = Decisions()
_WAYS = 5
_ROUNDS = 5
# So many shared entries, at least, tell whether two lists are of one origin.
_KIN = 3
# The row below the head of a table.
_DELIMITERS = re.compile(r"(?=.*\|)[|:\- \t]+")


@dataclass(frozen=True, slots=True)
class _New:
    """A new entry on its way into the list."""

    record: Record
    placed: Placed
    choice: Choice
    how: str


@dataclass(frozen=True, slots=True)
class _More:
    """Links on their way into an entry of the list."""

    record: Record
    links: tuple[Link, ...]
    edits: tuple[Edit, ...]


def plan(
    target: Document, others: Sequence[Document], *, complete: bool = False, decisions: Decisions = _NO_DECISIONS
) -> Plan:
    """What merging other lists into a list comes to; the list's own entries stay as they are, but for added links.

    What could not be written is tried again on the result, where it may find other company, until nothing changes:
    so merging again changes nothing.
    """
    made = _Planner(target, others, decisions).plan(complete=complete)
    for _ in range(_ROUNDS if made.source.raw != target.source.raw else 0):
        if not any(left.reason.startswith("not ") for left in made.left_out):
            break
        further = _Planner(Document.parse(made.source), others, decisions).plan(complete=complete)
        if further.source.raw == made.source.raw:
            break
        made = replace(
            made,
            source=further.source,
            additions=(*made.additions, *further.additions),
            completions=(*made.completions, *further.completions),
            left_out=further.left_out,
        )
    return _with_lines(made)


class _Planner:
    def __init__(self, target: Document, others: Sequence[Document], decisions: Decisions):
        self.target = target
        self.homes = Homes(target)
        self.others = [Homes(document) for document in others]
        self.compared: Compared = compare(target, others, decisions)
        self.chooser = Chooser(self.homes, self.others, self.compared.twin_of)
        self.place_of = {key: place for homes in self.others for key, place in homes.of.items()}
        self._kinship: dict[int, bool] = {}
        self._companies: dict[tuple[int, int], list[Record]] = {}
        self.kept: tuple[_New, ...] = ()
        self.before = [entry.record for entry in target.entries]

    def plan(self, *, complete: bool) -> Plan:
        """Settle the additions, then the completions on top of them."""
        found, left_out = self._additions()
        kept, refused = verify.settled(found, self._broken)
        left_out += [LeftOut(found[at][0].record, _unwritten(found[at][0], why)) for at, why in refused.items()]
        more, open_ = self._completions() if complete else ([], [])
        self.kept = tuple(kept)
        done, unfinished = verify.settled(more, self._broken_with)
        left_out += open_
        left_out += [LeftOut(more[index][0].record, f"not completed: {why}") for index, why in unfinished.items()]
        return self._result(kept, done, left_out)

    def _additions(self) -> tuple[list[list[_New]], list[LeftOut]]:
        """For each new work the ways to write it in its place, and what has no place."""
        found, left_out = [], []
        for rank, work in enumerate(self.compared.new):
            record = _theirs(work, self.compared)
            choice = self.chooser.choose(record)
            ways = list(islice(self._ways(work, record, choice, rank), _WAYS))
            if ways:
                found.append(ways)
            else:
                left_out.append(LeftOut(record, f"not written: {choice.reason}, and no other section shows how"))
        return found, [*left_out, *self.compared.open]

    def _ways(self, work: Work, record: Record, choice: Choice, rank: int) -> Iterator[_New]:
        """Ways to write a work in the home chosen, by the mention `record` if that has all its links."""
        wanted = (
            record if {link.url for link in work.record.links} <= {link.url for link in record.links} else work.record
        )
        other, at = self.place_of.get(id(record), (None, 0))
        member = other.members[at] if other is not None and wanted is record else None
        model = choice.home or (choice.new[1] if choice.new else self._model(choice.section)) or other
        if model is None:
            return
        new = choice.new[0] if choice.new else None
        index = None
        if choice.home is not None:
            near = self._neighbour(choice.home, other, record) if other is not None else None
            index = position(model, wanted, near)
        kin = other is not None and self._kin(other.document)
        for way in write.ways(wanted, member, other, model, marker_at(model, index or 0), kin=kin):
            yield _New(wanted, Placed(model, choice.section, index, rank, way.text, wanted, new), choice, way.how)

    def _neighbour(self, home: Home, other: Home, record: Record) -> int | None:
        """Where a record stands in a home by the entries around it in its own section."""
        key = (id(other.document), other.section)
        if key not in self._companies:
            entries = other.document.entries
            self._companies[key] = [one.record for one in entries if self._section_of(one.record) == other.section]
        company = self._companies[key]
        at = next((index for index, one in enumerate(company) if one is record), None)
        return None if at is None else neighbour(home, company, at, self.homes.of, self.compared.twin_of)

    def _section_of(self, record: Record) -> int | None:
        place = self.place_of.get(id(record))
        return None if place is None else place[0].section

    def _kin(self, other: Document) -> bool:
        """Whether most entries that a list shares with the list at hand are written alike, to the letter."""
        known = self._kinship.get(id(other))
        if known is None:
            pairs = [
                (place[0].members[place[1]].text, mine[0].members[mine[1]].text)
                for entry in other.entries
                if (twin := self.compared.twin_of.get(id(entry.record))) is not None
                and (place := self.place_of.get(id(entry.record))) is not None
                and (mine := self.homes.of.get(id(twin))) is not None
            ]
            same = sum(one == two for one, two in pairs)
            known = self._kinship[id(other)] = len(pairs) >= _KIN and same * 2 >= len(pairs)
        return known

    def _model(self, section: int) -> Home | None:
        """The home whose shape an empty section is written in: the nearest one, of the same parent if there is one."""
        path = self.target.finding.contexts[section].path
        end = end_of_section(section, self.target)
        last = self.target.source.text[:end].rpartition("\n")[2]
        shapes = ("row",) if _DELIMITERS.fullmatch(last) else ("bullet", "paragraph")
        homes = [home for home in self.homes.homes if home.shape in shapes]
        return min(
            homes,
            key=lambda home: (-_shared(path, home.labels), abs(home.section - section), home.number),
            default=None,
        )

    def _broken(self, news: Sequence[_New]) -> str:
        """What new entries break, '' if nothing."""
        return self._result_broken(news, ())

    def _broken_with(self, more: Sequence[_More]) -> str:
        """What links added to entries break, together with the new entries that are settled."""
        return self._result_broken(self.kept, more)

    def _result_broken(self, news: Sequence[_New], more: Sequence[_More]) -> str:
        after = Document.parse(engine.apply(self.target.source, self._edits(news, more)))
        touched = {id(one.record) for one in more}
        before = [record for record in self.before if id(record) not in touched]
        added = [(new.record, self._section(new), new.how == write.AS_IT_STANDS) for new in news]
        longer = [replace(one.record, links=(*one.record.links, *one.links)) for one in more]
        added += [(record, record.section, True) for record in longer]
        return verify.broken(before, added, after)

    def _section(self, new: _New) -> tuple[str, ...]:
        home = new.choice.home
        if new.placed.new is not None:
            return new.placed.new.path
        return home.members[0].entry.record.section if home else self.target.finding.contexts[new.choice.section].path

    def _edits(self, news: Sequence[_New], more: Sequence[_More]) -> tuple[Edit, ...]:
        placed = insertions([new.placed for new in news], self.target)
        # What is added at the end of an entry's line comes before the entry that follows it.
        return tuple(sorted([*(edit for one in more for edit in one.edits), *placed], key=lambda edit: edit.span))

    def _completions(self) -> tuple[list[list[_More]], list[LeftOut]]:
        """For each entry that lacks links the ways to write them, and those of entries that cannot be changed."""
        found, left_out = [], []
        for mine, work in self.compared.known:
            links = completing.missing(mine, work.record)
            if not links:
                continue
            place = self.homes.of.get(id(mine[0]))
            ways = []
            if place is not None:
                home, at = place
                tried = completing.ways(home.members[at], home, links, work.record)
                ways = [_More(mine[0], links, edits) for edits in tried]
            if ways:
                found.append(ways)
            else:
                roles = " and ".join(link.role for link in links)
                line = mine[0].source.line
                left_out.append(LeftOut(work.record, f"not completed: no place for its {roles} link in line {line}"))
        return found, left_out

    def _addition(self, new: _New) -> Addition:
        return Addition(new.record, self._section(new), 0, new.choice.reason, new.choice.sure, new.how)

    def _result(self, kept: Sequence[_New], completed: Sequence[_More], left_out: Sequence[LeftOut]) -> Plan:
        ordered = sorted(kept, key=lambda new: new.placed.rank)
        return Plan(
            engine.apply(self.target.source, self._edits(kept, completed)),
            tuple(self._addition(new) for new in ordered),
            tuple(Completion(one.record, one.links) for one in completed),
            len(self.compared.known),
            self.compared.conflicts,
            tuple(left_out),
        )


def _with_lines(made: Plan) -> Plan:
    """The plan with the lines at which its additions stand in the end."""
    lines = defaultdict(list)
    for entry in Document.parse(made.source).entries if made.additions else ():
        lines[verify.gist(entry.record), entry.record.section].append(entry.record.source.line)
    found = [replace(one, line=lines[verify.gist(one.record), one.section].pop()) for one in made.additions]
    return replace(made, additions=tuple(found))


def _unwritten(new: _New, reason: str) -> str:
    if not new.record.links:
        return f"not written: it has no link, and without one is no entry there ({reason})"
    return f"not written: {reason}"


def _shared(path: Sequence[str], labels: Sequence[str]) -> int:
    """How many headings above a section stand above a home too."""
    return sum(one == other for one, other in zip(path[:-1], labels, strict=False))


def _theirs(work: Work, compared: Compared) -> Record:
    """The mention of a work in the other lists that its place and text are taken from: the first one in their order."""
    return min(work.mentions, key=lambda record: compared.rank[id(record)])
