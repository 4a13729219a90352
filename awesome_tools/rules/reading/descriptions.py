"""The descriptions of entries, whether they follow a separator or fill a cell, and how they begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.atoms import flatten
from awesome_tools.parsers.columns import KIND_OF, column_kinds, heading_text
from awesome_tools.rules.reading.once import once
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.view import View

_CLOSERS = "\"'”’»)]）】*_"
_ENDS = ".!?…。！？．"
_EMOJI_TAIL = re.compile(
    r"(?:[\s\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0e\ufe0f\u200d]|:[a-z0-9_+-]*[a-z][a-z0-9_+-]*:|(?<=\s)[:;]-?[()])+$"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_DASHES = re.compile(r"\s+[-–—|·•]\s*$")


@dataclass(frozen=True, slots=True)
class Description:
    """A description: its view, range and inline nodes."""

    view: View
    start: int
    end: int
    nodes: tuple[Node, ...]

    def opening(self, text: str) -> int | None:
        """Offset of its first character if that is plain text, None if it begins with a link, code or mark."""
        node = next((one for one in self.nodes if one.end > self.start), None)
        if node is None or node.type not in ("text", "strong", "em"):
            return None
        at = self.start
        while at < self.end and text[at] in " \t\xa0*_\"'“‘«(":
            at += 1
        return at if at < self.end else None

    def closing(self, text: str) -> int | None:
        """Offset behind its last character of prose, marks left out; None if it ends with a link, code or picture."""
        for node in reversed(self.nodes):
            if node.type in ("softbreak", "html") or (node.type == "image") or _is_badge(node):
                continue
            if node.type == "code" and _is_sentence(self, text):
                before = self.start + len(text[self.start : node.start].rstrip())
                if not ends_sentence(text, before):
                    return node.end
                continue  # a command to type behind the sentence
            if node.type != "text":
                return None
            begin = max(node.start, self.start)
            kept = _without_tail(text[begin : min(node.end, self.end)])
            if kept.strip(" \t\xa0|,·•/()[]（）-–—"):
                return begin + len(kept.rstrip())
            if kept.strip():
                return None  # brackets around links: what stands in them belongs to the entry, not to its prose
        return None


def _without_tail(text: str) -> str:
    """A text without the emoji and the dash at its end."""
    if text[-1:].isascii() and not text[-1:].isspace() and text[-1:] not in "-|:()":
        return text
    return _DASHES.sub("", _EMOJI_TAIL.sub("", text))


def _is_sentence(one: Description, text: str) -> bool:
    """Whether words stand around the code in a description."""
    prose = [text[max(node.start, one.start) : node.end] for node in one.nodes if node.type == "text"]
    return len(_WORD.findall(" ".join(prose))) >= 3


def _is_badge(node: Node) -> bool:
    return node.type == "link" and bool(node.children) and all(one.type == "image" for one in node.children)


@once
def descriptions(page: Page) -> tuple[Description, ...]:
    """The descriptions of all entries that have one set off by a separator or in a column of its own."""
    found, cells = [], _description_cells(page)
    for view in page.views:
        span = view.description
        if span is not None and view.separator is not None:
            found.append(Description(view, span.start, span.end, tuple(view.description_nodes())))
        elif view.block is not None and (cell := cells.get(view.block.start)) is not None:
            found.append(Description(view, cell.start, cell.end, tuple(cell.children)))
    return tuple(found)


def _description_cells(page: Page) -> dict[int, Node]:
    """The filled description cell of each row, by the row's place."""
    found = {}
    for table in page.nodes("table"):
        column = _description_column(table)
        for row in table.children[1:] if column >= 0 else ():
            if column < len(row.children) and row.children[column].children:
                found[row.start] = row.children[column]
    return found


def _description_column(table: Node) -> int:
    rows = [[flatten(cell.children) for cell in row.children] for row in table.children]
    kinds: Sequence[str] = column_kinds(rows[0], rows[1:]) if rows else ()
    told = [index for index, kind in enumerate(kinds) if kind == "description"]
    # A column that is called so, before one whose cells only look like it.
    named = [
        index for index in told if index < len(rows[0]) and KIND_OF.get(heading_text(rows[0][index])) == "description"
    ]
    return next(iter(named or told), -1)


def ends_sentence(text: str, end: int) -> bool:
    """Whether the text before an offset ends with a mark that ends a sentence, closing quotes and brackets aside."""
    at = end
    while at > 0 and text[at - 1] in _CLOSERS:
        at -= 1
    if at > 0 and text[at - 1] in _ENDS:
        return True
    # Brackets after the full stop: `First. (see there)`.
    return text[end - 1 : end] in (")", "]", "）") and bool(
        re.search(r"[.!?…。！？]\s*[(\[（][^()\[\]（）]*$", text[max(0, end - 200) : end - 1])
    )
