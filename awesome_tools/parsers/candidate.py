"""What the walkers of blocks find: candidates for entries in their sections, and ranges known to be something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Section
from awesome_tools.parsers.draft import Draft

if TYPE_CHECKING:
    from awesome_tools.parsers.html import HtmlLine

# How sure a candidate is an entry: YES stands by itself, WEAK needs company of its kind, NO is something else.
YES, WEAK, NO = "yes", "weak", "no"


@dataclass(slots=True)
class Candidate:
    """A draft with its place, its section (index into `Finding.sections`) and a verdict with the reason for a no."""

    draft: Draft
    start: int
    end: int
    shape: str  # bullet, row, paragraph, heading, html
    section: int
    verdict: str = NO
    reason: str = "prose"
    group: int = 0  # candidates of one list, table or run of paragraphs share a number


@dataclass(slots=True)
class Finding:
    """Everything found in a document, in order; section 0 is the text before the first heading."""

    sections: list[Section]
    contexts: list[Context]
    candidates: list[Candidate] = field(default_factory=list)
    ranges: list[tuple[int, int, str]] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What a section says about its entries: headings, venue and year named there, and whether it holds entries."""

    path: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    purpose: str = ""  # "" or why nothing in it is an entry: contents, legend, contributing, news …


class Collector(Protocol):
    """What the readers of blocks need of the walker: the finding, the section at hand, and ways to add to them."""

    finding: Finding
    section: int
    summary: HtmlLine | None

    def column(self, offset: int) -> int:
        """How many characters stand before the offset on its line."""

    def new_group(self) -> int:
        """A number for the candidates of one list, table or run of paragraphs."""

    def purpose(self) -> str:
        """Why nothing in the section at hand is an entry, '' if it may be."""

    def mark(self, node: Node, reason: str) -> None:
        """Note what a block is that holds no entry."""

    def learn(self, legend: Mapping[str, str]) -> None:
        """Add meanings of marks."""

    def add(self, candidate: Candidate) -> None:
        """Add a candidate."""

    def blocks(self, nodes: Sequence[Node]) -> None:
        """Read blocks in order."""
