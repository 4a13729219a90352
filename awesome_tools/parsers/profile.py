"""The shape that a section's entries are written in: what `extract --profile` shows and merging into a list writes by.

Inferred from the candidates of a finding and the source text alone; changes neither.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from awesome_tools.model import Place, Role
from awesome_tools.parsers.candidate import YES, Candidate, Finding
from awesome_tools.parsers.profile_order import Order, order_of
from awesome_tools.parsers.profile_pattern import LINKS, TITLE, Pattern, alike_patterns, publication
from awesome_tools.parsers.profile_table import Table, table_of
from awesome_tools.parsers.profile_trace import PREFIX, pattern_of
from awesome_tools.parsers.roles import ROLE_OF
from awesome_tools.parsers.venues import read_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesome_tools.source import Source

_MARKS = re.compile(r"(?:[\W_]|<[^<>]*>)*")


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry as it is written: whole lines from `start` to `end`, what stands before its text, and its pattern."""

    candidate: Candidate
    start: int
    end: int
    indent: str
    marker: str
    gap: str
    box: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Profile:
    """The shape of the entries of one section; everything is that of most of them.

    `line` is that of the first entry, counted from 1; `patterns` are all patterns with how many entries follow each,
    the most common first; `blank` is the number of blank lines between two entries; `share` (0 to 1) tells how many
    entries have the shape, the marker and a pattern that at least one other entry has. `labels` tells by role how
    links are labelled, the most common first; `{venue}` and `{year}` stand for those of the entry.
    """

    section: tuple[str, ...]
    line: int
    shape: str
    entries: int
    share: float
    marker: str
    indent: str
    gap: str
    boxes: bool
    blank: int
    order: Order | None
    patterns: tuple[tuple[Pattern, int], ...]
    labels: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    table: Table | None = None

    @property
    def title_style(self) -> str:
        """How titles are written: link, bold link, bold, quoted, code or text."""
        styles: Counter[str] = Counter()
        cells = (
            ((p, n) for column in self.table.columns for p, n in column.patterns) if self.table else iter(self.patterns)
        )
        for pattern, count in cells:
            styles[_title_style(pattern)] += count
        del styles[""]
        return styles.most_common(1)[0][0] if styles else "text"

    def summary(self) -> str:
        """The shape in words."""
        facts = [f"{self.entries} {self.shape} entries" if self.entries != 1 else f"1 {self.shape} entry"]
        if self.shape == "bullet":
            facts.append(
                f"marker {self.marker!r}" + (f", indented {len(self.indent.expandtabs(4))}" if self.indent else "")
            )
        if self.boxes:
            facts.append("task boxes")
        if self.shape != "row":
            facts.append(
                "tight" if not self.blank else f"{self.blank} blank line{'s' if self.blank > 1 else ''} between"
            )
        if self.table:
            facts.append(
                "columns " + ", ".join(f"{column.heading or '(none)'} = {column.kind}" for column in self.table.columns)
            )
        else:
            facts.append(repr(self.patterns[0][0].shown()))
        facts += [
            f"title as {self.title_style}",
            f"sorted by {self.order}" if self.order else "unsorted",
            f"{self.share:.0%} alike",
        ]
        return "; ".join(facts)


def profiles(finding: Finding, source: Source) -> tuple[Profile, ...]:
    """The profile of each section that holds entries, in order."""
    members: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in finding.candidates:
        if candidate.verdict == YES:
            members[candidate.section].append(candidate)
    return tuple(describe(found, finding, source) for _, found in sorted(members.items()))


def describe(candidates: Sequence[Candidate], finding: Finding, source: Source) -> Profile:
    """The shape of some entries of one section (at least one)."""
    ordered = sorted(candidates, key=lambda candidate: (candidate.start, candidate.end))
    shape = Counter(candidate.shape for candidate in ordered).most_common(1)[0][0]
    alike = [candidate for candidate in ordered if candidate.shape == shape]
    units = [unit(candidate, source) for candidate in alike]
    patterns = alike_patterns(one.pattern for one in units)
    table = _table(units, source) if shape == "row" else None
    marker = _most(one.marker for one in units)
    counts = {pattern.shown(): number for pattern, number in patterns}
    following = sum(one.marker == marker and (table is not None or counts[one.pattern.shown()] > 1) for one in units)
    context = finding.contexts[ordered[0].section]
    records = [candidate.draft.record(_place(source, candidate), context.path, {}) for candidate in alike]
    return Profile(
        section=context.path,
        line=source.line_of(ordered[0].start),
        shape=shape,
        entries=len(ordered),
        share=following / len(ordered),
        marker=marker,
        indent=_most(one.indent for one in units),
        gap=_most(one.gap for one in units) or " ",
        boxes=sum(bool(one.box) for one in units) * 2 > len(units),
        blank=_blank(units, source),
        order=order_of(records),
        patterns=patterns,
        labels=_labels(patterns, table),
        table=table,
    )


