"""Which preset fits lists, and which rules beyond it they meet already. Pure.

A rule is met if it finds nothing although there is much that it could find something about: a list without tables does
not meet a rule about tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from awesome_tools.lint.config import Active, active_rules
from awesome_tools.lint.parsing import from_mapping
from awesome_tools.lint.run import Checked, lint_with
from awesome_tools.rules.catalogue import by_name
from awesome_tools.rules.odd_shape import OddShape
from awesome_tools.rules.reading.page import Page
from awesome_tools.source import Source

# With no fault among so many, fewer than one in ten is at fault, 19 times out of 20.
LEAST = 30


def _nodes(*types: str) -> Callable[[Page], int]:
    return lambda page: len(page.nodes(*types))


def _items(*, ordered: bool) -> Callable[[Page], int]:
    return lambda page: sum(len(one.children) for one in page.nodes("list") if one.ordered is ordered)


_DESCRIPTIONS = ("descriptions", lambda page: sum(view.description is not None for view in page.views))
_HEADINGS = ("headings", lambda page: len(page.headings))
_LINKS = ("links", _nodes("link"))
_BULLETS = ("bullets", _items(ordered=False))

# Rules that no preset for all lists has, with what each is about. Those about a file as a whole are not here: one look
# proves no habit. Nor are those that guess, such as similar-entry.
EVIDENCE: Mapping[str, tuple[str, Callable[[Page], int]]] = {
    "promotional-word": _DESCRIPTIONS,
    "long-description": _DESCRIPTIONS,
    "odd-shape": ("entries alike", lambda page: sum(len(members) for _, members in OddShape().alike(page))),
    "skipped-level": _HEADINGS,
    "heading-punctuation": _HEADINGS,
    "heading-style": _HEADINGS,
    "emphasis-as-heading": _HEADINGS,
    "bare-url": _LINKS,
    "vague-link-text": _LINKS,
    "link-title-quotes": ("titles of links", lambda page: sum(bool(one.title) for one in page.nodes("link"))),
    "trailing-space": ("lines", lambda page: page.text.count("\n")),
    "mixed-bullets": _BULLETS,
    "bullet-indent": _BULLETS,
    "checkbox-style": ("boxes", lambda page: sum(one.checked is not None for one in page.nodes("item"))),
    "ordered-markers": ("numbered entries", _items(ordered=True)),
    "table-padding": ("rows", _nodes("row")),
    "mixed-emphasis": ("emphases", _nodes("em", "strong")),
    "code-fence": ("blocks of code", _nodes("code_block")),
    "rule-style": ("thematic breaks", _nodes("rule")),
    "quote-style": ("quotations", _nodes("quote")),
    "reference-style": ("definitions", _nodes("definition")),
}


@dataclass(frozen=True, slots=True)
class Met:
    """A rule that is met, and by how many of which things that shows."""

    code: str
    name: str
    count: int
    things: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits some lists: a preset, and rules beyond it; how many of their entries are papers."""

    preset: str
    entries: int
    papers: int
    met: tuple[Met, ...]


def fit(sources: Sequence[Source]) -> Fit:
    """What fits these files together."""
    rules = _candidates()
    counts: Counter[str] = Counter()
    faulty: set[str] = set()
    entries = papers = 0
    for source in sources:
        checked = lint_with(source, rules)
        faulty |= {one.name for one in checked.diagnostics}
        counts += _evidence(checked)
        entries += len(checked.document.entries)
        papers += sum(entry.record.kind == "paper" for entry in checked.document.entries)
    met = [
        Met(by_name()[name][0].code, name, counts[name], things)
        for name, (things, _) in EVIDENCE.items()
        if name not in faulty and counts[name] >= LEAST
    ]
    return Fit(
        "papers" if papers * 3 >= entries else "recommended",
        entries,
        papers,
        tuple(sorted(met, key=lambda one: one.code)),
    )


def _candidates() -> tuple[Active, ...]:
    return active_rules(from_mapping({"only": True, "select": list(EVIDENCE)}), "")


def _evidence(checked: Checked) -> Counter[str]:
    page = Page(checked.document)
    return Counter({name: count(page) for name, (_, count) in EVIDENCE.items()})
