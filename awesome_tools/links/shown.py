"""Text of servers and strangers as it may be shown: nothing that moves a cursor or turns the line around."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(
    r"[^\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\ufdff\ufe30-\ufefe\uff01-\uffef]"
)


def printable(text: str) -> str:
    """The text with a blank for each control, format or direction character."""
    return _UNPRINTABLE.sub(" ", text)


def clean(text: str) -> str:
    """What a server says, printable and 300 characters at most."""
    return printable(text)[:300]
