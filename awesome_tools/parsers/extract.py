"""From a syntax tree to sections and entries: walk the blocks, let company decide the weak candidates, finish."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Entry, Place, Span
from awesome_tools.parsers.candidate import WEAK, YES, Candidate, Finding
from awesome_tools.parsers.citations import leading_authors
from awesome_tools.parsers.headings import settle_headings
from awesome_tools.parsers.names import name_before_colon
from awesome_tools.parsers.walk import Walker
from awesome_tools.source import Source


def find(root: Node, text: str) -> Finding:
    """Sections and judged candidates of a document and its text."""
    walker = Walker(text)
    walker.blocks(root.children)
    settle(walker.finding)
    settle_headings(walker.finding, walker.bodies)
    return walker.finding


def settle(finding: Finding) -> None:
    """Decide the weak candidates by the company they keep in their list, their section and the document."""
    by_group: dict[int, list[Candidate]] = {}
    for candidate in finding.candidates:
        by_group.setdefault(candidate.group, []).append(candidate)
    sure = Counter(candidate.shape for candidate in finding.candidates if candidate.verdict == YES)
    for members in by_group.values():
        yes = sum(member.verdict == YES for member in members)
        weak = [member for member in members if member.verdict == WEAK and member.shape != "heading"]
        _cut_authors(members)
        alike = Counter((member.draft.title_kind, bool(member.draft.links)) for member in weak)
        for member in weak:
            company = _Company(yes, len(weak), len(members), alike[member.draft.title_kind, bool(member.draft.links)])
            if _accepted(member, company, sure) or _in_paper_section(member, finding):
                member.verdict = YES


@dataclass(frozen=True, slots=True)
class _Company:
    """How many of a candidate's group are sure, weak, in all, and weak with a title and links of its own kind."""

    yes: int
    weak: int
    total: int
    alike: int


def _accepted(member: Candidate, company: _Company, sure: Counter[str]) -> bool:
    draft, yes = member.draft, company.yes
    if member.shape == "row":
        return bool(draft.links) or yes > 0
    if member.shape == "html" and draft.fields.keys() - {"icon"}:
        return True
    if member.shape == "bullet":
        if draft.links:
            return yes > 0 or draft.title_kind == "link" or company.weak * 2 >= company.total
        if draft.title_kind == "bold" and draft.notes:
            return yes > 0 or sure["bullet"] > 0
        dashed = bool(draft.notes) and not draft.colon_note and len(draft.title.split()) <= 4
        return (dashed or bool(draft.authors)) and company.total >= 3 and yes * 2 >= company.total
    if draft.links:
        return company.alike + yes >= 2
    return company.alike >= 2 and draft.colon_note and draft.title_kind == "text" and len(draft.title.split()) >= 4


def _cut_authors(members: list[Candidate]) -> None:
    """Take the authors off the front of titles where most of the group's plain titles begin with people."""
    titled = [member for member in members if member.draft.title_kind == "text" and not member.draft.authors]
    cited = [(member, found) for member in titled if (found := leading_authors(member.draft.title)) is not None]
    if len(cited) < 2 or len(cited) * 2 < len(titled):
        return
    for member, found in cited:
        member.draft.authors = list(found.authors)
        member.draft.title = found.title
        member.draft.name = name_before_colon(found.title) if member.draft.is_paper() else None


def _in_paper_section(member: Candidate, finding: Finding) -> bool:
    """A line without a link, below a heading that names a venue, is a title."""
    words = member.draft.title.split()
    return (
        member.shape == "paragraph"
        and finding.contexts[member.section].venue is not None
        and member.draft.title_kind == "text"
        and 4 <= len(words) <= 30
        and not member.draft.notes
    )


def entries_of(finding: Finding, source: Source) -> tuple[Entry, ...]:
    """The entries of a settled finding, in order of their place."""
    accepted = sorted(
        (candidate for candidate in finding.candidates if candidate.verdict == YES),
        key=lambda found: (found.start, found.end),
    )
    return tuple(_entry(candidate, finding, source) for candidate in accepted)


def _entry(candidate: Candidate, finding: Finding, source: Source) -> Entry:
    draft, context = candidate.draft, finding.contexts[candidate.section]
    if draft.year is None:
        draft.year = context.year
    if draft.venue is None and context.venue is not None:
        draft.venue = context.venue
    first = source.line_of(candidate.start)
    last = max(first, source.line_of(max(candidate.start, candidate.end - 1)))
    path = context.path[:-1] if candidate.shape == "heading" else context.path
    record = draft.record(Place(source.path, first, last), path, finding.legend)
    return Entry(record, Span(candidate.start, candidate.end), candidate.shape)
