"""Balanced brackets in a run of atoms as groups, so that readers see one shape for each way to write a link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.parsers.atoms import CLOSER, GROUP, TEXT, Atom

# Brackets nested deeper than this are text: no list needs them, and readers of groups call themselves.
_DEEPEST = 12
# A closing bracket looks for its partner among so many open ones.
_REACH = 5
BRACKET = re.compile(r"[\[\](){}（）【】［］]")


def group(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with each balanced pair of brackets as one group; brackets without a partner stay text."""
    for atom in atoms:
        if atom.kind == TEXT and BRACKET.search(atom.text):
            return _grouped(atoms)
    return list(atoms)


def _grouped(atoms: Sequence[Atom]) -> list[Atom]:
    parts: list[Atom] = []  # of the innermost open bracket
    stack: list[tuple[Atom, list[Atom]]] = []  # open brackets, each with the parts before it
    for atom in atoms:
        if atom.kind != TEXT:
            parts.append(atom)
            continue
        text = atom.text
        at, exact = 0, len(text) == atom.end - atom.start
        for match in BRACKET.finditer(text):
            start = match.start()
            if start > at:
                parts.append(_part(atom, at, start, exact=exact))
            at = start + 1
            if text[start] not in CLOSER and (depth := _partner(stack, text[start])) >= 0:
                while len(stack) - 1 > depth:
                    parts = _unrolled(stack, parts)
                parts = _closed(stack, parts, atom.start + at if exact else atom.end)
                continue
            bracket = _part(atom, start, at, exact=exact)
            if bracket.text in CLOSER and len(stack) < _DEEPEST:
                stack.append((bracket, parts))
                parts = []
            else:
                parts.append(bracket)
        if at < len(text):
            parts.append(_part(atom, at, len(text), exact=exact))
    while stack:
        parts = _unrolled(stack, parts)
    return parts


def _partner(stack: list[tuple[Atom, list[Atom]]], closer: str) -> int:
    """The index of the open bracket that a closing one ends, -1 if none is near."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _REACH), -1):
        if CLOSER[stack[depth][0].text] == closer:
            return depth
    return -1


def _closed(stack: list[tuple[Atom, list[Atom]]], parts: list[Atom], end: int) -> list[Atom]:
    """The parts at hand behind a closing bracket that ends the innermost open one: those before it and the group."""
    opener, before = stack.pop()
    made = Atom(GROUP, "", opener.start, end)
    made.opener, made.parts, made.bold, made.em = opener.text, parts, opener.bold, opener.em
    before.append(made)
    return before


def _unrolled(stack: list[tuple[Atom, list[Atom]]], parts: list[Atom]) -> list[Atom]:
    """The parts at hand with the innermost open bracket as text."""
    opener, before = stack.pop()
    before.append(opener)
    before += parts
    return before


def _part(atom: Atom, start: int, end: int, *, exact: bool) -> Atom:
    part = Atom(
        TEXT, atom.text[start:end], atom.start + start if exact else atom.start, atom.start + end if exact else atom.end
    )
    part.bold, part.em = atom.bold, atom.em
    return part
