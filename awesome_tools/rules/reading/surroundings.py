"""What rules may ask about the files around a page. Answers come from outside; without any, nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def _unknown(_path: str) -> None:
    return None


def _nowhere() -> None:
    return None


@dataclass(slots=True)
class Surroundings:
    """Questions about what is beside the page, by path relative to it; None is "cannot tell".

    `asked` keeps every question with its answer, a text as its digest, so that a remembered result can be checked
    against the files as they are now.
    """

    look: Callable[[str], frozenset[str] | None] = _unknown
    read: Callable[[str], str | None] = _unknown
    days: Callable[[], int | None] = _nowhere
    asked: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder (`.` is the page's own), folders with a final slash; empty if there is none."""
        if folder not in self.asked:
            self.asked[folder] = self.look(folder)
        return self.asked[folder]

    def text(self, path: str) -> str | None:
        """The text of a file."""
        found = self.read(path)
        self.asked[f"{_TEXT}{path}"] = None if found is None else frozenset({_digest(found)})
        return found

    def age(self) -> int | None:
        """Days since the first commit of the repository whose root the page stands in; 365 for all older ones."""
        found = self.days()
        found = None if found is None else min(found, 365)
        self.asked[_AGE] = None if found is None else frozenset({str(found)})
        return found

    def again(self, question: str) -> frozenset[str] | None:
        """The answer to a question that `asked` has, as it keeps it."""
        if question == _AGE:
            self.age()
        elif question.startswith(_TEXT):
            self.text(question.removeprefix(_TEXT))
        else:
            self.names(question)
        return self.asked[question]


# Questions that are no folders.
_TEXT, _AGE = "text:", "age:"


def _digest(text: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - few pages ask

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
