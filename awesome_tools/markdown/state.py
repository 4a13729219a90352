"""The block parser's state and tokens, extended by exact places. Data only, no rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from awesome_tools.markdown.tree import Node

# What markdown-it trims from the ends of a paragraph: ECMAScript's white space without U+FEFF.
WHITE = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


class Block(Token):
    """A block token with its place; leaf blocks bring the ranges of their inline text, or their finished node."""

    __slots__ = ("end", "node", "ranges", "start")

    def __init__(self, type_: str, nesting: Literal[-1, 0, 1], level: int):
        # Fills only the fields that block rules use: the data class's own constructor costs three times as much.
        self.type = type_
        self.nesting = nesting
        self.level = level
        self.map = None
        self.content = ""
        self.markup = ""
        self.info = ""
        self.hidden = False
        self.start = -1
        self.end = -1
        self.ranges: list[tuple[int, int]] = []
        self.node: Node | None = None


class State(StateBlock):
    """Block state whose tokens are `Block`s; collects the link reference definitions, first ones first."""

    def __init__(self, text: str, engine: MarkdownIt):
        super().__init__(text, engine, {}, [])
        self.definitions: dict[str, Node] = {}
        self.last_definition = text.rfind("]:")

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Block:
        """Append a token. An item starts at its marker, where the list rule stands when it pushes it."""
        if nesting < 0:
            self.level -= 1
        token = Block(ttype, nesting, self.level)
        if nesting > 0:
            self.level += 1
            if ttype == "list_item_open":
                token.start = self.bMarks[self.line] + self.tShift[self.line]
        self.tokens.append(token)
        return token

    def ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the text of these lines stands: one range per line without its indentation, blank ends trimmed.

        Lines that follow each other without a gap share a range.
        """
        source, begins, shifts, ends = self.src, self.bMarks, self.tShift, self.eMarks
        found: list[tuple[int, int]] = []
        first, last = begins[start] + shifts[start], ends[start]
        for line in range(start + 1, end):
            begin = begins[line] + shifts[line]
            if begin != last + 1:
                found.append((first, last))
                first = begin
            last = ends[line]
        found.append((first, last))
        first, last = found[0]
        found[0] = (last - len(source[first:last].lstrip(WHITE)), last)
        first, last = found[-1]
        found[-1] = (first, first + len(source[first:last].rstrip(WHITE)))
        return found
