r"""Text as TeX and back: every special character escaped, braces always balanced, accents such as `{\"u}` read."""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    **{character: "\\" + character for character in "$&#%_"},
}
_COMMANDS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "ss": "ß", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "S": "§", "P": "¶", "copyright": "©", "ldots": "…", "dots": "…",
}  # fmt: skip
# TeX's accent commands and the combining characters they stand for.
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
# Fonts and the like: the braces behind them hold the text.
_SILENT = frozenset(
    "emph textit textbf textsc texttt textrm textsf textup mathrm it bf em tt sc rm relax protect url".split()
)
_SYMBOLS = {"\\": " ", ",": " ", "-": "", "/": ""}
# Blanks at the ends or in a row would be lost, line ends and control characters too: they are written by their number.
_SPECIAL = re.compile(r"[\\{}^~$&#%_]|^ | \Z|(?<= ) |(?! )\s|[\x00-\x1f\x7f-\x9f\ufeff]")
_TOKEN = re.compile(
    r"""(?P<math>\$[^$\\{}]*\$)
    |\\char(?P<char>[0-9]+)[ ]?
    |\\(?P<accent>[`'^"~=.]|[uvHcdbkr](?![A-Za-z]))\s*(?:\{\s*\\?(?P<braced>[^\W\d_]?)\s*\}|\\?(?P<letter>[^\W\d_]))
    |\\(?P<command>[A-Za-z]+)[ ]*(?:\{\})?
    |\\(?P<symbol>[^A-Za-z])
    |(?P<brace>[{}])
    |(?P<blank>[\s~]+)""",
    re.VERBOSE | re.DOTALL,
)


def escape(text: str) -> str:
    """The TeX for a text: no special character stays active, and reading it gives the text again."""
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0]) or _numbered(match[0]), text)


def unescape(tex: str) -> str:
    """The text of TeX, white space collapsed; mathematics and unknown commands stay as they are."""
    return _TOKEN.sub(_read, re.sub(r"\s+", " ", tex).strip(" "))


def _numbered(character: str) -> str:
    return r"{\ }" if character == " " else rf"{{\char{ord(character)}}}"


def _read(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "char":
        return chr(int(match["char"])) if int(match["char"]) < 0x110000 else match[0]
    if kind in {"accent", "braced", "letter"}:
        letter = match["braced"] or match["letter"]
        return unicodedata.normalize("NFC", letter + _ACCENTS[match["accent"]]) if letter else match["accent"]
    if kind == "command":
        return "" if match["command"] in _SILENT else _COMMANDS.get(match["command"], match[0])
    if kind == "symbol":
        return _SYMBOLS.get(match["symbol"], match["symbol"])
    return {"brace": "", "math": match[0]}.get(kind or "", " ")
