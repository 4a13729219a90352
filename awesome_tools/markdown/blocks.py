"""Block structure with exact places, by markdown-it-py's block rules.

The parser asks only those rules that the first character of a line allows. It parses no inline text: paragraphs,
headings and cells record where theirs stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, blockquote, code, fence, html_block, list_block

from awesome_tools.markdown.definitions import definition
from awesome_tools.markdown.state import WHITE, Block, State
from awesome_tools.markdown.tables import table
from awesome_tools.markdown.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = Callable[[StateBlock, int, int, bool], bool]

# Containers nest this deep (a list counts twice); deeper markers read as text, so that nothing is lost and no input
# exhausts the stack.
DEEPEST = 100

_RULE = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
# YAML of keys, lists and comments. A Markdown link means that the first `---` is a rule, and the next far away.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n((?=[\w\"'])(?:(?!---[ \t]*$)(?!.*\]\()(?:[\w\"'][^:\n]*:(?:[ \t].*)?|[ \t#\]}].*|-[ \t].*)?\n)+)"
    r"---[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)


class BlockParser(ParserBlock):
    """markdown-it-py's block parser with GitHub's precedence: a table starts where nothing else does."""

    def __init__(self) -> None:
        super().__init__()
        # The library's own rules ask these chains what ends a block; `code` tells its state that code blocks exist.
        self.ruler.enableOnly("code")
        self.ruler.push("interrupts", _interrupts, {"alt": ["blockquote"]})
        self.ruler.push("paragraph_end", _ends_paragraph, {"alt": ["paragraph", "reference"]})
        self.ruler.push("rule", rule, {"alt": ["list"]})

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the library's names
        """Push the blocks of these lines."""
        tokens, marks, shifts = cast("list[Block]", state.tokens), state.bMarks, state.tShift
        line, blank_seen = startLine, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            at, count = marks[line] + shifts[line], len(tokens)
            if not (state.is_code_block(line) and code(state, line, endLine, False)):
                for block_rule in _BY_FIRST.get(state.src[at], ()):
                    if block_rule(state, line, endLine, False):
                        break
                else:
                    if not table(state, line, endLine, False):
                        paragraph(state, line, endLine)
            if len(tokens) > count:
                tokens[count].start = at
            state.tight = not blank_seen
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                blank_seen = True
            if line < endLine and state.isEmpty(line):
                blank_seen = True
                line += 1
                state.line = line


def front_matter(state: State) -> int:
    """Push the YAML between `---` lines at the very top, if its first line has a key; the line after it."""
    found = _FRONT_MATTER.match(state.src)
    if not found:
        return 0
    token = state.push("front_matter", "", 0)
    token.node = Node("front_matter", 0, len(found[0].rstrip()), found[1])
    return found[0].count("\n") + (0 if found[0].endswith("\n") else 1)


def heading(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """ATX heading."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    text = state.src[start:end]
    content = text.lstrip("#")
    level = len(text) - len(content)
    if not 0 < level < 7 or content[:1] not in ("", " ", "\t"):
        return False
    if silent:
        return True
    content = content.rstrip(" \t")
    unclosed = content.rstrip("#")
    if unclosed[-1:] in ("", " ", "\t"):
        content = unclosed
    first = start + level + len(content) - len(content.lstrip(WHITE))
    content = content.strip(WHITE)
    state.line = line + 1
    token = cast("State", state).push("heading", "", 0)
    token.markup = text[:level]
    token.map = [line, line + 1]
    token.ranges = [(first, first + len(content))]
    return True


def rule(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Thematic break; as a member of the chain of rules that end a list, also asked about other lines."""
    start = state.bMarks[line] + state.tShift[line]
    if state.is_code_block(line) or not _RULE.match(state.src, start, state.eMarks[line]):
        return False
    if not silent:
        state.line = line + 1
        cast("State", state).push("rule", "", 0).map = [line, line + 1]
    return True


def paragraph(state: StateBlock, line: int, end: int) -> None:
    """Paragraph or setext heading: one walk over the lines for both, where the library walks twice."""
    own = cast("State", state)
    source, indents, indent = state.src, state.sCount, state.blkIndent
    level, after = 0, line + 1
    outer, state.parentType = state.parentType, "paragraph"
    while after < state.lineMax and not state.isEmpty(after):
        count = indents[after]
        if 0 <= count <= indent + 3:
            at = state.bMarks[after] + state.tShift[after]
            first = source[at]
            if first in "-=" and count >= indent and after < end and _UNDERLINE.match(source, at, state.eMarks[after]):
                level = 1 if first == "=" else 2
                break
            if _ends_paragraph(state, after, state.lineMax, True):
                break
        after += 1
    ranges = own.ranges(line, after)
    state.line = after = after + 1 if level else after
    state.parentType = outer
    token = own.push("heading" if level else "paragraph_open", "", 0)
    token.map = [line, after]
    token.markup = "#" * level
    token.ranges = ranges
    if not level:
        # The list rule marks the paragraphs of tight lists, and expects three tokens for each.
        state.tokens += (_TEXT, _CLOSE)


def _interrupts(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Whether a block starts here that ends a table or a lazily continued quote (when asked silently)."""
    if not silent or state.is_code_block(line):
        return False
    first = state.src[state.bMarks[line] + state.tShift[line]]
    for block_rule in _BY_FIRST.get(first, ()):
        if block_rule is not definition and block_rule(state, line, end, True):
            return True
    return False


def _ends_paragraph(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    return _interrupts(state, line, end, silent) or table(state, line, end, silent)


def _nested(block_rule: Rule) -> Rule:
    return lambda state, line, end, silent: state.level < DEEPEST and block_rule(state, line, end, silent)


_quote, _list = _nested(blockquote), _nested(list_block)
_BY_FIRST: dict[str, tuple[Rule, ...]] = {
    "`": (fence,),
    "~": (fence,),
    ">": (_quote,),
    "-": (rule, _list),
    "*": (rule, _list),
    "_": (rule,),
    "+": (_list,),
    "[": (definition,),
    "<": (html_block,),
    "#": (heading,),
    **dict.fromkeys("0123456789", (_list,)),
}
_TEXT, _CLOSE = Block("inline", 0, 0), Block("paragraph_close", -1, 0)
