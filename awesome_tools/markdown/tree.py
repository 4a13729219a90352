"""The tree view of a Markdown document: every node knows its exact place in the source text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Node:
    """One block or inline construct.

    `start` and `end` are offsets into the source text (half-open). Treat nodes as read-only.

    | type | what | text | url | other |
    | --- | --- | --- | --- | --- |
    | root | the document | | | |
    | front_matter | YAML between `---` lines at the top | the YAML | | |
    | heading | ATX or setext | | | level |
    | paragraph | also the text of a tight list item | | | |
    | list | bullet or ordered | marker character | | ordered, kind (tight, loose) |
    | item | its children are blocks | marker as written (`-`, `1.`) | | checked |
    | quote, rule | block quotation, thematic break | | | |
    | code_block | fenced or indented | the code | | info |
    | html_block | raw HTML | the HTML | | |
    | table, row, cell | GFM table; the first row is its head | | | align; kind of a cell (surplus) |
    | definition | link reference definition | label | destination | title |
    | text | plain text, escapes and entities decoded | the text | | |
    | code | code span | its content | | |
    | html | inline HTML tag or comment | as written | | |
    | link | its children are inline | | as written | kind, title, label |
    | image | | alternative text | as written | kind, title, label |
    | em, strong, del | their children are inline | | | |
    | softbreak, hardbreak | line ends within a paragraph | | | |

    `kind` of a link: inline, reference, autolink (`<…>`) or bare (a URL standing in the text). `url` is the
    destination exactly as in the source (of the definition, for references), without angle brackets.
    `url_start`/`url_end` is its place, or -1. `label` is the reference's label as written.
    A row's cells beyond the table's width, which GitHub does not show, are of kind surplus.
    """

    # Defaults of the class, not of each instance: most nodes are texts, and building them is what parsing costs.
    level: int = 0
    url: str = ""
    url_start: int = -1
    url_end: int = -1
    kind: str = ""
    info: str = ""
    title: str = ""
    label: str = ""
    align: str = ""
    ordered: bool = False
    checked: bool | None = None

    def __init__(self, type_: str, start: int, end: int, text: str = ""):
        self.type = type_
        self.start = start
        self.end = end
        self.text = text
        self.children: list[Node] = []

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            if node.children:
                stack.extend(reversed(node.children))

    def plain(self) -> str:
        """The displayed text: line breaks as blanks, images by their alternative text, HTML tags dropped."""
        if not self.children:
            return _shown(self)
        if len(self.children) == 1:
            return self.children[0].plain()
        return "".join([_shown(node) for node in self.walk() if not node.children])

    def __repr__(self) -> str:
        return f"<{self.type} {self.start}:{self.end} {self.text!r} {self.children!r}>"


def _shown(leaf: Node) -> str:
    if leaf.type in ("softbreak", "hardbreak"):
        return " "
    return "" if leaf.type == "html" else leaf.text
