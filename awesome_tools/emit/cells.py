r"""Lists and mappings as one readable cell of text, and back: `img; semi`, `paper|https://a.example|arXiv`, `val=64.5`.

`;` separates items and a second character the parts of an item; a backslash takes the meaning from the character
behind it, and `\e` is an empty item. A blank behind `;` is only for the eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PIECE = re.compile(r"\\(.)|([;|=])|([^\\;|=]+|\\)", re.DOTALL)


def join(items: Iterable[Sequence[str]], separator: str = "|") -> str:
    """The cell of items, each a sequence of parts with `separator` (`|` or `=`) between them; empty for no item."""
    return "; ".join(separator.join(_escape(part, separator) for part in parts) or r"\e" for parts in items)


def split(cell: str, separator: str = "|") -> list[list[str]]:
    """The items of a cell, each with all its parts; whatever a person has typed has a reading."""
    if not cell:
        return []
    items = [[""]]
    fresh = True
    for piece in _PIECE.finditer(cell):
        escaped, mark, text = piece.groups()
        if mark == ";":
            items.append([""])
        elif mark == separator:
            items[-1].append("")
        elif escaped is None:
            items[-1][-1] += mark or (text.lstrip(" ") if fresh else text)
        elif escaped != "e":
            items[-1][-1] += escaped
        fresh = mark == ";" or (fresh and text is not None and not text.strip(" "))
    return items


def _escape(part: str, separator: str) -> str:
    escaped = part.replace("\\", r"\\").replace(";", r"\;").replace(separator, "\\" + separator)
    return "\\" + escaped if escaped.startswith(" ") else escaped
