"""Writing text and URLs as Markdown, with no more escapes than needed.

A text is put beside others: what could pair with a mark in a neighbour is escaped too, what cannot is left alone.
"""

from __future__ import annotations

import re

from awesome_tools.markdown import autolinks, links
from awesome_tools.markdown.emphasis import flanking
from awesome_tools.markdown.spans import HTML

_MARKS = re.compile(r"\\|`|\*+|_+|~+|<|&")
# What makes a block of a line's beginning: the mark to escape is the last character of the match.
_BLOCK = re.compile(
    r"#(?=#{0,5}(?: |\Z))|>|[-+*](?= |\Z)|\d{1,9}[.)](?= |\Z)|([-*_])(?=(?: ?\1){2,}\Z)|~(?=~~)|<(?=[A-Za-z/!?])"
    r"|\[(?=[ xX]\] |[^\[\]]+\]:)"
)
# A declaration, `<!a`, ends wherever the next `>` stands, and be it in the text that follows.
_ANGLE = re.compile(r"<(?:[^\s<>]+>|[A-Za-z/][^<>]*>|[!?])")
_UNSAFE = re.compile(r"[<>\x00-\x1f\x7f]")


def text(content: str, *, at_start: bool = False) -> str:
    """Markdown that shows the text within a paragraph or list item; `at_start` if it begins it. White space collapses.

    Bare URLs stay as they are, so they become links; what follows one without a blank is taken for a part of it.
    """
    return _escaped(" ".join(content.split()), at_start=at_start)


def cell(content: str) -> str:
    """Markdown that shows the text within a table cell."""
    return _escaped(" ".join(content.split()), pipes=True)


def label(content: str, *, in_cell: bool = False) -> str:
    """Markdown that shows the text as a link's text."""
    return _escaped(" ".join(content.split()), pipes=in_cell, brackets=True)


def destination(url: str, *, in_cell: bool = False) -> str:
    """The URL, which is as some source wrote it, as the destination of an inline link.

    In angle brackets where it has blanks or lonely parentheses; only what cannot stand there is percent-encoded.
    """
    if in_cell:
        url = re.sub(r"(?<!\\)\|", "%7C", url)
    if (len(url) - len(url.rstrip("\\"))) % 2:
        url = url[:-1] + "%5C"
    place = links.destination(url, 0, len(url))
    if url and place == (0, len(url), len(url)) and url[0] != "<":
        return url
    return "<" + _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", url) + ">"


def _escaped(content: str, *, at_start: bool = False, pipes: bool = False, brackets: bool = False) -> str:
    marked, pairs = _brackets(content, closing=brackets)
    for found in _MARKS.finditer(content):
        if _needed(content, found):
            marked.update(range(*found.span()))
    for start, end in [] if brackets else _url_words(content, pairs):
        marked.difference_update(range(start, end))
    if pipes:
        marked.update(found.start() for found in re.finditer(r"\|", content))
    if at_start and (block := _BLOCK.match(content)):
        marked.add(block.end() - 1)
    parts, at = [], 0
    for place in sorted(marked):
        parts.append(content[at:place])
        at = place
    return "\\".join([*parts, content[at:]])


def _url_words(content: str, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words that begin with a bare URL: a backslash would become part of it. In brackets it is read as text is."""
    words: list[tuple[int, int]] = []
    at = 0
    while place := autolinks.first(content, at, len(content)):
        start, at = place
        if not any(opening < start < closing for opening, closing in pairs):
            at = content.find(" ", at)
            at = len(content) if at < 0 else at
            words.append((start, at))
    return words


def _needed(content: str, found: re.Match[str]) -> bool:
    """Whether a mark could be markup."""
    mark, start, end = found[0], found.start(), found.end()
    after = content[end : end + 1]
    if mark == "\\":
        return not after or after in links.PUNCTUATION
    if mark == "<":
        return bool(_ANGLE.match(content, start) or HTML.match(content, start))
    if mark == "&":
        entity = links.ENTITY.match(content, start)
        return bool(entity and links.entity(*entity.groups()))
    if mark[0] in "*_~":
        opens, closes = flanking(content[start - 1 : start] or " ", after or " ", mark)
        # Without openers nothing can be closed. A tilde stands before numbers: the last one of a text opens nothing.
        return opens if mark[0] != "~" else len(mark) < 3 and (closes or (opens and mark in content[end:]))
    return mark == "`"


def _brackets(content: str, *, closing: bool) -> tuple[set[int], list[tuple[int, int]]]:
    """The brackets to escape, and the pairs that may stay.

    To escape are those that would make a link, opening ones without a counterpart, and if asked closing ones without.
    """
    marked: set[int] = set()
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in re.finditer(r"[\[\]]", content):
        at = found.start()
        links_on = content[at + 1 : at + 2] in ("(", "[")
        if found[0] == "[":
            waiting.append(at)
        elif waiting:
            opening = waiting.pop()
            if links_on:
                marked |= {opening, at}
            else:
                pairs.append((opening, at))
        elif closing or links_on:
            marked.add(at)
    return marked | set(waiting), pairs
