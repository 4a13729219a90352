"""How many columns a text takes on a terminal or in an editor."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Columns of a text: wide characters and emoji take two, combining ones and joiners none (Unicode UAX 11)."""
    if text.isascii():
        return len(text)
    total, before, joined = 0, 0, False
    for char in text:
        if char == "\u200d":
            joined = True
        elif char == "\ufe0f":
            total += 2 - before if before == 1 else 0  # the mark for emoji makes a narrow sign wide
        elif not (unicodedata.category(char) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff"):
            before = 2 if unicodedata.east_asian_width(char) in "WF" else 1
            total += 0 if joined else before
            joined = False
    return total
