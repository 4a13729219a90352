"""AW202: sections that the contents do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Edit, Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.contents import Contents, Line, contents_of
from awesome_tools.rules.reading.listed import expected
from awesome_tools.rules.reading.outline import Heading, parents
from awesome_tools.rules.reading.page import Page


class StaleContents(Rule):
    """A section is missing from the list of contents, or has another name there.

    Why: who looks there does not find it. Any list of links to headings is taken for the contents, in any language and
    under any heading; sections about contributing, licence and the like may be left out.
    Options: `share`, how many headings of a level must be listed before the others count as missing; `titles`, whether
    the lines must have the words of their headings.

    ```md invalid {"share": 0.6}
    - [One](#one)
    - [Three](#three)

    ## One
    ## Two
    ## Three
    ## Contributing
    ```
    ```text report
    5:1 AW202 unexpected section `Two` missing from the contents
    ```
    ```md fixed
    - [One](#one)
    - [Two](#two)
    - [Three](#three)

    ## One
    ## Two
    ## Three
    ## Contributing
    ```
    ```md invalid {"titles": true}
    * [One](#one)
    * [The second](#two)

    ## One
    ## Two
    ```
    ```text report
    2:3 AW202 unexpected `The second` in the contents, expected `Two`
    ```
    ```md fixed
    * [One](#one)
    * [Two](#two)

    ## One
    ## Two
    ```
    ```md valid
    - [Eins](#eins-)
    - [Zwei](#zwei)

    ## Eins 🚀
    ## Zwei
    ```
    """

    code = "AW202"
    name = "stale-contents"
    aliases = ("awesome-toc",)

    share: float = 0.75
    titles: bool = False

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare contents and headings."""
        contents = contents_of(page)
        if contents is None:
            return
        listed = contents.listed()
        for index in sorted(expected(contents, share=self.share) - listed):
            heading = contents.headings[index]
            edit = _insertion(page, contents, index)
            fix = safe("add it to the contents", edit) if edit else None
            yield Finding(
                Span(heading.start, heading.end),
                f"unexpected section {quoted(heading.title)} missing from the contents",
                fix,
            )
        for line in contents.lines if self.titles else ():
            if line.heading is not None and _words(line.title) != _words(contents.headings[line.heading].name):
                name = contents.headings[line.heading].name
                told = f"unexpected {quoted(line.title)} in the contents, expected {quoted(name)}"
                inner = line.link.children
                edit = replaced(inner[0].start, inner[-1].end, _escaped(name)) if inner else None
                yield Finding(
                    Span(line.link.start, line.link.end),
                    told,
                    safe("write the heading's words", edit) if edit else None,
                )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _escaped(title: str) -> str:
    return re.sub(r"([\[\]\\*_`<])", r"\\\1", title)


def _insertion(page: Page, contents: Contents, index: int) -> Edit | None:
    """The edit that adds a heading behind the nearest one before it on its level, or before the one behind it."""
    above = parents(contents.headings)
    lines = {line.heading: line for line in contents.lines if line.heading is not None}
    peers = [
        other
        for other in lines
        if above[other] == above[index] and contents.headings[other].level == contents.headings[index].level
    ]
    heading = contents.headings[index]
    before = [other for other in peers if other < index]
    behind = [other for other in peers if other > index]
    if before:
        line = lines[max(before)]
        at = page.whole_lines(line.item.start, max(child.end for child in line.item.children)).end
        return _line(page, line, heading, at)
    if behind:
        line = lines[min(behind)]
        return _line(page, line, heading, page.whole_lines(line.item.start, line.item.start).start)
    return None


def _line(page: Page, like: Line, heading: Heading, at: int) -> Edit:
    """A line for a heading in the manner of another, at the beginning of a line."""
    begin = page.whole_lines(like.item.start, like.item.start).start
    title = _escaped(heading.name) if _is_plain(like.link) else _escaped(heading.title)
    text = f"{page.text[begin : like.link.start]}[{title}](#{heading.slug})\n"
    lacking = at > 0 and page.text[at - 1 : at] != "\n"
    return replaced(at, at, "\n" + text[:-1] if lacking else text)


def _is_plain(link: Node) -> bool:
    return link.plain().isascii()
