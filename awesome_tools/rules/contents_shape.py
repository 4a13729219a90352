"""AW204: what the list of contents may hold and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted
from awesome_tools.rules.reading.contents import Contents, contents_of
from awesome_tools.rules.reading.page import Page

_LEFT_OUT = frozenset({"contributing", "licence"})
_LEFT_OUT_NAMES = frozenset({"footnotes", "related lists"})


class ContentsShape(Rule):
    """The contents stand below another section, go too deep, or list what does not belong there.

    Why: the guidelines of awesome lists want them as the first section, at most two levels deep, and without the list
    itself, Contributing, Footnotes and the like. Two lines that lead to one heading are told too: one has a wrong link.
    In any language and under any heading; whether there are contents at all is for missing-contents.
    Options: `depth`, how many levels of lines there may be.

    ```md invalid {"depth": 1}
    # List
    ## About
    ## Contents
    - [List](#list)
    - [Tools](#tools)
      - [Parsers](#parsers)
    - [Writers](#parsers)
    - [Contributing](#contributing)

    ## Tools
    ### Parsers
    ## Contributing
    ```
    ```text report
    3:1 AW204 unexpected contents below the section `About`, expected them as the first section
    4:3 AW204 unexpected line `List` in the contents: it leads to nothing below them
    6:5 AW204 unexpected level 2 of the contents, expected at most 1
    7:3 AW204 unexpected second line for `Parsers` in the contents, first at line 6
    8:3 AW204 unexpected line `Contributing` in the contents
    ```
    ```md valid
    # List
    ## Inhalt
    - [Eins](#eins)
      - [Zwei](#zwei)

    ## Eins
    ### Zwei
    ```
    """

    code = "AW204"
    name = "contents-shape"
    presets = frozenset({AWESOME})
    aliases = ("awesome-toc",)

    depth: int = 2

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the place and at each line of the contents."""
        contents = contents_of(page)
        if contents is None:
            return
        above = [heading for heading in contents.headings if heading.end <= contents.lists[0].start]
        # The last heading above introduces the contents; other than it and the list's own there should be none.
        sections = [heading for heading in above if heading.level > 1]
        if len(sections) > 1:
            first, own = sections[0], sections[-1]
            told = f"unexpected contents below the section {quoted(first.title)}, expected them as the first section"
            yield Finding(Span(own.start, own.end), told)
        yield from self._lines(page, contents)

    def _lines(self, page: Page, contents: Contents) -> Iterator[Finding]:
        seen: dict[int, int] = {}
        deep = next((line for line in contents.lines if line.depth >= self.depth), None)
        if deep is not None:
            told = f"unexpected level {deep.depth + 1} of the contents, expected at most {self.depth}"
            yield Finding(Span(deep.link.start, deep.link.end), told)
        for line in contents.lines:
            span = Span(line.link.start, line.link.end)
            if line.heading is None:
                continue
            heading = contents.headings[line.heading]
            if heading.start < contents.lists[0].start:
                told = f"unexpected line {quoted(line.title)} in the contents: it leads to nothing below them"
                yield Finding(span, told)
            elif line.heading in seen:
                first = page.source.line_of(seen[line.heading])
                told = f"unexpected second line for {quoted(heading.title)} in the contents, first at line {first}"
                yield Finding(span, told)
            elif heading.purpose in _LEFT_OUT or heading.name.casefold() in _LEFT_OUT_NAMES:
                yield Finding(span, f"unexpected line {quoted(line.title)} in the contents")
            seen.setdefault(line.heading, line.link.start)
