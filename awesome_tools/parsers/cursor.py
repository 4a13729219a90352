"""A run of atoms being read: the parts, the place, and the draft that is filled."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_tools.parsers.atoms import Atom
from awesome_tools.parsers.draft import Draft, clean_title

# How far to look ahead: this is asked for each mark before a title, of which hostile text has thousands.
_AHEAD = 200


class Line:
    """The grouped atoms of one line or paragraph, how far they are read, and what has been read."""

    def __init__(self, parts: Sequence[Atom]):
        self.parts = list(parts)
        self.at = 0
        self.draft = Draft()
        self.lead_tags: list[str] = []
        self.next_stop = -1  # the next part that decides whether a title goes on; looked for when needed

    def rest(self) -> list[Atom]:
        """What is still to be read."""
        return self.parts[self.at :]

    def ahead(self) -> list[Atom]:
        """What follows the part at hand, as far as it matters."""
        return self.parts[self.at + 1 : self.at + 1 + _AHEAD]

    def shorten(self, part: Atom, length: int) -> None:
        """Take so many characters off the front of a text."""
        if len(part.text) == part.end - part.start:
            part.start += length
        part.text = part.text[length:]

    def set_title(self, text: str, kind: str, *parts: Atom) -> None:
        """Set the title, how it is written (link, bold, text, quote, code, label), and its place."""
        self.draft.title, self.draft.title_kind = clean_title(text), kind
        self.draft.start, self.draft.end = parts[0].start, parts[-1].end
