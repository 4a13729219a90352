"""AW403: entries that another file of the run has too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from awesome_tools.model import Span
from awesome_tools.rules.base import CollectionRule, Fact, Finding, quoted
from awesome_tools.rules.reading.blame import is_new
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.targets import main_link, target


class DuplicateAcrossFiles(CollectionRule):
    """An entry leads to the same thing as one in another file that is checked along with this one.

    Why: a list that is split into files presents each thing once. Off in the presets, because translations of one list
    repeat it on purpose. Links are compared as duplicate-link compares them; the first file in the order given counts,
    and an old line before a new one where it is known which lines are new.
    """

    code = "AW403"
    name = "duplicate-across-files"
    presets = frozenset()
    tags = frozenset({"content"})

    def gather(self, page: Page) -> Iterator[Fact]:
        """What each entry leads to."""
        for view in page.views:
            atom = main_link(view)
            if atom is not None and not page.silenced(self.code, atom.start):
                line = page.source.line_of(atom.start)
                yield Fact(
                    target(atom.url),
                    Span(atom.start, atom.end),
                    line,
                    view.entry.record.title,
                    is_new(page, atom.start),
                )

    def judge(self, facts: Mapping[str, Sequence[Fact]]) -> Iterator[tuple[str, Finding]]:
        """Compare all files."""
        first: dict[str, tuple[str, Fact]] = {}
        everything = [(path, fact) for path, found in facts.items() for fact in found]
        for path, fact in sorted(everything, key=lambda one: one[1].new):
            other, known = first.setdefault(fact.key, (path, fact))
            if other != path:
                shown = quoted(fact.key.removeprefix("url:"))
                told = f"unexpected entry for {shown}, which {other}:{known.line} has as {quoted(known.title)}"
                yield path, Finding(fact.span, told, None, (), ((other, known.span, "first entry"),))
