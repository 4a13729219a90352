"""Reads what follows a title on its line or in its sub-bullets: links, venue, authors, tags, description."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.parsers.atoms import BREAK, CODE, LINK, TEXT, Atom, links_in, plain
from awesome_tools.parsers.attributes import label_of, read_labelled
from awesome_tools.parsers.cells import read_keyed
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.tail_line import SEPARATORS, TailLine
from awesome_tools.parsers.venues import read_venue

_STAR = re.compile(r"^[☆★⭐]\s*`?[\d.,]+k?`?$")


def read_tail(draft: Draft, parts: Sequence[Atom]) -> None:
    """Add to the draft what the parts after its title say."""
    lines: list[list[Atom]] = [[]]
    for index, part in enumerate(parts):
        if part.kind != BREAK:
            lines[-1].append(part)
        elif part.text == " " and lines[-1] and _goes_on(parts, index + 1):
            lines[-1].append(Atom(TEXT, " ", part.start, part.end))
        else:
            lines.append([])
    for index, line in enumerate(lines):
        if line and (
            not index or not (_keyed_line(draft, line) or _role_line(draft, line) or _whole_line(draft, line))
        ):
            TailLine(draft, line, own=index > 0).read()
    draft.finish()


def _goes_on(parts: Sequence[Atom], at: int) -> bool:
    """Whether the line behind a soft line end goes on with the sentence before it: it begins in lower case."""
    return at < len(parts) and parts[at].kind == TEXT and not parts[at].bold and parts[at].text.lstrip()[:1].islower()


def read_attribute(draft: Draft, parts: Sequence[Atom]) -> None:
    """Add to the draft what a sub-bullet of its entry says."""
    for_tags = [part for part in parts if part.kind != TEXT or part.text.strip(SEPARATORS)]
    if for_tags and all(part.kind == CODE for part in for_tags):
        for part in for_tags:
            draft.add_tag(part.text)
        return
    if _STAR.match(plain(parts)):
        draft.fields.setdefault("stars", re.sub(r"[^\d.,k]", "", plain(parts)))
        return
    read_tail(draft, [Atom(BREAK, "\n", 0, 0), *parts])


def _whole_line(draft: Draft, line: Sequence[Atom]) -> bool:
    """A line of its own that is nothing but authors, a date or a venue."""
    if any(part.kind in (LINK, CODE) for part in line) or links_in(line):
        return False
    text = plain(line)
    if not text:
        return True
    venue = read_venue(text)
    if venue is not None:
        draft.apply(venue)
        return True
    italic = all(part.em or not part.text.strip() for part in line if part.kind == TEXT)
    people = read_authors(text, single=italic)
    if people and not draft.authors:
        draft.authors = list(people)
        return True
    return False


def _role_line(draft: Draft, line: Sequence[Atom]) -> bool:
    """`Paper: https://…`: a line of its own that is nothing but a role and a bare URL."""
    if line[-1].kind != LINK or not line[-1].text.startswith("http"):
        return False
    labelled = label_of(line)
    return labelled is not None and len(labelled[1]) == 1 and read_labelled(draft, line)


def _keyed_line(draft: Draft, line: Sequence[Atom]) -> bool:
    """`**Year:** 2015`: a line that begins with a bold key is a field, read like a cell below such a heading."""
    first, rest = line[0], list(line[1:])
    if first.kind != TEXT or not first.bold or not rest:
        return False
    key = first.text.strip()
    if not key.endswith((":", "：")):
        if rest[0].kind != TEXT or not rest[0].text.lstrip().startswith((":", "：")):
            return False
        rest[0].text = rest[0].text.lstrip()[1:]
    key = key.rstrip(":： ")
    if len(key.split()) > 3 or rest[0].bold:
        return False
    read_keyed(draft, key, rest)
    return True
