"""The parts of links: destinations, titles, labels, escapes, entities (CommonMark 0.31, sections 2.4, 2.5, 6.3)."""

from __future__ import annotations

import re
from html.entities import html5

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")  # what a backslash escapes
_ESCAPE = r"\\([!-/:-@\[-`{-~])"
_ENTITY = r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));"
ENTITY = re.compile(_ENTITY)
_ESCAPED = re.compile(f"{_ESCAPE}|{_ENTITY}")
_ANGLED = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
# What ends a destination or nests parentheses in it; a backslash escapes punctuation only.
_BOUND = re.compile(r"\\[!-/:-@\[-`{-~]|[()\x00-\x20\x7f]")
_BLANK = re.compile(r"[ \t\n]*")
_TITLE = re.compile(
    r"""[ \t\n]+("[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|\([^()\\]*(?:\\.[^()\\]*)*\))""", re.DOTALL
)
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_SPACES = re.compile(r"\s+")
_NESTED_PARENTHESES = 32


class Target:
    """Destination and title of a link: `url[start:end]` in the text read, `stop` after what was read."""

    __slots__ = ("end", "start", "stop", "title")

    def __init__(self, start: int, end: int, stop: int, title: str):
        self.start = start
        self.end = end
        self.stop = stop
        self.title = title


def unescape(text: str) -> str:
    """Text with backslash escapes and entities decoded."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPED.sub(lambda found: found[1] or entity(found[2], found[3], found[4]) or found[0], text)


def entity(hexadecimal: str | None, decimal: str | None, name: str | None) -> str:
    """The character of an entity's parts; empty for an unknown name, U+FFFD for what is no character."""
    if name:
        return html5.get(name + ";", "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal or "0")
    broken = 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    control = code <= 8 or code == 11 or 14 <= code <= 31 or 127 <= code <= 159
    return "\ufffd" if broken or control else chr(code)


def destination(text: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Start and end of the destination at `at`, which may be empty, and where reading stopped; None if malformed."""
    if text.startswith("<", at):
        found = _ANGLED.match(text, at, end)
        return (at + 1, found.end() - 1, found.end()) if found else None
    depth, stop = 0, end
    for bound in _BOUND.finditer(text, at, end):
        mark = bound[0]
        if mark == "(":
            depth += 1
            if depth > _NESTED_PARENTHESES:
                return None
        elif mark == ")":
            if not depth:
                stop = bound.start()
                break
            depth -= 1
        elif len(mark) == 1:
            stop = bound.start()
            break
    return None if depth else (at, stop, stop)


def target(text: str, at: int, end: int) -> Target | None:
    """The target of an inline link, from its opening parenthesis at `at` to after the closing one."""
    found = _BLANK.match(text, at + 1, end)
    place = destination(text, found.end() if found else end, end)
    if place is None:
        return None
    start, stop, at = place
    title = _TITLE.match(text, at, end)
    if title:
        at = title.end()
    found = _BLANK.match(text, at, end)
    at = found.end() if found else at
    if at >= end or text[at] != ")":
        return None
    return Target(start, stop, at + 1, unescape(title[1][1:-1]) if title else "")


def defined(text: str) -> tuple[str, Target] | None:
    """Label and target of a link reference definition that makes up the whole text."""
    label = LABEL.match(text)
    if not label or not text.startswith(":", label.end()):
        return None
    found = _BLANK.match(text, label.end() + 1)
    place = destination(text, found.end() if found else len(text), len(text))
    if place is None:
        return None
    start, stop, at = place
    title = _TITLE.match(text, at)
    return label[1], Target(start, stop, title.end() if title else at, unescape(title[1][1:-1]) if title else "")


def normalized(label: str) -> str:
    """The form in which reference labels are compared: case folded, white space collapsed."""
    return _SPACES.sub(" ", label.strip()).lower().upper()
