"""AW208: sections with too few or too many entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class SectionSize(Rule):
    """A section has fewer or more entries than the list allows.

    Why: a section of one entry is no category, and one of a hundred is none any more. Off in the presets, because each
    list has its own measure.
    Options: `least` and `most` entries of its own; 0 means any number.

    ```md invalid {"least": 2, "most": 3}
    ## Tools
    - [One](https://one.org)
    ```
    ```text report
    1:1 AW208 unexpected section `Tools` of 1 entry, expected at least 2
    ```
    ```md valid {"least": 1, "most": 3}
    ## Tools
    - [One](https://one.org)
    ```
    """

    code = "AW208"
    name = "section-size"
    presets = frozenset()
    tags = frozenset({"content"})

    least: int = 2
    most: int = 0

    def check(self, page: Page) -> Iterator[Finding]:
        """Count the entries that stand directly in each section."""
        counts = Counter(view.section for view in page.views)
        for index, section in enumerate(page.document.sections):
            count, span = counts[index], Span(section.span.start, section.span.end)
            told = f"unexpected section {quoted(section.title)} of {count} {'entry' if count == 1 else 'entries'}"
            if 0 < count < self.least and section.title:
                yield Finding(span, f"{told}, expected at least {self.least}")
            elif self.most and count > self.most:
                yield Finding(span, f"{told}, expected at most {self.most}")
