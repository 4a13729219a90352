"""Walks the blocks of a document: keeps the headings, and hands lists, tables, paragraphs and HTML to their readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awesome_tools.markdown.slug import Slugger
from awesome_tools.markdown.tree import Node
from awesome_tools.model import Section, Span
from awesome_tools.parsers import canonical
from awesome_tools.parsers.atoms import Atom, flatten, plain
from awesome_tools.parsers.candidate import NO, YES, Candidate, Context, Finding
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.headings import attach, heading_candidate, heading_text
from awesome_tools.parsers.html import HtmlHeading, HtmlLine, read_html
from awesome_tools.parsers.items import walk_list
from awesome_tools.parsers.judge import judge
from awesome_tools.parsers.paragraphs import bold_heading, walk_html_line, walk_paragraph
from awesome_tools.parsers.sections import INHERITED, context_of
from awesome_tools.parsers.tables import Grid, Row, read_grid

BOLD_LEVEL = 7  # a bold line that acts as a heading stands below every real one


class Walker:
    """Collects sections and candidates; `section` is the index of the section at hand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.finding = Finding([Section("", 0, "", (), Span(0, 0))], [Context()])
        self.section = 0
        self._stack: list[tuple[int, str]] = []
        self._slugger = Slugger()
        self._groups = 0
        self._titled = False
        self.summary: HtmlLine | None = None  # the one right above, if it is what is above
        self.bodies: list[list[str]] = [[]]  # the types of the blocks below each heading

    def column(self, offset: int) -> int:
        """How many characters stand before the offset on its line."""
        return offset - self._text.rfind("\n", 0, offset) - 1

    def new_group(self) -> int:
        """A number for the candidates of one list, table or run of paragraphs."""
        self._groups += 1
        return self._groups

    def purpose(self) -> str:
        """Why nothing in the section at hand is an entry, '' if it may be."""
        return self.finding.contexts[self.section].purpose

    def mark(self, node: Node, reason: str) -> None:
        """Note what a block is that holds no entry."""
        self.finding.ranges.append((node.start, node.end, reason))

    def learn(self, legend: Mapping[str, str]) -> None:
        """Add meanings of marks; the first one said counts."""
        for mark, meaning in legend.items():
            self.finding.legend.setdefault(mark, meaning)

    def add(self, candidate: Candidate) -> None:
        """Add a candidate; in a section of another purpose it is no entry."""
        purpose = self.purpose()
        if purpose and not _may_hold(purpose, candidate):
            candidate.verdict, candidate.reason = NO, purpose
        self.finding.candidates.append(candidate)

    def heading(self, level: int, atoms: Sequence[Atom], start: int, end: int) -> None:
        """Begin a section; a heading that is itself a link becomes a candidate."""
        title = heading_text(atoms)
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        self._stack.append((level, title))
        titles = tuple(name for _, name in self._stack)
        first = not self._titled and level == 1
        self._titled = True
        if first:
            self._stack[-1] = (0, title)
        path = tuple(name for depth, name in self._stack if depth > 0)
        slug = self._slugger.slug(plain(atoms)) if level < BOLD_LEVEL else ""
        self.finding.sections.append(Section(title, level, slug, path, Span(start, end)))
        self.finding.contexts.append(context_of(path, titles))
        self.bodies.append([])
        self.section = len(self.finding.sections) - 1
        if level < BOLD_LEVEL and not first:
            candidate = heading_candidate(atoms, start, end, self.section)
            if candidate is not None:
                self.add(candidate)

    def blocks(self, nodes: Sequence[Node]) -> None:
        """Read blocks in order."""
        index = 0
        while index < len(nodes):
            if (after := canonical.read(self, nodes, index)) > index:
                index = after
                continue
            node = nodes[index]
            index += 1
            if node.type in ("list", "paragraph") and (taken := attach(self, nodes, index - 1)):
                index += taken - 1
                self.summary = None
                continue
            self.summary = None
            if node.type != "heading":
                self.bodies[self.section].append(node.type)
            if node.type == "paragraph":
                index += self._paragraph(nodes, index - 1)
            else:
                self._block(node)

    def _paragraph(self, nodes: Sequence[Node], index: int) -> int:
        """Read a paragraph; how many blocks behind it belonged to it."""
        if bold := bold_heading(nodes, index):
            self.heading(BOLD_LEVEL, bold, nodes[index].start, nodes[index].end)
            return 0
        return walk_paragraph(self, nodes, index)

    def _block(self, node: Node) -> None:
        if node.type == "heading":
            self.heading(node.level, flatten(node.children), node.start, node.end)
        elif node.type == "list":
            walk_list(self, node)
        elif node.type == "table":
            self.table(node)
        elif node.type == "html_block":
            self.html(node)
        elif node.type == "quote":
            self.mark(node, "prose")
            if not _is_callout(node):
                self.blocks(node.children)
        elif node.type in ("code_block", "front_matter", "definition"):
            self.mark(node, node.type.replace("_", " "))

    def table(self, node: Node) -> None:
        """Read a GFM table."""
        rows = []
        for row in node.children:
            cells = [flatten(cell.children) for cell in row.children if cell.kind != "surplus"]
            surplus = [flatten(cell.children) for cell in row.children if cell.kind == "surplus"]
            rows.append(Row(cells, row.start, row.end, surplus))
        if rows:
            self.grid(Grid(rows[0].cells, rows[1:]))

    def grid(self, grid: Grid) -> None:
        """Read a table, GFM or HTML."""
        number = self.new_group()
        for row, draft in read_grid(grid):
            verdict, reason = judge_row(draft, grid)
            self.add(Candidate(draft, row.start, row.end, grid.shape, self.section, verdict, reason, number))

    def html(self, node: Node) -> None:
        """Read a block of raw HTML."""
        number = self.new_group()
        unit = None
        for unit in read_html(node.text, node.start):
            if isinstance(unit, HtmlHeading):
                self.heading(unit.level, unit.atoms, unit.start, unit.end)
            elif isinstance(unit, Grid):
                self.grid(unit)
            else:
                walk_html_line(self, unit, number)
        self.summary = unit if isinstance(unit, HtmlLine) and unit.within == "summary" else None


def _may_hold(purpose: str, candidate: Candidate) -> bool:
    """Whether a candidate may be an entry for all that its section's heading says."""
    if purpose == "licence":
        return candidate.draft.title_kind == "link" and candidate.shape == "bullet" and candidate.verdict == YES
    if purpose in INHERITED:
        return False
    if purpose == "news":
        return candidate.draft.title_kind == "link" and candidate.draft.date is None
    return bool(candidate.draft.links) or candidate.shape == "row"


def _is_callout(node: Node) -> bool:
    """Whether a quotation is one of GitHub's call-outs: `> [!NOTE]`."""
    first = next(iter(node.children), None)
    return first is not None and first.type == "paragraph" and first.plain().lstrip().startswith("[!")


def judge_row(draft: Draft, grid: Grid) -> tuple[str, str]:
    """A row is an entry if it has a title, and a link or columns that say more."""
    verdict, reason = judge(draft, "row")
    if (verdict == NO and reason in ("placeholder", "empty link", "contents")) or not draft.title:
        return NO, reason
    if draft.links:
        return verdict if verdict != NO else "weak", reason
    told = draft.venue is not None or draft.notes or draft.authors or len(draft.fields) >= 2
    return ("yes" if told else "weak", "") if grid.head else (NO, reason)
