"""AW203: contents in another order than the sections."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, safe
from awesome_tools.rules.reading.blame import blamed, staying
from awesome_tools.rules.reading.collation import Key
from awesome_tools.rules.reading.contents import contents_of
from awesome_tools.rules.reading.order import misplaced, moved, proper_place, sorting_edit
from awesome_tools.rules.reading.page import Page


class UnsortedContents(Rule):
    """The contents list sections in another order than they have.

    Why: the contents are the map of the page. Lines of one level are compared with one another.

    ```md invalid
    - [One](#one)
    - [Three](#three)
    - [Two](#two)
    - [Four](#four)

    ## One
    ## Two
    ## Three
    ## Four
    ```
    ```text report
    2:3 AW203 unexpected place of `Three` in the contents, expected it after `Two`
    ```
    ```md fixed
    - [One](#one)
    - [Two](#two)
    - [Three](#three)
    - [Four](#four)

    ## One
    ## Two
    ## Three
    ## Four
    ```
    ```md valid
    - [One](#one)
    - [Two](#two)

    # One
    # Two
    ```
    """

    code = "AW203"
    name = "unsorted-contents"
    aliases = ("awesome-toc",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the order of each list of the contents with that of the headings."""
        contents = contents_of(page)
        if contents is None:
            return
        by_item = {line.item.start: line for line in contents.lines}
        nested = [one for node in contents.lists for one in node.walk() if one.type == "list"]
        for node in nested:
            items: list[Node] = [
                item for item in node.children if item.start in by_item and by_item[item.start].heading is not None
            ]
            keys: list[Key] = [(by_item[item.start].heading,) for item in items]
            if len(set(keys)) < len(keys):
                continue  # several lines for one section: no plain contents
            outside = blamed(page, items, keys, misplaced(keys))
            edit = (
                sorting_edit(page, items, moved(keys, outside, staying(page, items, outside)))
                if outside and len(items) == len(node.children)
                else None
            )
            for index in sorted(outside):
                line = by_item[items[index].start]
                word, other = proper_place(keys, outside, index)
                near = quoted(by_item[items[other].start].title)
                told = f"unexpected place of {quoted(line.title)} in the contents, expected it {word} {near}"
                yield Finding(
                    Span(line.link.start, line.link.end), told, safe("sort the contents", edit) if edit else None
                )
