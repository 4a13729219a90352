"""AW114: tags and emoji that the legend does not explain."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

# How marks are written: a tag is compared with those that are written alike.
_KINDS = ("`{}`", "[{}]", ":{}:", "({})")


class UnknownTag(Rule):
    """An entry has a tag that the list's legend does not explain.

    Why: it is a misspelling, or a tag that nobody but its writer understands.
    Options: `share`, how many of the tags in use must be in the legend for it to count as complete.

    ```md invalid
    ## Legend
    - `img` - image labels
    - `pt` - point labels
    - `box` - box labels

    ## Papers
    - [One](https://arxiv.org/abs/2001.00001) `img`
    - [Two](https://arxiv.org/abs/2001.00002) `pt`
    - [Three](https://arxiv.org/abs/2001.00003) `box`
    - [Four](https://arxiv.org/abs/2001.00004) `box`
    - [Five](https://arxiv.org/abs/2001.00005) `imgs`
    ```
    ```text report
    11:45 AW114 unexpected tag `imgs`, expected one of the legend: box, img, pt
    ```
    ```md valid
    - [One](https://one.org) `img`
    ```
    """

    code = "AW114"
    name = "unknown-tag"
    tags = frozenset({"content"})

    share: float = 0.8

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the tags of all entries with the legend."""
        known = {mark.strip(" .").casefold(): mark for mark in page.document.finding.legend}
        if len(known) < 3:
            return
        kinds = {kind for kind in _KINDS if sum(kind.format(mark) in page.text for mark in known.values()) >= 3}
        used = [
            (view, tag)
            for view in page.views
            for tag in view.entry.record.tags
            if any(kind.format(tag) in page.text[view.entry.span.start : view.entry.span.end] for kind in kinds)
        ]
        strange = [(view, tag) for view, tag in used if tag.casefold() not in known]
        if len(used) - len(strange) < self.share * len(used):
            return
        told = ", ".join(sorted(known.values())[:8]) + (", …" if len(known) > 8 else "")
        for view, tag in strange:
            at = page.text.find(tag, view.entry.span.start, view.entry.span.end)
            start = at if at >= 0 else view.entry.span.start
            yield Finding(
                Span(start, start + (len(tag) if at >= 0 else 1)),
                f"unexpected tag {quoted(tag)}, expected one of the legend: {told}",
            )
