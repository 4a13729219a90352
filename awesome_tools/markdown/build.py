"""Block tokens → the tree: opens and closes containers, parses the inline text of leaves, computes where blocks end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from awesome_tools.markdown import places
from awesome_tools.markdown.inline import InlineParser
from awesome_tools.markdown.links import unescape
from awesome_tools.markdown.tree import Node

if TYPE_CHECKING:
    from awesome_tools.markdown.state import Block, State

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_ESCAPED_PIPE = re.compile(r"\\(?=\|)")
_CONTAINERS = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
}
_LEAVES = {"code_block": "code_block", "fence": "code_block", "html_block": "html_block", "rule": "rule"}


class TreeBuilder:
    """Builds the tree of one document."""

    def __init__(self, state: State):
        self._state = state
        self._source = state.src
        self._inline = InlineParser(state.definitions)
        self._root = Node("root", 0, len(state.src))
        self._open = [self._root]

    def build(self) -> Node:
        """The tree of all tokens."""
        for token in cast("list[Block]", self._state.tokens):
            if token.type == "paragraph_open":
                self._paragraph(token)
            elif token.type in _CONTAINERS:
                self._container(token)
            elif token.nesting < 0:
                if token.type != "paragraph_close":
                    self._close()
            elif token.type != "inline":
                self._add(token.node or self._leaf(token))
        return self._root

    def _add(self, node: Node) -> None:
        if node.type == "table":
            for row in node.children:
                for cell in row.children:
                    cell.children = self._cell(cell)
        self._open[-1].children.append(node)

    def _container(self, token: Block) -> None:
        node = Node(_CONTAINERS[token.type], token.start, token.start, token.markup)
        if node.type == "item":
            node.text = token.info + token.markup
            node.end = token.start + len(node.text)
        elif node.type == "list":
            node.ordered = token.type[0] == "o"
            node.kind = "tight"
        else:
            node.text = ""
            node.end = token.start + 1
        self._open[-1].children.append(node)
        self._open.append(node)

    def _close(self) -> None:
        node = self._open.pop()
        if node.children:
            node.end = max(node.end, node.children[-1].end)

    def _paragraph(self, token: Block) -> None:
        ranges, parent = token.ranges, self._open[-1]
        if parent.type == "item":
            if not token.hidden:
                self._open[-2].kind = "loose"
            if not parent.children and (task := _TASK.match(self._source, *ranges[0])):
                parent.checked = task[1] != " "
                ranges[0] = (task.end(), ranges[0][1])
        node = Node("paragraph", ranges[0][0], ranges[-1][1])
        node.children = self._text(ranges)
        parent.children.append(node)

    def _leaf(self, token: Block) -> Node:
        if token.type == "heading":
            return self._heading(token)
        _first, after = token.map or (0, 1)
        end = self._state.eMarks[after - 1]
        node = Node(_LEAVES[token.type], token.start, end, token.content)
        node.end = token.start + len(self._source[token.start : end].rstrip(" \t\n"))
        node.info = unescape(token.info.strip())
        return node

    def _heading(self, token: Block) -> Node:
        after = (token.map or (0, 1))[1]
        end = self._state.eMarks[after - 1]
        end = token.start + len(self._source[token.start : end].rstrip(" \t"))
        node = Node("heading", token.start, end)
        node.level = len(token.markup)
        node.children = self._text(token.ranges)
        return node

    def _text(self, ranges: list[tuple[int, int]]) -> list[Node]:
        if len(ranges) == 1:
            return self._inline.parse(self._source, *ranges[0])
        gathered = places.lines(self._source, ranges)
        return self._gathered(gathered)

    def _cell(self, cell: Node) -> list[Node]:
        pipes = [found.start() for found in _ESCAPED_PIPE.finditer(self._source, cell.start, cell.end)]
        if not pipes:
            return self._inline.parse(self._source, cell.start, cell.end)
        return self._gathered(places.cell(self._source, cell.start, cell.end, pipes))

    def _gathered(self, gathered: places.Gathered) -> list[Node]:
        nodes = self._inline.parse(gathered.text, 0, len(gathered.text))
        gathered.relocate(nodes, self._source)
        return nodes
