"""Finds the entries that share one paragraph: one a line, or folded into the item above for want of a bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.parsers.atoms import BREAK, EMOJI, GROUP, LINK, TEXT, Atom, links_in, plain
from awesome_tools.parsers.groups import group
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.titles import split_text_title

_LOST_BULLET = re.compile(r"\s*[-*+•]\s*$")
_BULLET_TEXT = re.compile(r"\s*[-*+•](?=\S)")
_WEAK_START = re.compile(r"\s*[\[(【]?\s*$")


def split_joined(atoms: list[Atom]) -> list[list[Atom]]:
    """The atoms of a bullet that joins several entries by ` | `: each part begins with a link that names something."""
    if len(atoms) < 3:
        return [atoms]
    segments: list[list[Atom]] = [[]]
    for atom in atoms:
        if atom.kind == TEXT and " | " in atom.text and not atom.text.strip(" |"):
            segments.append([])
        else:
            segments[-1].append(atom)
    whole = len(segments) > 1 and all(_start_of(segment) == "link" for segment in segments)
    return segments if whole else [atoms]


def lines_of(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """The atoms of each line; empty lines left out."""
    lines: list[list[Atom]] = [[]]
    for atom in atoms:
        if atom.kind == BREAK:
            lines.append([])
        else:
            lines[-1].append(atom)
    return [line for line in lines if any(atom.kind != TEXT or atom.text.strip() for atom in line)]


def _breaks(atoms: Sequence[Atom]) -> list[tuple[Atom, list[Atom]]]:
    """Each line end with the line behind it; empty lines left out."""
    found: list[tuple[Atom, list[Atom]]] = []
    for atom in atoms:
        if atom.kind == BREAK:
            found.append((atom, []))
        elif found:
            found[-1][1].append(atom)
    return [(end, line) for end, line in found if any(atom.kind != TEXT or atom.text.strip() for atom in line)]


def split_folded(atoms: list[Atom]) -> list[list[Atom]]:
    """The atoms of an item, cut before each line that begins an entry of its own.

    A line does so if it begins with a bullet glued to a link (`-[name](url)`), or with the same sort of mark as the
    first line (a link in brackets, a link that names something) where the first line is a whole entry already.
    """
    for atom in atoms:
        if atom.kind == BREAK:
            break
    else:
        return [atoms]
    lines = lines_of(atoms)
    breaks = _breaks(atoms)[1 - len(lines) :]
    if len(lines) < 2:
        return [atoms]
    first = _start_of(lines[0])
    segments: list[list[Atom]] = [lines[0]]
    for end, line in breaks:
        if _lost_bullet(line) or (
            first and _start_of(line) == first and _whole(segments[-1], first) and _whole(line, first)
        ):
            segments.append(line)
        else:
            segments[-1] += [end, *line]
    return segments


def _lost_bullet(line: list[Atom]) -> bool:
    first = line[0]
    if first.kind != TEXT or len(line) < 2:
        return False
    if _LOST_BULLET.fullmatch(first.text) and names_something(line[1]):
        line.pop(0)
        return True
    return False


def _start_of(line: Sequence[Atom]) -> str:
    """How a line begins: 'bracket' for a link in brackets, 'link' for a link that names something, else ''."""
    if line and line[0].kind == LINK:
        return "link" if names_something(line[0]) else ""
    for part in group(line):
        if part.kind == EMOJI or (part.kind == TEXT and not part.text.strip(" \t*•")):
            continue
        if part.kind == GROUP and part.opener == "[" and links_in(part.parts):
            return "bracket"
        return "link" if names_something(part) else ""
    return ""


def _whole(line: Sequence[Atom], start: str) -> bool:
    """Whether a line could be an entry alone: marked links need words behind them."""
    if start == "link":
        return True
    words = sum(len(plain([part]).split()) for part in group(line) if part.kind == TEXT)
    return words >= 3


def entries_by_line(atoms: Sequence[Atom]) -> list[list[Atom]] | None:
    """The lines of a paragraph if each is an entry of its own, else None."""
    lines = lines_of(atoms)
    if len(lines) < 2:
        return None
    starts = [_start_of(line) for line in lines]
    if all(start == "link" for start in starts):
        return lines
    broken = not any(plain(line).endswith((",", ";", " and", " or")) for line in lines[:-1])
    if (broken and all(links_in(line) for line in lines)) or all(_titled(line) for line in lines):
        return lines
    if all(start == "bracket" and _whole(line, start) for start, line in zip(starts, lines, strict=True)):
        return lines
    return None


def _titled(line: Sequence[Atom]) -> bool:
    """Whether a line without a link is a title with its venue, or a title in capitals without a full stop."""
    if any(atom.kind != TEXT or atom.bold or atom.em for atom in line):
        return False
    text = plain(line)
    title, venue, *_ = split_text_title(text)
    words = title.split()
    if venue is not None and len(words) >= 4:
        return True
    capitals = sum(word[:1].isupper() for word in words)
    return 4 <= len(words) <= 25 and capitals * 2 >= len(words) and not text.endswith((".", "!", "?", ",", ";", ":"))


def one_name_a_line(atoms: Sequence[Atom]) -> bool:
    """Whether a paragraph has several lines, each with one link, which names something: entries, not navigation."""
    lines = lines_of(atoms)
    found = [links_in(group(line)) for line in lines]
    return len(lines) > 1 and all(len(links) == 1 and names_something(links[0]) for links in found)


def is_pure(atoms: Sequence[Atom], *kinds: str) -> bool:
    """Whether atoms of these kinds are all there is beside punctuation and blanks."""
    return all(
        atom.kind in kinds or atom.kind == BREAK or (atom.kind == TEXT and not any(c.isalnum() for c in atom.text))
        for atom in atoms
    )


def only_links(atoms: Sequence[Atom]) -> bool:
    """Whether a line is nothing but two or more links with separators: a row of navigation or badges."""
    return len([atom for atom in atoms if atom.kind == LINK]) >= 2 and is_pure(atoms, LINK, "image", EMOJI)
