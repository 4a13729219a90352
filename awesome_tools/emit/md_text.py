"""Texts as Markdown that is read back as they were: bare URLs in angle brackets, nothing else becomes markup."""

from __future__ import annotations

import re

from awesome_tools.markdown import autolinks, escape

_MARK = re.compile(r"\\.|<[A-Za-z]+://[^>]*>|[*_~]", re.DOTALL)
_ENDING_HASHES = re.compile(r"(?:(?<= )|\A)#+\Z")
_AUTOLINK = re.compile(r"[A-Za-z]+://[^<>\x00-\x20\x7f]*")
_URL_START = re.compile(r"((?:https?|ftp)(?=://)|www(?=\.))([:.])", re.IGNORECASE)
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_MARKS = frozenset("*_~")
_FENCE = re.compile(r"`+")


def collapsed(text: str | None) -> str:
    """The text with each run of white space as one blank, '' for None."""
    return " ".join(text.split()) if text else ""


def prose(text: str, *, in_cell: bool = False) -> str:
    """Markdown that shows a text in an item or cell.

    URLs with a scheme become links, and nothing that follows them a part of them; other addresses stay text.
    """
    if not _URL_START.search(text):
        shown = _bracketed(escape.cell(text) if in_cell else escape.text(text))
        # What stands beside the text decides whether a mark at its edge could pair with another.
        return _unmarked(shown) if text[:1] in _MARKS or text[-1:] in _MARKS else shown
    parts, at, start = [], 0, 0
    while place := autolinks.first(text, start, len(text)):
        start = place[1]
        url = text[place[0] : start]
        if _AUTOLINK.fullmatch(url):
            parts += [_piece(text[at : place[0]], in_cell=in_cell), f"<{piped(url) if in_cell else url}>"]
            at = start
    return "".join([*parts, _piece(text[at:], in_cell=in_cell)])


def label(text: str, *, in_cell: bool = False) -> str:
    """Markdown that shows a text as a link's text."""
    return _bracketed(escape.label(text, in_cell=in_cell))


def emphasised(text: str, mark: str, *, in_cell: bool = False) -> str:
    """The text between emphasis marks (`*` or `**`), with no mark in it that could pair with them."""
    return mark + _unmarked(prose(text, in_cell=in_cell)) + mark


def heading(text: str) -> str:
    """Markdown that shows a text as a heading."""
    shown = prose(text)
    return _ENDING_HASHES.sub(lambda found: "\\" + found[0], shown)


def code(text: str, *, in_cell: bool = False) -> str:
    """The text as a code span."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=0)
    fence = "`" * (longest + 1 if longest else 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return fence + pad + (piped(text) if in_cell else text) + pad + fence


def piped(text: str) -> str:
    """The text or Markdown as a cell holds it, its pipes escaped."""
    return text.replace("|", "\\|")


def _piece(text: str, *, in_cell: bool) -> str:
    """Text between URLs: every mark in it is escaped, since it may pair with one beyond the URL."""
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if head == text:
        return text
    escaped = _unmarked(label(text, in_cell=in_cell))
    return head + _URL_START.sub(lambda found: found[1] + "\\" + found[2], escaped) + tail


def _bracketed(markdown: str) -> str:
    """Markdown whose brackets are text whatever references the page defines: awesome-lint asks for it too."""
    return _BRACKET.sub(lambda found: found[0] if len(found[0]) > 1 else "\\" + found[0], markdown)


def _unmarked(markdown: str) -> str:
    return _MARK.sub(lambda found: found[0] if len(found[0]) > 1 else "\\" + found[0], markdown)
