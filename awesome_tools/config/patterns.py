"""Regular expressions from strangers: only those that are quick on every text. Pure.

A configuration comes with a pull request, and one bad pattern could keep a runner busy for hours. So a pattern may have
groups and alternatives, but no repeat of a group, and its ways to match a long URL are counted before it is used.
"""

from __future__ import annotations

import re

_ATOM = re.compile(r"\\[^0-9gk]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[\](){}*+?|]", re.DOTALL)
_LENGTH = 2000  # of the longest URLs that servers take
_MOST = 20_000_000  # steps: a fifth of a second


def fault(pattern: str) -> str | None:
    """What is wrong with a regular expression; None if nothing is."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"{error}, expected a regular expression"
    try:
        ways = _ways(pattern)
    except ValueError as error:
        return str(error)
    if ways > _MOST:
        return "it could take very long on some URLs, expected fewer `*`, `+` and `?`, and `^` at the start"
    return None


def _ways(pattern: str) -> int:
    """An upper bound of how many ways there are to try a pattern on a text; ValueError for what is not counted."""
    outer: list[tuple[int, int]] = []  # of each open group: ways before it, and of the alternatives before
    here, others, at = 1, 0, 0
    while at < len(pattern):
        each = 1
        if pattern[at] == "(":
            outer.append((here, others))
            here, others, at = 1, 0, at + (3 if pattern.startswith("(?:", at) else 1)
            continue
        if pattern[at] == "|":
            here, others, at = 1, others + here, at + 1
            continue
        if pattern[at] == ")":
            each = here + others
            (here, others), at = outer.pop(), at + 1
            if at < len(pattern) and pattern[at] in "*+{":
                raise ValueError("unexpected repeat of a group, expected repeats of single characters only")
        elif atom := _ATOM.match(pattern, at):
            at = atom.end()
        else:
            raise ValueError(
                f"unexpected `{pattern[at : at + 2]}`, expected letters, classes, groups, `*`, `+` and `?`"
            )
        repeat = pattern[at : at + 1]
        if repeat and repeat in "*+?":
            each = each + 1 if repeat == "?" else _LENGTH
            at += 1
            at += pattern[at : at + 1] in ("?", "+")
        here = min(here * each, _MOST + 1)
    anchored = pattern.startswith("^") and not others
    return (here + others) * (1 if anchored else _LENGTH)
