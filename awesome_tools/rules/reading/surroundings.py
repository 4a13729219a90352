"""What rules may ask about the files around a page. Answers come from outside; without any, nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def _unknown(_path: str) -> None:
    return None


@dataclass(slots=True)
class Surroundings:
    """Questions about files beside the page, by path relative to it; None is "cannot tell".

    `asked` keeps every answer, so that a remembered result can be checked against the files as they are now.
    """

    look: Callable[[str], frozenset[str] | None] = _unknown
    asked: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder (`.` is the page's own), folders with a final slash; empty if there is none."""
        if folder not in self.asked:
            self.asked[folder] = self.look(folder)
        return self.asked[folder]
