"""AW403: entries that another file of the run has too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from awesome_tools.model import Span
from awesome_tools.rules.base import CollectionRule, Fact, Finding, quoted
from awesome_tools.rules.reading.blame import is_new
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.targets import main_link, target


class DuplicateAcrossFiles(CollectionRule):
    """An entry leads to the same thing as one in another file that is checked along with this one.

    Why: a list that is split into files presents each thing once. Off in the presets, since `awesome-tools duplicates`
    runs it. Links are compared as duplicate-link compares them; the first file in the order given counts, and an old
    line before a new one where it is known which lines are new.
    Options: `versions` is `deny`, or `auto`: two files that share half of the entries of each, ten at least, are
    versions of one list, such as translations, and repeat each other on purpose.
    """

    code = "AW403"
    name = "duplicate-across-files"
    presets = frozenset()
    tags = frozenset({"content"})

    versions: Literal["auto", "deny"] = "auto"

    def gather(self, page: Page) -> Iterator[Fact]:
        """What each entry leads to."""
        for view in page.views:
            atom = main_link(view)
            if atom is not None and not page.silenced(self.code, atom.start):
                line, title = page.source.line_of(atom.start), view.entry.record.title
                yield Fact(target(atom.url), Span(atom.start, atom.end), line, title, is_new(page, atom.start))

    def judge(self, facts: Mapping[str, Sequence[Fact]]) -> Iterator[tuple[str, Finding]]:
        """Compare all files."""
        seen: dict[str, dict[str, Fact]] = {}
        are_versions = self._versions(facts)
        everything = [(path, fact) for path, found in facts.items() for fact in found]
        for path, fact in sorted(everything, key=lambda one: one[1].new):
            places = seen.setdefault(fact.key, {})
            for other, known in places.items():
                if other != path and not are_versions(*sorted((path, other))):
                    shown, title = quoted(fact.key.removeprefix("url:")), quoted(known.title)
                    told = f"unexpected entry for {shown}, which {other}:{known.line} has as {title}"
                    yield path, Finding(fact.span, told, None, (), ((other, known.span, "first entry"),), fact.key)
                    break
            places.setdefault(path, fact)

    def _versions(self, facts: Mapping[str, Sequence[Fact]]) -> Callable[[str, str], bool]:
        keys = {path: frozenset(fact.key for fact in found) for path, found in facts.items()}

        @cache
        def judged(one: str, other: str) -> bool:
            shared = len(keys[one] & keys[other])
            return self.versions == "auto" and shared >= 10 and shared * 2 >= max(len(keys[one]), len(keys[other]))

        return judged
