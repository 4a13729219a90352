"""Rows of entries that stand one below the other and could be sorted: the items of a list, the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from awesome_tools.markdown.tree import Node
from awesome_tools.rules.reading.once import once
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.view import View


@dataclass(frozen=True, slots=True)
class Series:
    """Entries of one list or table in order, with their blocks."""

    views: tuple[View, ...]
    blocks: tuple[Node, ...]


@once
def series(page: Page) -> tuple[Series, ...]:
    """All series of a page; a list that numbers its items is a ranking and none."""
    views = {
        view.block.start: view
        for view in page.views
        if view.block is not None and view.entry.shape in ("bullet", "row")
    }
    found = []
    for node in page.nodes("list", "table"):
        if node.ordered:
            continue
        blocks: Sequence[Node] = node.children if node.type == "list" else node.children[1:]
        members = [(views[block.start], block) for block in blocks if block.start in views]
        # With one item that is no entry among them nobody can tell what the order is about.
        if len(members) >= 2 and len(members) == len(blocks):
            found.append(Series(tuple(view for view, _ in members), tuple(block for _, block in members)))
    return tuple(found)