def unit(candidate: Candidate, source: Source) -> Unit:
    """An entry as whole lines of the source, its indentation and marker apart from its pattern."""
    text = source.text
    start = source.line_starts[source.line_of(candidate.start) - 1]
    end = text.find("\n", max(candidate.start, candidate.end - 1))
    end = len(text) if end < 0 else end
    found = PREFIX.match(text, start, end)
    assert found is not None  # noqa: S101 - every part of it is optional
    marker = found["marker"] if candidate.shape == "bullet" and found["gap"] else ""
    body = found.end() if marker else start + len(found["indent"])
    if candidate.shape == "row":
        pattern = Pattern(())
    else:
        pattern = pattern_of(text, body, max(body, _behind_marks(text, candidate.end, end)), candidate.draft)
    box = (found["box"] or "") if marker else ""
    return Unit(candidate, start, end, found["indent"], marker, (found["gap"] or "") if marker else "", box, pattern)


def _behind_marks(text: str, start: int, line_end: int) -> int:
    """The end of an entry with the marks that close its line (`*`, `]`, `<br>`); where words follow, as it was."""
    tail = text[start:line_end]
    return start + len(tail.rstrip()) if _MARKS.fullmatch(tail) else start


def profile_object(profile: Profile) -> dict[str, Any]:
    """The JSON object of a profile, keys in a fixed order."""
    shown: dict[str, Any] = {
        "section": list(profile.section),
        "line": profile.line,
        "shape": profile.shape,
        "entries": profile.entries,
        "share": round(profile.share, 3),
        "marker": profile.marker,
        "indent": len(profile.indent.expandtabs(4)),
        "boxes": profile.boxes,
        "blank": profile.blank,
        "order": str(profile.order) if profile.order else None,
        "title": profile.title_style,
        "patterns": [
            {"pattern": pattern.shown(), "entries": count} for pattern, count in profile.patterns if pattern.pieces
        ],
        "labels": {role.value: list(labels) for role, labels in profile.labels.items()},
    }
    if profile.table is not None:
        shown["columns"] = [
            {
                "heading": column.heading,
                "kind": column.kind,
                "patterns": [{"pattern": pattern.shown(), "entries": count} for pattern, count in column.patterns],
                "empty": column.empty,
                "align": column.align,
                "width": column.width,
            }
            for column in profile.table.columns
        ]
    return shown


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def _table(units: Sequence[Unit], source: Source) -> Table:
    return table_of([(one.start, one.end, one.candidate.draft) for one in units], source)


def _place(source: Source, candidate: Candidate) -> Place:
    line = source.line_of(candidate.start)
    return Place(source.path, line, line)


def _blank(units: Sequence[Unit], source: Source) -> int:
    """The number of blank lines between most entries that nothing else stands between."""
    counts: Counter[int] = Counter()
    for one, other in itertools.pairwise(units):
        between = source.text[one.end : other.start]
        if not between.strip():
            counts[max(0, between.count("\n") - 1)] += 1
    if not counts:
        return 1 if units[0].candidate.shape in ("paragraph", "heading") else 0
    return min(counts, key=lambda number: (-counts[number], number))


def _labels(patterns: Sequence[tuple[Pattern, int]], table: Table | None) -> dict[Role, tuple[str, ...]]:
    """By role the labels of links, those that are a venue as its template, the most common first."""
    counts: defaultdict[Role, Counter[str]] = defaultdict(Counter)
    cells = (
        [pattern for column in table.columns for pattern, _ in column.patterns] if table else [p for p, _ in patterns]
    )
    for pattern in cells:
        for piece in pattern.pieces:
            if piece.slot == LINKS:
                for role, label in zip(piece.roles, piece.labels, strict=True):
                    counts[role][published_label(label)] += 1
    return {
        role: tuple(label for label, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])))
        for role, found in sorted(counts.items())
    }


def published_label(label: str) -> str:
    """A link's label, as a template if it is a venue: `CVPR 2020` as `{venue} {year}`."""
    told = label.casefold().strip(" []()") not in ROLE_OF and read_venue(label) is not None
    return (publication(label) if told else None) or label.replace("{", "(").replace("}", ")")


def _title_style(pattern: Pattern) -> str:
    """How the title of a pattern is written, "" if it has none."""
    for index, piece in enumerate(pattern.pieces):
        if piece.slot == TITLE:
            before = pattern.pieces[index - 1].text if index else ""
            bold = before.rstrip().endswith(("**", "__")) or "[**" in piece.text or "<b>" in piece.text.lower()
            if "{url}" in piece.text:
                return "bold link" if bold else "link"
            quoted = before.endswith(('"', "“", "「", "《", "``"))
            return "bold" if bold else "quoted" if quoted else "code" if before.endswith("`") else "text"
    return ""
