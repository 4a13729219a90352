"""Code spans and HTML tags of one inline text, found without reading to its end again and again."""

from __future__ import annotations

import re

# An HTML tag, comment, instruction, declaration or section: CommonMark 0.31, section 6.6.
HTML = re.compile(
    r"<[A-Za-z][A-Za-z0-9-]*"
    r"""(?:[ \t\n]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \t\n]*=[ \t\n]*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)*"""
    r"[ \t\n]*/?>"
    r"|</[A-Za-z][A-Za-z0-9-]*[ \t\n]*>"
    r"|<!--(?:-?>|.*?-->)|<\?.*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[.*?\]\]>",
    re.DOTALL,
)
_TICKS = re.compile(r"`+")
# What closes a tag, by how it begins; the first that fits counts.
_CLOSED_BY = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<", ">"))


class CodeSpans:
    """The runs of backticks from a place on, by length, each asked for in the order of the text."""

    def __init__(self, text: str, start: int, end: int):
        self._runs: dict[int, list[int]] = {}
        for run in reversed(list(_TICKS.finditer(text, start, end))):
            self._runs.setdefault(run.end() - run.start(), []).append(run.start())

    def close(self, at: int, length: int) -> int:
        """Where the next run of a length begins, or -1."""
        places = self._runs.get(length, [])
        while places and places[-1] < at:
            places.pop()
        return places[-1] if places else -1


class Tags:
    """The HTML tags, comments, instructions and declarations of a text."""

    def __init__(self, text: str, end: int):
        self._text = text
        self._end = end
        self._last: dict[str, int] = {}

    def match(self, at: int) -> str:
        """The tag that begins with the angle bracket at `at`; empty if there is none."""
        closing = next(closing for opening, closing in _CLOSED_BY if self._text.startswith(opening, at))
        if self._text.startswith(("<!-->", "<!--->"), at):
            closing = ">"
        if closing not in self._last:
            self._last[closing] = self._text.rfind(closing, at, self._end)
        found = HTML.match(self._text, at, self._end) if self._last[closing] > at else None
        return found[0] if found else ""
