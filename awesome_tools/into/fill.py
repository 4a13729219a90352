"""Fills the pattern of an entry with another record: what it lacks goes with its brackets and separators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from awesome_tools.parsers.profile_pattern import Pattern

_PAIRS = (
    ("**", "**"), ("__", "__"), ("``", "``"), ("*", "*"), ("_", "_"), ("`", "`"), ("[", "]"), ("(", ")"),
    ("（", "）"), ("【", "】"), ("「", "」"), ("“", "”"), ('"', '"'),
)  # fmt: skip
_LINE_END = re.compile(r"[ \t]*(?:<br\s*/?>|\\|[ \t]{2,})[ \t]*\Z")
_CLOSERS = re.compile(r"[ \t]*[.,;:。，；：|]+")
_ENDED = re.compile(r"[.!?。！？…]\Z")


def fill(pattern: Pattern, values: Mapping[int, str]) -> str:
    """The text of a pattern with values by the index of their piece; slots without one are left out.

    A line all of whose slots are empty goes as a whole.
    """
    lines: list[list[tuple[bool, str | None]]] = [[]]
    for index, piece in enumerate(pattern.pieces):
        if piece.slot:
            lines[-1].append((True, values.get(index)))
            continue
        first, *rest = piece.text.split("\n")
        lines[-1].append((False, first))
        lines += [[(False, text)] for text in rest]
    kept = [
        "".join(_resolved(line))
        for number, line in enumerate(lines)
        if number == 0 or not (slots := [text for is_slot, text in line if is_slot]) or any(slots)
    ]
    while len(kept) > 1 and not kept[-1].strip():
        kept.pop()
    kept[-1] = _LINE_END.sub("", kept[-1]) if len(kept) < len(lines) else kept[-1].rstrip()
    return "\n".join(kept)


def _resolved(line: Sequence[tuple[bool, str | None]]) -> list[str]:
    """The texts of a line in order, none for missing values, and one separator for two where a value is missing."""
    made: list[str] = []
    pending = False  # a value is missing between the last text and the next
    filled = False
    for position, (is_slot, text) in enumerate(line):
        if is_slot and text is None:
            pending = True
            if not made:
                made.append("")
        elif is_slot:
            assert text is not None  # noqa: S101 - the other case is above
            if (
                _ENDED.search(text)
                and position + 1 < len(line)
                and (line[position + 1][1] or "").startswith((".", "。"))
            ):
                text = text.removesuffix(".").removesuffix("。")  # noqa: PLW2901 - the pattern has it
            made.append(text)
            filled = True
            pending = False
        elif pending:
            more = any(slot and value is not None for slot, value in line[position + 1 :])
            left = made.pop() if made else ""
            made.append(_joined(left, text or "", before=filled, after=more))
        else:
            made.append(text or "")
    if pending and made and not line[-1][1]:
        made.append(_joined(made.pop(), "", before=filled, after=False))
    return made


def _joined(left: str, right: str, *, before: bool, after: bool) -> str:
    """One separator for the two around a missing value; `before` and `after` tell whether others stand there."""
    left, right = _without_pair(left, right)
    if not before:
        return left + re.sub(r"\A[\s.,;:|\-–—]+", "", right)
    if not after:
        return left.rstrip(" \t-–—:：,;.|(") + _CLOSERS.sub("", right, count=1)
    if left.strip() and right.startswith((".", "。")) and not left.startswith((".", "。")):
        right = right[1:]
    return right if right.strip() or not left.strip() else left


def _without_pair(left: str, right: str) -> tuple[str, str]:
    """Both without the brackets and emphasis that stood around the value."""
    changed = True
    while changed:
        changed = False
        for opening, closing in _PAIRS:
            inner = right.lstrip(" \t.,;:，：")
            if left.endswith(opening) and inner.startswith(closing):
                left, right = left[: -len(opening)], inner[len(closing) :]
                changed = True
                break
    return left, right
