"""Reads emitted text exactly: between its begin and end marks, what is of the style of docs/canonical-list.md.

An item or row of another shape goes to the general readers, so that a list stays readable when people write in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Kind
from awesome_tools.parsers.atoms import flatten
from awesome_tools.parsers.candidate import YES, Candidate
from awesome_tools.parsers.canonical_entry import ExactDraft, read_bullet, read_meaning
from awesome_tools.parsers.canonical_row import read_row
from awesome_tools.parsers.canonical_style import BEGIN, COLUMNS, END, GROUPS, KIND, LEGEND_COLUMNS, NO_SECTION, SECTION
from awesome_tools.parsers.items import walk_list

if TYPE_CHECKING:
    from awesome_tools.parsers.walk import Walker


def read(walker: Walker, nodes: Sequence[Node], index: int) -> int:
    """Read the emitted region that begins at `nodes[index]`: the index behind its end mark, `index` if none begins."""
    begin = BEGIN.fullmatch(nodes[index].text.strip()) if nodes[index].type == "html_block" else None
    if begin is None:
        return index
    for after in range(index + 1, len(nodes)):
        if nodes[after].type != "html_block":
            continue
        text = nodes[after].text.strip()
        if BEGIN.fullmatch(text):
            return index
        if (end := END.fullmatch(text)) and end[1] == begin[1]:
            _Region(walker).blocks(nodes[index + 1 : after])
            return after + 1
    return index


@dataclass(slots=True)
class _Heading:
    """A heading above: its title is empty if it names no section."""

    level: int
    title: str
    kind: Kind | None = None


class _Region:
    """The state within a region: headings above, what they group by, columns of its tables."""

    def __init__(self, walker: Walker):
        self._walker = walker
        self._headings: list[_Heading] = []
        self._columns: tuple[str, ...] = ()
        self._groups: tuple[str, ...] = (SECTION,)

    def blocks(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if node.type == "heading":
                self._heading(node)
            elif node.type == "list":
                self._list(node)
            elif node.type == "table":
                self._table(node)
            elif node.type == "html_block" and node.text.lstrip().startswith("<!--"):
                self._comment(node)
            elif node.type in ("paragraph", "rule"):
                self._walker.mark(node, "prose")
            else:
                self._walker.blocks([node])

    def _comment(self, node: Node) -> None:
        text = node.text.strip()
        if match := COLUMNS.fullmatch(text):
            self._columns = tuple(match[1].split(", "))
        elif match := GROUPS.fullmatch(text):
            self._groups = tuple(match[1].split(", "))
        elif self._headings and (match := KIND.fullmatch(text)):
            self._headings[-1].kind = Kind(match[1])
        elif self._headings and text == NO_SECTION:
            self._headings[-1].title = ""
        self._walker.mark(node, "comment")

    def _heading(self, node: Node) -> None:
        found = self._walker.finding.candidates
        before = len(found)
        self._walker.heading(node.level, flatten(node.children), node.start, node.end)
        del found[before:]  # a URL in an emitted heading is no entry
        while self._headings and self._headings[-1].level >= node.level:
            self._headings.pop()
        self._headings.append(_Heading(node.level, node.plain()))

    def _section(self) -> tuple[str, ...]:
        """The titles of the headings above that name a section, not another group."""
        before = self._groups.index(SECTION)
        after = len(self._headings) - (len(self._groups) - 1 - before)
        return tuple(heading.title for heading in self._headings[before:after] if heading.title)

    def _list(self, node: Node) -> None:
        if node.ordered:
            self._walker.mark(node, "sources")
            return
        others = [item for item in node.children if not self._item(item)]
        if others:
            rest = Node("list", others[0].start, others[-1].end, node.text)
            rest.kind, rest.children = node.kind, others
            walk_list(self._walker, rest)

    def _item(self, item: Node) -> bool:
        """Whether an item is of the style; then it is kept."""
        head = item.children[0] if item.children else None
        if head is None or head.type != "paragraph" or not head.children:
            return False
        first = head.children[0]
        if first.type == "link" and first.url.startswith("#"):
            self._walker.mark(item, "contents")
            return True
        if len(item.children) > 1:
            return False
        draft = read_bullet(head.children)
        if draft is None:
            return False
        draft.checked = item.checked
        self._keep(draft, item, "bullet")
        return True

    def _table(self, node: Node) -> None:
        head, *rows = node.children
        if len(head.children) != len(self._columns):
            self._walker.table(node)
            return
        others = [row for row in rows if not self._row(row)]
        if others:
            rest = Node("table", node.start, node.end)
            rest.children = [head, *others]
            self._walker.table(rest)

    def _row(self, row: Node) -> bool:
        """Whether a row is of the style; then it is kept."""
        if self._columns == LEGEND_COLUMNS:
            meaning = read_meaning([node for cell in row.children for node in cell.children])
            self._walker.learn(meaning)
            self._walker.mark(row, "legend")
            return bool(meaning)
        draft = read_row(row.children, self._columns)
        if draft is not None:
            self._keep(draft, row, "row")
        return draft is not None

    def _keep(self, draft: ExactDraft, node: Node, shape: str) -> None:
        kinds = [heading.kind for heading in self._headings if heading.kind is not None]
        draft.settle(self._section(), kinds[-1] if kinds else None)
        walker = self._walker
        walker.finding.candidates.append(Candidate(draft, node.start, node.end, shape, walker.section, YES, ""))
