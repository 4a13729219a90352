"""Text of lists, paths and servers in pages that GitHub shows: nothing of it is markup, mentions anyone or links."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+|~!$<>&]")
# What GitHub makes links of besides Markdown's own: people and teams, issues, URLs and addresses of mail.
_CALLS = re.compile(r"(?<=@)|(?<=#)(?=\d)|(?<=\bGH)(?=-\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_NOTHING = "\u200b"
_JOINERS = "\u200d\ufe0f"  # parts of emoji
_MOST = 500


def text(content: str) -> str:
    """Markdown that shows the text in a paragraph or list item, and does nothing else; cut to 500 characters."""
    parted = _CALLS.sub(_NOTHING, _cut(content))
    return _MARKUP.sub(lambda mark: "&lt;" if mark[0] == "<" else f"\\{mark[0]}", parted)


def code(content: str) -> str:
    """Markdown that shows the text as code, whatever backticks it holds; cut to 500 characters."""
    found = _cut(content).strip() or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", found)), default=0))
    blank = " " if found[0] == "`" or found[-1] == "`" else ""
    return f"{fence}{blank}{found}{blank}{fence}"


def visible(content: str) -> str:
    """The text with a blank for each character that moves a cursor, turns the line around or is not seen."""
    return "".join(char if char.isprintable() or char in _JOINERS else " " for char in content)


def _cut(content: str) -> str:
    shown = visible(content)
    return shown if len(shown) <= _MOST else shown[: _MOST - 1] + "…"
