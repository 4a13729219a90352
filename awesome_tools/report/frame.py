"""The line of a finding with a mark below it, for terminals: columns are those that are displayed."""

from __future__ import annotations

from awesome_tools.model import Diagnostic
from awesome_tools.rules.reading.width import width
from awesome_tools.source import Source

_WIDTH = 100
_TAB = 4


def frame(one: Diagnostic, source: Source) -> list[str]:
    """Two lines: the text around the finding, and carets below what is meant; none for an empty file."""
    text = source.line_text(one.start.line)
    if not text:
        return []
    start = one.start.column - 1
    end = one.end.column - 1 if one.end.line == one.start.line else len(text)
    end = max(end, start + 1)
    first = max(0, min(start - 30, len(text) - _WIDTH))
    cut = text[first : first + _WIDTH]
    before, marked = text[first:start], text[start : min(end, first + _WIDTH)]
    number = str(one.start.line)
    head = "…" if first else ""
    tail = "…" if first + _WIDTH < len(text) else ""
    carets = "^" * max(1, width(_visible(marked)))
    return [
        f"{number:>5} | {head}{_visible(cut)}{tail}",
        f"{'':>5} | {' ' * (len(head) + width(_visible(before)))}{carets}",
    ]


def _visible(text: str) -> str:
    """Tabs as blanks; what a terminal would obey instead of show, as a dot."""
    text = text.replace("\t", " " * _TAB)
    return "".join(char if char.isprintable() or char in "\u200d\ufe0f" else "·" for char in text)
