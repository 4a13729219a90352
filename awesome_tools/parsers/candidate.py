"""What the walkers of blocks find: candidates for entries in their sections, and ranges known to be something else."""

from __future__ import annotations

from dataclasses import dataclass, field

from awesome_tools.model import Section
from awesome_tools.parsers.draft import Draft

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
