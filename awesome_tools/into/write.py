"""Writes a record as an entry of a home: as it stands in the other list where that is written alike, else anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.into import rows, values
from awesome_tools.into.fill import fill
from awesome_tools.into.spellings import Spellings
from awesome_tools.model import Role
from awesome_tools.parsers.profile_pattern import DESCRIPTION, LINKS, PUB, TITLE, Pattern, Piece

if TYPE_CHECKING:
    from awesome_tools.into.homes import Home, Member
    from awesome_tools.model import Link, Record
    from awesome_tools.parsers.profile import Profile

AS_IT_STANDS, ANEW = "as it stands", "anew"
_TRIED = 3
# What another list may not bring in as it stands: markup that acts, and comments that steer tools.
_ACTIVE = re.compile(
    r"<\s*(?:script|iframe|object|embed|style|form|input)\b|<[^>]*\bon\w+\s*=|<!--[\s\[]*(?:awesome|lint|markdownlint|prettier|remark|textlint|vale|alex|toc|doctoc|start|end)\b",
    re.IGNORECASE,
)
# What is left where the section's own patterns do not do; without a link, a venue makes an entry of a title.
_PLAIN = tuple(
    Pattern((Piece(TITLE, "[{value}]({url})"), Piece("", separator), Piece(slot, template)))
    for separator, slot, template in ((" - ", DESCRIPTION, "{value}"), (", ", PUB, "{venue} {year}"))
)
_ROLES = (Role.PAPER, Role.CODE, Role.OTHER)


@dataclass(frozen=True, slots=True)
class Written:
    """One way to write an entry: its lines without the line end of the last, and how they were made."""

    text: str
    how: str


def ways(
    record: Record, member: Member | None, other: Home | None, home: Home, marker: str, *, kin: bool
) -> Iterator[Written]:
    """Ways to write a record in a home, the best first; `member` is how another list writes it, with all its links.

    `kin` tells that the two lists write the entries they share alike, to the letter.
    """
    if member is not None and other is not None and member.whole and _alike(member, other, home, kin=kin):
        yield Written(_adopted(member, other, home.profile, marker), AS_IT_STANDS)
    pen = pen_of(home)
    if home.profile.table is not None:
        yield Written(home.profile.indent + rows.row(record, home.profile.table, pen), ANEW)
        return
    prefix = home.profile.indent + ((marker + home.profile.gap) if marker else "") + _box(record, home.profile)
    seen = set()
    for pattern in _best(record, home.profile):
        text = prefix + written(pattern, record, pen)
        if text not in seen:
            seen.add(text)
            yield Written(text, ANEW)


def written(pattern: Pattern, record: Record, pen: values.Pen) -> str:
    """A record by a pattern; links that its runs have no place for stand at the end of the first line."""
    pattern = _once(pattern)
    found: dict[int, str] = {}
    title = next((piece for piece in pattern.pieces if piece.slot == TITLE), None)
    linked = title is not None and "{url}" in title.text
    main = values.main_link(record, title.roles) if title is not None and linked else None
    rest = [link for link in record.links if link is not main]
    runs = [(index, piece) for index, piece in enumerate(pattern.pieces) if piece.slot == LINKS]
    given = shared_out([piece for _, piece in runs], rest)
    for (index, piece), links in zip(runs, given, strict=True):
        if links:
            found[index] = values.run(piece, links, record, pen, _joiner(pattern, index))
    for index, piece in enumerate(pattern.pieces):
        if piece.slot == TITLE:
            found[index] = values.titled(piece, record, main, pen, at_start=index == 0)
        elif piece.slot not in ("", LINKS) and (told := values.value(piece, record, pen)) is not None:
            found[index] = told
    text = fill(pattern, found)
    return text if runs or not rest else _appended(text, rest, record, pen)


def shared_out(runs: Sequence[Piece], links: Sequence[Link]) -> list[list[Link]]:
    """Links for each run: by the roles its links have, else to the last; papers first, then code."""
    given: list[list[Link]] = [[] for _ in runs]
    for link in links:
        fitting = [index for index, piece in enumerate(runs) if link.role in piece.roles]
        free = [index for index in fitting if runs[index].joiner or not given[index]]
        if runs:
            given[(free or fitting[-1:] or [len(runs) - 1])[0]].append(link)
    for found in given:
        found.sort(key=lambda link: _ROLES.index(link.role))
    return given


def _once(pattern: Pattern) -> Pattern:
    """The pattern with each slot but that of links once: what comes twice would say the same twice."""
    seen: set[str] = set()
    pieces = []
    for piece in pattern.pieces:
        again = piece.slot not in ("", LINKS) and piece.slot in seen
        pieces.append(Piece("other", piece.text) if again else piece)
        seen.add(piece.slot)
    return Pattern(tuple(pieces))


def _joiner(pattern: Pattern, index: int) -> str:
    """What stands between two links where the pattern has only one: the brackets around it, closed and opened again."""
    before = pattern.pieces[index - 1].text if index and not pattern.pieces[index - 1].slot else ""
    after = (
        pattern.pieces[index + 1].text if index + 1 < len(pattern.pieces) and not pattern.pieces[index + 1].slot else ""
    )
    if "\n" in before:
        return "\n" + before.rpartition("\n")[2]
    opening = before[len(before.rstrip("([（【")) :]
    closing = after[: len(after) - len(after.lstrip(")]）】"))]
    return closing + " " + opening if opening and closing else ""


def _appended(text: str, links: Sequence[Link], record: Record, pen: values.Pen) -> str:
    """The text with links at the end of its first line, in the style that the section has for them elsewhere."""
    before, piece, after = _usual_run(pen.profile)
    head, line_end, tail = text.partition("\n")
    return (
        head.rstrip()
        + before
        + values.run(piece, links, record, pen, after.strip() + " " + before.strip())
        + after
        + line_end
        + tail
    )


def _usual_run(profile: Profile) -> tuple[str, Piece, str]:
    """The links that most entries of the section have behind other text on a line, with the brackets around them."""
    counts: Counter[tuple[str, Piece, str]] = Counter()
    for pattern, count in profile.patterns:
        for index, piece in enumerate(pattern.pieces):
            if piece.slot == LINKS and index and not pattern.pieces[index - 1].slot:
                before = pattern.pieces[index - 1].text
                after = pattern.pieces[index + 1].text if index + 1 < len(pattern.pieces) else ""
                if "\n" not in before:
                    opening, closing = (
                        before[len(before.rstrip("([（【")) :],
                        after[: len(after) - len(after.lstrip(")]）】"))],
                    )
                    counts[" " + opening, piece, closing] += count
    return counts.most_common(1)[0][0] if counts else (" [", Piece(LINKS, "[{value}]({url})", "] ["), "]")


def _best(record: Record, profile: Profile) -> list[Pattern]:
    """The patterns of a section that fit a record best, and plain ones in case that none does."""
    total = sum(count for _, count in profile.patterns)
    slots: Counter[str] = Counter()
    for pattern, count in profile.patterns:
        for slot in set(pattern.slots):
            slots[slot] += count
    usual = frozenset(slot for slot, count in slots.items() if count * 5 >= total)
    most = profile.patterns[0][1]
    ranked = sorted(
        (
            (values.cost(pattern, record, usual, count, most), number, pattern)
            for number, (pattern, count) in enumerate(profile.patterns)
        ),
        key=lambda found: found[:2],
    )
    return [*(pattern for price, _, pattern in ranked[:_TRIED] if price < 1000), *_PLAIN]


def _alike(member: Member, other: Home, home: Home, *, kin: bool) -> bool:
    """Whether an entry is written as those of a home are: by one of their patterns, or in a list of one origin."""
    if other.shape != home.shape or _ACTIVE.search(member.text):
        return False
    mine, theirs = home.profile, other.profile
    if mine.table is not None and theirs.table is not None:
        return [column.heading for column in mine.table.columns] == [
            column.heading for column in theirs.table.columns
        ] and (mine.table.leading == theirs.table.leading)
    if mine.boxes != theirs.boxes:
        return False
    if kin:
        return True
    shown = {pattern.shown() for pattern, _ in mine.patterns}
    return member.unit.pattern.shown() in shown or theirs.patterns[0][0].shown() == mine.patterns[0][0].shown()


def _adopted(member: Member, other: Home, profile: Profile, marker: str) -> str:
    """The lines of an entry of another list with the marker and indentation of this one."""
    unit = member.unit
    text = member.text
    old = unit.indent + unit.marker + unit.gap
    same = unit.marker == marker or not unit.marker
    if unit.indent == profile.indent and same:
        return text
    sloppy = unit.marker and len(unit.indent.expandtabs(4)) != len(other.profile.indent.expandtabs(4))
    new = profile.indent + ((marker + (profile.gap if unit.marker != marker else unit.gap)) if unit.marker else "")
    if sloppy and other.profile.indent == profile.indent and same:
        return text
    first, *more = text[len(old) :].split("\n")
    shift = len(new) - len(old)
    return "\n".join([new + first, *(_shifted(line, shift) for line in more)])


def _shifted(line: str, shift: int) -> str:
    if not line.strip() or shift == 0:
        return line
    if shift > 0:
        return " " * shift + line
    lead = len(line) - len(line.lstrip(" "))
    return line[min(lead, -shift) :]


def _box(record: Record, profile: Profile) -> str:
    return ("[x] " if record.checked else "[ ] ") if profile.boxes else ""


def pen_of(home: Home) -> values.Pen:
    """What a home is written with."""
    profile = home.profile
    dates = tuple(date for member in home.members[:50] if (date := member.entry.record.date))
    patterns = [pattern for pattern, _ in profile.patterns]
    if profile.table is not None:
        patterns = [pattern for column in profile.table.columns for pattern, _ in column.patterns]
    return values.Pen(profile, dates, Spellings(patterns), in_cell=profile.table is not None)
