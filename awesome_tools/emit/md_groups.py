"""Records in groups below headings, in an order that the order of the inputs does not change. No Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from awesome_tools.emit.layout import Layout
from awesome_tools.model import Kind, Record


@dataclass(slots=True)
class Item:
    """A projected record with its Markdown, cell by cell, which settles the order of what is otherwise alike."""

    record: Record
    cells: tuple[str, ...]


@dataclass(slots=True)
class Group:
    """A heading with its entries and the groups below it; `comment` is what its text cannot say."""

    title: str
    comment: str = ""
    items: list[Item] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    anchor: str = ""

    def count(self) -> int:
        """The number of entries here and below."""
        return len(self.items) + sum(group.count() for group in self.groups)


@dataclass(frozen=True, slots=True, order=True)
class _Heading:
    """A heading in its order: what has no name last, years newest first unless sorted otherwise, else by text."""

    last: bool
    rank: int
    folded: str
    title: str
    comment: str = ""


def group(items: Iterable[Item], layout: Layout, depth: int) -> Group:
    """The groups of all items below a heading without text, at most `depth` deep: deeper sections are joined."""
    deepest = max(1, depth - len(layout.group_by) + 1)
    placed: dict[tuple[_Heading, ...], list[Item]] = {}
    for item in items:
        headings = [part for name in layout.group_by for part in _headings(item.record, name, layout, deepest)]
        placed.setdefault(tuple(headings), []).append(item)
    root = Group("")
    known: dict[tuple[_Heading, ...], Group] = {(): root}
    for path in sorted(placed):
        for end in range(1, len(path) + 1):
            if path[:end] not in known:
                known[path[:end]] = Group(path[end - 1].title, path[end - 1].comment)
                known[path[: end - 1]].groups.append(known[path[:end]])
        known[path].items = ordered(placed[path], layout.sort)
    return root


def ordered(items: Sequence[Item], keys: Sequence[str]) -> list[Item]:
    """Items by the keys, `-` for descending; missing values last; then by title and cells."""
    found = sorted(items, key=lambda item: (item.record.title.casefold(), item.record.title, item.cells))
    for key in reversed(keys):
        name = key.removeprefix("-")
        values = [(getattr(item.record, name), item) for item in found]
        present = [(_comparable(value), item) for value, item in values if value is not None]
        # `reverse` keeps what is equal in its order.
        present.sort(key=lambda pair: pair[0], reverse=key.startswith("-"))
        found = [item for _, item in present] + [item for value, item in values if value is None]
    return found


def _comparable(value: object) -> tuple[int, str, str]:
    return (value, "", "") if isinstance(value, int) else (0, str(value).casefold(), str(value))


def _headings(record: Record, name: str, layout: Layout, deepest: int) -> list[_Heading]:
    if name == "year":
        if record.year is None:
            return [_last(layout.text("undated"))]
        rank = record.year if "year" in layout.sort else -record.year
        return [_Heading(last=False, rank=rank, folded="", title=str(record.year))]
    if name == "kind":
        kinds = list(Kind)
        comment = f"<!-- kind: {record.kind.value} -->"
        return [_Heading(False, kinds.index(record.kind), "", layout.text(record.kind.value), comment)]
    if name == "section":
        path = [*record.section]
        if len(path) > deepest:
            path[deepest - 1 :] = [" / ".join(path[deepest - 1 :])]
        return [_by_text(title) for title in path] or [_last(layout.text("other"), "<!-- no section -->")]
    value = record.venue if name == "venue" else next(iter(record.tags), None)
    return [_by_text(value) if value else _last(layout.text("other"))]


def _by_text(title: str) -> _Heading:
    return _Heading(last=False, rank=0, folded=title.casefold(), title=title)


def _last(title: str, comment: str = "") -> _Heading:
    return _Heading(last=True, rank=0, folded="", title=title, comment=comment)
