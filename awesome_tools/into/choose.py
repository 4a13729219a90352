"""Which home of a list a new entry belongs to: where its company is, else by its heading, venue, year and words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from awesome_tools.into.newsection import NewSection, year_section
from awesome_tools.merge.text import words

if TYPE_CHECKING:
    from awesome_tools.into.homes import Home, Homes
    from awesome_tools.model import Record

# So large a part of an entry's company has to live in one home for that to settle it.
_MOST = 0.6
# A word in a heading says more about what belongs there than one in an entry.
_HEADING = 3.0
# Of the words' evidence, so much more than nothing makes a section fit.
_FITS = 2.0
_REST = frozenset(
    ("other", "others", "misc", "miscellaneous", "general", "more", "uncategorized", "uncategorised", "其他", "其它")
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A home, or the empty section (an index) of that heading, or a new section with the home it is written like.

    With it why, and whether it is known to fit.
    """

    home: Home | None
    section: int
    reason: str
    sure: bool
    new: tuple[NewSection, Home] | None = None


class Chooser:
    """Chooses homes of a list for entries of others; `twin_of` leads from a record of theirs to the list's own."""

    def __init__(self, target: Homes, others: Sequence[Homes], twin_of: Mapping[int, Record]):
        self.target = target
        self._twin_of = twin_of
        self._home_of = {key: place for homes in others for key, place in homes.of.items()}
        self._votes: dict[int, Counter[int]] = {}

    def choose(self, record: Record) -> Choice:
        """The home for a record of another list, which is one of those known here."""
        place = self._home_of.get(id(record))
        votes = self._company(place[0]) if place else Counter()
        strong = self._fitting(self._majority(votes, least=3), record)
        same = self._same_heading(place[0], votes) if place else None
        if (
            strong is not None
            and strong.home is not None
            and (
                same is None
                or same.home is strong.home
                or same.home is None
                or votes[strong.home.number] > 4 * votes[same.home.number]
            )
        ):
            return strong
        chosen = same or self._fitting(self._majority(votes, least=1), record)
        if chosen is None and place is not None:
            chosen = self._fitting(self._between(place[0], place[1]), record)
        return chosen or self._by_content(record, place[0] if place else None, votes)

    def _fitting(self, choice: Choice | None, record: Record) -> Choice | None:
        """The choice, unless the heading of its home names another year or venue than the record."""
        wrong = choice is not None and choice.home is not None and self._contradicts(choice.home, record)
        return None if wrong else choice

    def _company(self, home: Home) -> Counter[int]:
        """How many entries of a home of another list have their twins in each home of the list."""
        votes = self._votes.get(id(home))
        if votes is None:
            votes = self._votes[id(home)] = Counter()
            for member in home.members:
                found = self._twin(member.entry.record)
                if found is not None:
                    votes[found.number] += 1
        return votes

    def _twin(self, record: Record) -> Home | None:
        twin = self._twin_of.get(id(record))
        place = self.target.of.get(id(twin)) if twin is not None else None
        return place[0] if place else None

    def _majority(self, votes: Counter[int], *, least: int) -> Choice | None:
        if not votes:
            return None
        number, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
        total = sum(votes.values())
        if count < least or count < total * _MOST:
            return None
        home = self.target.homes[number]
        return Choice(
            home, home.section, f"{count} of {total} entries beside it in the other list stand there", sure=True
        )

    def _between(self, home: Home, index: int) -> Choice | None:
        """The home of the nearest entries before and after it, if that is one."""
        before = (found for member in reversed(home.members[:index]) if (found := self._twin(member.entry.record)))
        after = (found for member in home.members[index + 1 :] if (found := self._twin(member.entry.record)))
        first, last = next(before, None), next(after, None)
        if first is None or first is not last:
            return None
        return Choice(first, first.section, "the entries before and after it in the other list stand there", sure=True)

    def _same_heading(self, other: Home, votes: Counter[int]) -> Choice | None:
        """The home below the same headings; of several there, the one with most of the company, then most entries."""
        wanted = _labels(other.labels)
        if not wanted:
            return None
        found = [home for home in self.target.homes if _labels(home.labels) == wanted]
        if not found:
            section = self._empty(other)
            if section is not None:
                return Choice(None, section, "the section has the same heading, and is empty", sure=True)
            found = [home for home in self.target.homes if _labels(home.labels)[-1:] == wanted[-1:]]
            if len({home.section for home in found}) > 1 or _rest(wanted[-1]):
                return None
        if not found:
            return None
        best = min(
            found, key=lambda home: (-votes[home.number], home.shape != other.shape, -len(home.members), home.number)
        )
        return Choice(best, best.section, "the section has the same heading", sure=True)

    def _empty(self, other: Home) -> int | None:
        """The section without entries that has the same headings, if there is exactly one."""
        path = _labels(other.document.finding.contexts[other.section].path)
        finding = self.target.document.finding
        found = [
            index
            for index, context in enumerate(finding.contexts)
            if context.path and not context.purpose and _labels(context.path) == path
        ]
        held = {home.section for home in self.target.homes}
        return found[0] if len(found) == 1 and found[0] not in held else None

    def _by_content(self, record: Record, other: Home | None, votes: Counter[int]) -> Choice:
        homes = [home for home in self.target.homes if home.shape != "heading"] or self.target.homes
        if not homes:
            return self._first_entries()
        told = Counter(_told(record))
        headings = {word for label in (other.labels if other else ()) for word in words(label)}
        scores = {home.number: self._score(home, record, told, headings) + votes[home.number] for home in homes}
        rank = {home.number: (-scores[home.number], -len(home.members), home.number) for home in homes}
        best = min(homes, key=lambda home: rank[home.number])
        if record.year is not None and (new := year_section(self.target, best, record.year)) is not None:
            return Choice(None, best.section, f"a section for {record.year}, as for other years", sure=True, new=new)
        fitting = [home for home in homes if not self._contradicts(home, record)] or homes
        best = min(fitting, key=lambda home: rank[home.number])
        if scores[best.number] >= _FITS:
            return Choice(best, best.section, self._why(best, record, told, headings), sure=True)
        rest = next((home for home in fitting if home.labels and _rest(home.labels[-1])), None)
        chosen = rest or best
        return Choice(chosen, chosen.section, "no section clearly fits", sure=False)

    def _first_entries(self) -> Choice:
        """The last section of a list without entries that may hold some."""
        contexts = self.target.document.finding.contexts
        last = max((index for index, context in enumerate(contexts) if not context.purpose), default=0)
        return Choice(None, last, "the list has no entries yet", sure=False)

    def _contradicts(self, home: Home, record: Record) -> bool:
        context = home.document.finding.contexts[home.section]
        year = context.year is not None and record.year is not None and context.year != record.year
        venue = (
            context.venue is not None
            and record.venue is not None
            and context.venue.casefold() != record.venue.casefold()
        )
        return year or venue

    def _score(self, home: Home, record: Record, told: Counter[str], headings: set[str]) -> float:
        context = home.document.finding.contexts[home.section]
        score = 4.0 * (context.year is not None and context.year == record.year)
        score += 4.0 * (context.venue is not None and context.venue.casefold() == (record.venue or "").casefold())
        named, counts, total = self._vocabulary[home.number]
        weight = self._weight
        score += sum(_HEADING * weight[word] for word in sorted(headings & named))
        score += sum(_HEADING / 2 * weight[word] for word in told if word in named)
        return score + sum(weight[word] * min(1.0, 4 * counts[word] / total) for word in told if word in counts)

    def _why(self, home: Home, record: Record, told: Counter[str], headings: set[str]) -> str:
        context = home.document.finding.contexts[home.section]
        if context.year is not None and context.year == record.year:
            return f"by its year, {record.year}"
        named, counts, _ = self._vocabulary[home.number]
        shared = [word for word in [*told, *sorted(headings)] if word in named or word in counts]
        best = sorted(dict.fromkeys(shared), key=lambda word: (word not in named, -self._weight[word], word))[:4]
        return "by its words: " + ", ".join(best) if best else "by its venue"

    @cached_property
    def _vocabulary(self) -> list[tuple[set[str], Counter[str], int]]:
        """Of each home the words of its labels, how many members have each word, and their number."""
        found = []
        for home in self.target.homes:
            counts = Counter(word for member in home.members for word in set(_told(member.entry.record)))
            found.append(({word for label in home.labels for word in words(label)}, counts, len(home.members) + 2))
        return found

    @cached_property
    def _weight(self) -> defaultdict[str, float]:
        """How telling a word is: the fewer homes have it, the more."""
        homes = Counter(word for named, counts, _ in self._vocabulary for word in named | set(counts))
        total = max(1, len(self._vocabulary))
        return defaultdict(float, {word: math.log((1 + total) / number) for word, number in homes.items()})


def _told(record: Record) -> list[str]:
    texts = (record.title, record.description or "", *record.tags)
    return [word for text in texts for word in words(text) if len(word) > 2 or not word.isascii()]


def _labels(path: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(words(label) for label in path)


def _rest(label: str | Sequence[str]) -> bool:
    return " ".join(words(label) if isinstance(label, str) else label) in _REST
