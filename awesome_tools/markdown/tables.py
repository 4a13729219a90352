"""GFM tables with the place of every row and cell. The cells' inline text is left to be parsed."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, cast

from awesome_tools.markdown.state import WHITE
from awesome_tools.markdown.tree import Node

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    from awesome_tools.markdown.state import State

# Hyphens alone underline a heading, also below a line with a pipe.
_DELIMITERS = re.compile(r"(?!-+[ \t]*\Z)[|:-][|: \t-]+\Z")
_COLUMN = re.compile(r":?-+:?\Z")
PIPE = re.compile(r"(?<!\\)\|")
_ALIGN = {(True, True): "center", (False, True): "right", (True, False): "left", (False, False): ""}


def table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A header row, a delimiter row of as many columns, and rows until a blank line or another block.

    Rows may be ragged; cells beyond the header's width are of kind surplus.
    """
    aligns = _aligns(state, line + 1) if line + 1 < end else []
    if not aligns or state.is_code_block(line):
        return False
    head = _row(state, line)
    if "|" not in state.src[head.start : head.end] or len(head.children) != len(aligns):
        return False
    if silent:
        return True
    rows, after = [head], line + 2
    ends_table = state.md.block.ruler.getRules("blockquote")
    outer, state.parentType = state.parentType, "table"
    while after < end and state.sCount[after] >= state.blkIndent and not state.isEmpty(after):
        if state.is_code_block(after) or any(block_rule(state, after, end, True) for block_rule in ends_table):
            break
        row = _row(state, after)
        if not row.children:
            break
        rows.append(row)
        after += 1
    state.parentType, state.line = outer, after
    for row in rows:
        for cell, align in zip(row.children, aligns, strict=False):
            cell.align = align
        for cell in row.children[len(aligns) :]:
            cell.kind = "surplus"
    node = Node("table", head.start, rows[-1].end)
    node.children = rows
    node.end = (
        max(node.end, state.bMarks[line + 1] + state.tShift[line + 1]) if len(rows) > 1 else state.eMarks[line + 1]
    )
    cast("State", state).push("table", "", 0).node = node
    return True


def _aligns(state: StateBlock, line: int) -> list[str]:
    """The alignments of a delimiter row; none if the line is not one."""
    start = state.bMarks[line] + state.tShift[line]
    if (
        state.src[start : start + 1] not in ("|", ":", "-")
        or state.sCount[line] < state.blkIndent
        or state.is_code_block(line)
    ):
        return []
    text = state.src[start : state.eMarks[line]]
    if not _DELIMITERS.match(text) or text[:2] in ("- ", "-\t"):
        return []
    columns = [column.strip(" \t") for column in text.split("|")]
    if not columns[0]:
        del columns[0]
    if columns and not columns[-1]:
        del columns[-1]
    if not all(_COLUMN.match(column) for column in columns):
        return []
    return [_ALIGN[column[0] == ":", column[-1] == ":"] for column in columns]


def _row(state: StateBlock, line: int) -> Node:
    """The row of a line, its cells split at the pipes that no backslash escapes."""
    source = state.src
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    start = end - len(source[start:end].lstrip(WHITE))
    end = start + len(source[start:end].rstrip(WHITE))
    row = Node("row", start, end)
    bounds = [start - 1, *(found.start() for found in PIPE.finditer(source, start, end)), end]
    if len(bounds) > 2 and bounds[1] == start:
        del bounds[0]
    if len(bounds) > 1 and bounds[-2] == end - 1:
        del bounds[-1]
    for left, right in itertools.pairwise(bounds):
        text = source[left + 1 : right]
        first = right - len(text.lstrip(WHITE))
        row.children.append(Node("cell", first, first + len(text.strip(WHITE))))
    return row
