"""What a person decided about pairs of mentions, as the plain structure that a decisions file holds.

A mention is called by its title, its first identifier and its list's file name, never by a line, so that a decision
outlives re-runs, other orders and small edits. No file is read or written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from awesome_tools.errors import ConfigError
from awesome_tools.merge.mentions import handle
from awesome_tools.merge.model import Handle, Mention, Review
from awesome_tools.merge.text import squeeze

Pair = tuple[Handle, Handle]
_KINDS = ("same", "different", "undecided")
_SIMILAR = 80.0


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs decided to be one work, pairs decided to be two, and pairs that are still open."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    undecided: tuple[Pair, ...] = ()


def parse(structure: object, *, path: str | None = None) -> Decisions:
    """Decisions of `{same: [[mention, mention] …], different: …, undecided: …}`, a mention being `{title, id, list}`.

    ConfigError if the structure is another.
    """
    if structure is None:
        return Decisions()
    if not isinstance(structure, Mapping):
        raise ConfigError("unexpected content, expected `same`, `different` and `undecided`", path=path)
    unknown = sorted(str(key) for key in structure if key not in _KINDS)
    if unknown:
        raise ConfigError(f"unexpected `{unknown[0]}`, expected `same`, `different` or `undecided`", path=path)
    return Decisions(*(_pairs(kind, structure.get(kind), path) for kind in _KINDS))


def _pairs(kind: str, given: object, path: str | None) -> tuple[Pair, ...]:
    if given is None:
        return ()
    if not isinstance(given, list):
        raise ConfigError(f"unexpected value of `{kind}`, expected a list of pairs", path=path)
    return tuple(_pair(kind, item, path) for item in given)


def _pair(kind: str, item: object, path: str | None) -> Pair:
    if not isinstance(item, list) or len(item) != 2:
        raise ConfigError(
            f"unexpected entry of `{kind}`, expected a pair of mentions", path=path, hint=f"it is {item!r}"
        )
    first, second = (_handle(kind, part, path) for part in item)
    return (first, second)


def _handle(kind: str, part: object, path: str | None) -> Handle:
    if not isinstance(part, Mapping) or not isinstance(part.get("title"), str):
        raise ConfigError(
            f"unexpected mention in `{kind}`, expected `title`, `id` and `list`", path=path, hint=f"it is {part!r}"
        )
    return Handle(part["title"], str(part.get("id") or ""), str(part.get("list") or ""))


def structure(decisions: Decisions) -> dict[str, list[list[dict[str, str]]]]:
    """The plain structure of decisions, sorted, to be written as YAML."""
    return {
        "same": _plain(decisions.same),
        "different": _plain(decisions.different),
        "undecided": _plain(decisions.undecided),
    }


def _plain(pairs: Iterable[Pair]) -> list[list[dict[str, str]]]:
    return [[_named(part) for part in pair] for pair in sorted({_sorted(pair) for pair in pairs})]


def _sorted(pair: Pair) -> Pair:
    first, second = sorted(pair)
    return (first, second)


def _named(part: Handle) -> dict[str, str]:
    shown = {"title": part.title, "id": part.identifier, "list": part.list}
    return {key: value for key, value in shown.items() if value or key == "title"}


def with_reviews(decisions: Decisions, reviews: Sequence[Review]) -> Decisions:
    """The decisions with exactly the open pairs as undecided."""
    return Decisions(
        decisions.same, decisions.different, tuple(sorted({_sorted(review.handles) for review in reviews}))
    )


class Finder:
    """Finds the mentions that a handle calls."""

    def __init__(self, mentions: Sequence[Mention]):
        self._handles = [handle(mention.record) for mention in mentions]
        self._titles: defaultdict[str, list[int]] = defaultdict(list)
        self._identifiers: defaultdict[str, list[int]] = defaultdict(list)
        for number, known in enumerate(self._handles):
            self._titles[squeeze(known.title)].append(number)
            if known.identifier:
                self._identifiers[known.identifier].append(number)

    def find(self, wanted: Handle) -> list[int]:
        """The numbers of the mentions called: title and identifier, else title, else identifier with a similar title.

        Of these those in the list named, if there are any.
        """
        titled = self._titles.get(squeeze(wanted.title), [])
        both = [number for number in titled if self._handles[number].identifier == wanted.identifier]
        found = (
            both
            or titled
            or [n for n in self._identifiers.get(wanted.identifier, []) if self._similar(n, wanted.title)]
        )
        return [number for number in found if self._handles[number].list == wanted.list] or found

    def _similar(self, number: int, title: str) -> bool:
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only a merge needs it

        return ratio(squeeze(self._handles[number].title), squeeze(title)) >= _SIMILAR

    def pairs(self, decided: Iterable[Pair]) -> list[tuple[int, int]]:
        """The pairs of mention numbers that decided pairs call, smaller number first, in order."""
        found = {
            (min(a, b), max(a, b))
            for left, right in decided
            for a in self.find(left)
            for b in self.find(right)
            if a != b
        }
        return sorted(found)
