"""AW118: entries written in another way than the others of their section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.parsers.candidate import YES, Candidate
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class OddShape(Rule):
    """An entry is written in another way than nearly all others of its section.

    Why: where every entry has title, venue and links in one order, the odd one is a slip. The patterns are those of
    `extract --profile`. Off in the presets, because entries may well have more or fewer parts than others.
    Options: `share`, how many entries of the section must be alike; `least`, how many it must have.

    ```md invalid {"least": 4, "share": 0.7}
    - [One](https://arxiv.org/abs/2001.00001) [[code](https://one.org)]
    - [Two](https://arxiv.org/abs/2001.00002) [[code](https://two.org)]
    - [Three](https://arxiv.org/abs/2001.00003) [[code](https://three.org)]
    - [Four](https://arxiv.org/abs/2001.00004) / [code](https://four.org)
    ```
    ```text report
    4:1 AW118 unexpected form `[{title}]({url}) / [{label}]({url})`, expected `[{title}]({url}) [[{label}]({url})]`
    ```
    ```md valid
    - [One](https://arxiv.org/abs/2001.00001) CVPR 2020
    ```
    """

    code = "AW118"
    name = "odd-shape"
    presets = frozenset()
    tags = frozenset({"content"})

    share: float = 0.9
    least: int = 10

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the patterns of the bullets and paragraphs of each section."""
        for usual, members in self.alike(page):
            for candidate, pattern in members:
                if pattern != usual:
                    told = f"unexpected form {quoted(pattern, 50)}, expected {quoted(usual, 50)}"
                    yield Finding(Span(candidate.start, candidate.end), told)

    def alike(self, page: Page) -> Iterator[tuple[str, list[tuple[Candidate, str]]]]:
        """The usual pattern of each section whose entries are alike, and those entries with their own."""
        from awesome_tools.parsers.profile import unit  # noqa: PLC0415 - heavy, and needed by this rule only

        groups: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
        for candidate in page.document.finding.candidates:
            if candidate.verdict == YES and candidate.shape in ("bullet", "paragraph"):
                groups[candidate.section, candidate.shape].append(candidate)
        for members in groups.values():
            if len(members) < self.least:
                continue
            shown = [unit(candidate, page.source).pattern.shown() for candidate in members]
            usual, count = Counter(shown).most_common(1)[0]
            if count >= self.share * len(members):
                yield usual, list(zip(members, shown, strict=True))
