"""How far a title in plain text goes: up to the first link, line end, picture, mark or formatted venue."""

from __future__ import annotations

import re

from awesome_tools.parsers.atoms import BREAK, CODE, EMOJI, GROUP, IMAGE, LINK, TEXT, Atom, links_in, plain
from awesome_tools.parsers.citations import et_al_and_venue
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.roles import label_role
from awesome_tools.parsers.venues import read_venue


def text_run(line: Line) -> list[Atom]:
    """Text up to the first link, line end, picture, mark or formatted venue."""
    begin = line.at
    while line.at < len(line.parts):
        part = line.parts[line.at]
        if part.kind == BREAK and line.at > begin and _wrapped(line):
            line.at += 1
            continue
        if part.kind in (LINK, BREAK, IMAGE) or (part.kind == EMOJI and not _text_follows(line)):
            break
        if part.kind == GROUP and (links_in(part.parts) or (line.at > begin and _is_mark(line, part))):
            break
        if part.kind == CODE and not _text_follows(line):
            break
        if part.em and line.at > begin and is_fact(part.text):
            break
        line.at += 1
    return line.parts[begin : line.at]


def is_fact(text: str) -> bool:
    """Whether a text in italics is a venue or authors rather than a part of the title."""
    return read_venue(text) is not None or bool(read_authors(text, single=True)) or et_al_and_venue(text) is not None


def _wrapped(line: Line) -> bool:
    """Whether the title goes on behind the soft line end at hand."""
    if line.parts[line.at].text != " ":
        return False
    following: list[Atom] = []
    for index in range(line.at + 1, len(line.parts)):
        if line.parts[index].kind == BREAK:
            break
        following.append(line.parts[index])
    words = [part for part in following if part.kind != TEXT or part.text.strip()]
    if not words or words[0].kind != TEXT or words[0].em or words[0].bold:
        return False
    if len(words) > 1 and words[1].kind == LINK and _is_role(words[0].text):
        return False
    text = plain(following)
    return not read_authors(text) and read_venue(text) is None and not re.match(r"\W", text)


def _is_role(text: str) -> bool:
    """Whether a text says what the link behind it is for: `Paper:`, `代码：`."""
    return text.rstrip().endswith((":", "：")) and label_role(text.strip(" :：")) is not None


def _is_mark(line: Line, part: Atom) -> bool:
    text = plain([atom for atom in part.parts if atom.kind != EMOJI])
    venue = read_venue(text)
    if venue is not None and (venue.year is not None or not _text_follows(line)):
        return True
    return part.opener in "[【［" and (any(p.kind == CODE for p in part.parts) or not _text_follows(line))


def _text_follows(line: Line) -> bool:
    """Whether text with words, not in italics, goes on before the next link or line end."""
    if line.next_stop <= line.at:
        line.next_stop = next(
            (i for i in range(line.at + 1, len(line.parts)) if _stops(line.parts[i])), len(line.parts)
        )
    return line.next_stop < len(line.parts) and (part := line.parts[line.next_stop]).kind == TEXT and not part.em


def _stops(part: Atom) -> bool:
    if part.kind == TEXT:
        return any(map(str.isalnum, part.text))
    return part.kind in (LINK, BREAK) or (part.kind == GROUP and bool(links_in(part.parts)))
