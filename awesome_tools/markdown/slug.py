"""The anchors that GitHub gives to headings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from awesome_tools.markdown.tree import Node

# GitHub keeps what Ruby's `\p{Word}` matches (letters, marks, decimal digits, letter numbers, connectors, circled
# letters), hyphens and blanks.
_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


class Slugger:
    """Gives the slugs of one document's headings, in their order: repeated ones are numbered.

    After the algorithm of github-slugger, which was checked against GitHub: lower case, other characters than those of
    words dropped, blanks to hyphens; `name`, `name-1`, `name-2`, skipping what another heading has.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def slug(self, title: str) -> str:
        """The next heading's slug, of its displayed text."""
        base = slug = plain_slug(title)
        while slug in self._seen:
            self._seen[base] += 1
            slug = f"{base}-{self._seen[base]}"
        self._seen[slug] = 0
        return slug


def plain_slug(title: str) -> str:
    """The slug of a title that no other heading has."""
    return "".join([char for char in title.lower() if _kept(char)]).replace(" ", "-")


def anchor_text(heading: Node) -> str:
    """The text of a heading that its slug is made of: without images, line ends and HTML tags."""
    dropped = ("html", "image", "softbreak", "hardbreak")
    return "".join([node.text for node in heading.walk() if not node.children and node.type not in dropped])


def _kept(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in "_- "
    return category(char) in _KEPT or any(first <= ord(char) <= last for first, last in _CIRCLED)
