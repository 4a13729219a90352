"""Two mentions compared: the layers in order of strength, each with a written reason and its guards.

Identifiers of the work come first, then the title, then short name with venue and year. A shared repository joins
nothing here: it may serve many works, so `repositories` looks at all works that share it.
"""

from __future__ import annotations

from dataclasses import dataclass

from awesome_tools.merge import fields, projects, titles
from awesome_tools.merge.model import Agreement, Evidence, Match, Mention, Subject, Verdict
from awesome_tools.merge.text import is_distinctive, name
from awesome_tools.merge.titles import TitleLevel, TitleMatch

_AGREE, _DISAGREE, _UNKNOWN = Agreement.AGREE, Agreement.DISAGREE, Agreement.UNKNOWN
_SAME, _DIFFERENT, _REVIEW = Verdict.SAME, Verdict.DIFFERENT, Verdict.REVIEW


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the fields of two mentions compare."""

    papers: Agreement
    title: TitleMatch
    names: Agreement
    venue: Agreement
    year: Agreement
    repository: Agreement
    authors: Agreement

    @property
    def dated_apart(self) -> bool:
        """Whether venue or year speak against one work."""
        return _DISAGREE in (self.venue, self.year)

    @property
    def supported(self) -> bool:
        """Whether something beside the title speaks for one work, and neither venue nor year against it."""
        return _AGREE in (self.names, self.repository, self.authors) and not self.dated_apart


def match(left: Mention, right: Mention) -> Match | None:
    """The verdict on two mentions with its evidence; None if nothing speaks for one work."""
    compared = compare(left, right)
    if left.subject is Subject.PROJECT and right.subject is Subject.PROJECT:
        decided = projects.decide(left, right, compared.title)
    else:
        decided = _decide(left, right, compared)
    if decided is None:
        return None
    verdict, rule = decided
    return Match(left.number, right.number, verdict, rule, evidence(left, right, compared))


def compare(left: Mention, right: Mention) -> Comparison:
    """All fields compared."""
    return Comparison(
        fields.papers(left, right),
        titles.compare(left, right),
        fields.names(left, right),
        fields.venue(left, right),
        fields.year(left, right),
        fields.repository(left, right),
        fields.authors(left, right),
    )


def _decide(left: Mention, right: Mention, c: Comparison) -> tuple[Verdict, str] | None:
    level = c.title.level
    if c.papers is _AGREE:
        return _by_identifier(c)
    if c.names is _DISAGREE:
        return _DIFFERENT, "names of two variants"
    if level <= TitleLevel.NEAR:
        return _by_title(left, right, c)
    if level is TitleLevel.DISAGREE:
        if c.names is _AGREE or c.repository is _AGREE:
            return _DIFFERENT, "other title"
        return None
    return _by_name(left, right, c)


def _by_identifier(c: Comparison) -> tuple[Verdict, str]:
    """A link may be wrong: two titles under one identifier need more that agrees, and nothing that disagrees."""
    if c.names is _DISAGREE:
        return _REVIEW, "one identifier, names of two variants"
    if c.title.level is not TitleLevel.DISAGREE:
        return _SAME, "identifier"
    if c.dated_apart:
        return _REVIEW, "one identifier, two titles, other venue or year"
    if c.supported or c.title.ratio >= 75 or (c.venue is _AGREE and c.year is _AGREE and c.title.ratio >= 60):
        return _SAME, "identifier"
    return _REVIEW, "one identifier, two titles"


def _by_title(left: Mention, right: Mention, c: Comparison) -> tuple[Verdict, str] | None:
    level = c.title.level
    dated = c.venue is _AGREE and c.year is _AGREE
    if c.papers is _DISAGREE:
        if level <= TitleLevel.TYPO:
            return _REVIEW, "one title, two identifiers of a kind"
        return _DIFFERENT, "two identifiers of a kind"
    if c.authors is _DISAGREE:
        return (_REVIEW, "one title, other authors") if level <= TitleLevel.TYPO else None
    if level is TitleLevel.NEAR:
        if c.supported or (dated and c.title.ratio >= 97):
            return _SAME, "nearly equal title, and more that agrees"
        return (_REVIEW, "nearly equal title") if c.title.ratio >= 95 and not c.dated_apart else None
    if level is TitleLevel.PREFIXES:
        return (
            (_SAME, "title after other names") if c.supported or dated else (_REVIEW, "equal title after other names")
        )
    if level is TitleLevel.TYPO and c.venue is _DISAGREE and c.year is _DISAGREE:
        return _REVIEW, "nearly equal title, other venue and year"
    if _is_common(left, right) and (c.dated_apart or _pages_differ(left, right)):
        return _REVIEW, "one short title, other venue, year or page"
    return _SAME, "title" if level is TitleLevel.EXACT else _TITLE_RULES[level]


_TITLE_RULES = {
    TitleLevel.STRIPPED: "title without the name in front",
    TitleLevel.TYPO: "title but for spelling",
    TitleLevel.DESCRIBED: "description is the title",
}


def _is_common(left: Mention, right: Mention) -> bool:
    """Whether the title is so short that two works may bear it by chance."""
    shortest = min((reading for m in (left, right) for reading in m.readings), key=lambda reading: len(reading.key))
    return len(shortest.words) < 5 and len(shortest.key) < 32


def _pages_differ(left: Mention, right: Mention) -> bool:
    """Whether both have nothing but ordinary pages to identify them, and those differ."""
    both = left.papers | right.papers
    return (
        bool(left.papers and right.papers)
        and all(key.startswith("url:") for key in both)
        and left.papers.isdisjoint(right.papers)
    )


def _by_name(left: Mention, right: Mention, c: Comparison) -> tuple[Verdict, str] | None:
    """At least one of the two is a mere name: short name with venue and year, or with the repository."""
    if c.names is not _AGREE or c.papers is _DISAGREE:
        return None
    if c.dated_apart:
        return (_DIFFERENT, "one name, other venue or year") if c.repository is _AGREE or c.year is _AGREE else None
    if c.venue is _AGREE and c.year is _AGREE:
        return _SAME, "name, venue and year"
    if c.repository is _AGREE:
        return _SAME, "name and repository"
    if left.short and left.short == right.short and " " in left.record.title and _AGREE in (c.venue, c.year):
        return _SAME, "short title, and venue or year"
    if c.year is _AGREE and _distinctive(left, right):
        return _SAME, "distinctive name and year"
    if not (left.readings or right.readings or left.links or right.links) and _equally_dated(left, right):
        return _SAME, "name, and no link to tell them apart"
    if _AGREE in (c.venue, c.year) and _UNKNOWN in (c.venue, c.year):
        return _REVIEW, "name and venue" if c.venue is _AGREE else "name and year"
    return None


def _equally_dated(left: Mention, right: Mention) -> bool:
    return left.year == right.year and left.venue == right.venue


def _distinctive(left: Mention, right: Mention) -> bool:
    shared = set(left.names) & set(right.names)
    texts = [
        text for m in (left, right) for text in (m.record.name, m.record.title, *(r.prefix for r in m.readings)) if text
    ]
    return any(is_distinctive(text) and name(text) in shared for text in texts)


def evidence(left: Mention, right: Mention, c: Comparison) -> tuple[Evidence, ...]:
    """What was compared and came out one way or the other, in words; fields that are not comparable are left out."""
    found = []
    if c.papers is not _UNKNOWN:
        keys = sorted(left.papers & right.papers) or [f"{', '.join(sorted(m.papers))}" for m in (left, right)]
        found.append(Evidence("identifier", c.papers, " / ".join(keys)))
    if c.title.level is not TitleLevel.NONE:
        agreement = _DISAGREE if c.title.level is TitleLevel.DISAGREE else _AGREE
        found.append(Evidence("title", agreement, f"{_TITLE_WORDS[c.title.level]} ({c.title.ratio:.0f} % alike)"))
    shown: tuple[tuple[str, Agreement, object, object], ...] = (
        ("name", c.names, _shown(left), _shown(right)),
        ("venue", c.venue, left.record.venue, right.record.venue),
        ("year", c.year, left.year, right.year),
        ("repository", c.repository, left.repository, right.repository),
        ("authors", c.authors, ", ".join(sorted(left.authors)), ", ".join(sorted(right.authors))),
    )
    for field, agreement, a, b in shown:
        if agreement is not _UNKNOWN:
            found.append(Evidence(field, agreement, f"{a}" if a == b else f"{a} / {b}"))
    return tuple(found)


def _shown(mention: Mention) -> str:
    return ", ".join(map(str, mention.names))


_TITLE_WORDS = {
    TitleLevel.EXACT: "equal",
    TitleLevel.STRIPPED: "equal without the name in front",
    TitleLevel.TYPO: "equal but for spelling",
    TitleLevel.DESCRIBED: "the description of one is the title of the other",
    TitleLevel.PREFIXES: "equal after different names",
    TitleLevel.NEAR: "nearly equal",
    TitleLevel.DISAGREE: "different",
}
