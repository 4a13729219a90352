"""Link reference definitions: the library's rule finds them, this one remembers where their parts stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it.rules_block import reference

from awesome_tools.markdown import links, places
from awesome_tools.markdown.tree import Node

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    from awesome_tools.markdown.state import State


def definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A link reference definition; the first of each label counts, all become nodes."""
    own = cast("State", state)
    if state.bMarks[line] > own.last_definition or not reference(state, line, end, silent):
        return False
    ranges = own.ranges(line, state.line)
    gathered = places.lines(state.src, ranges)
    found = links.defined(gathered.text)
    node = Node("definition", ranges[0][0], ranges[-1][1])
    if found:
        node.text, target = found
        node.url_start, node.url_end = gathered.start(target.start), gathered.end(target.end)
        node.url = state.src[node.url_start : node.url_end]
        node.title = target.title
    own.definitions.setdefault(links.normalized(node.text), node)
    own.push("definition", "", 0).node = node
    return True
