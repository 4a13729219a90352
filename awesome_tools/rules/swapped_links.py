"""AW706: paper links where code belongs, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.identifiers import host_kind
from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import PAPERS, RECOMMENDED, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_PAPER = re.compile(r"(?:papers?|pdf|arxiv|preprint|论文)", re.IGNORECASE)
_CODE = re.compile(r"(?:codes?|source ?code|repo(?:sitory)?|github|implementation|代码)", re.IGNORECASE)
_PAPER_FILE = re.compile(
    r"\.(?:pdf|md|txt|docx?)(?:$|[?#])|/(?:blob|raw|tree)/|arxiv|/releases/|\.github\.io", re.IGNORECASE
)


class SwappedLinks(Rule):
    """A link called paper, or in the column of papers, leads to a repository, or one called code to a paper.

    Why: the links were swapped, or the wrong one was pasted.

    ```md invalid
    | Title | Paper | Code |
    | --- | --- | --- |
    | One | [link](https://github.com/a/one) | [link](https://arxiv.org/abs/2101.02643) |
    ```
    ```text report
    3:9 AW706 unexpected repository under `Paper`
    3:44 AW706 unexpected paper under `Code`
    ```
    ```md valid
    - [One](https://arxiv.org/abs/2101.02643) [paper](https://github.com/a/one/blob/main/one.pdf) [code](https://one.org)
    ```
    """

    code = "AW706"
    name = "swapped-links"
    presets = frozenset({RECOMMENDED, PAPERS})
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at labelled links, and at the columns of tables."""
        columns = _columns(page)
        titles = {view.link.start for view in page.views if view.link is not None}
        for node in page.nodes("link"):
            if node.start in titles:
                continue
            label = node.plain().strip(" []()")
            name = label if _PAPER.fullmatch(label) or _CODE.fullmatch(label) else columns.get(node.start, "")
            if not name:
                continue
            kind = host_kind(node.url)
            if (
                _PAPER.fullmatch(name)
                and kind == "code"
                and not _PAPER_FILE.search(node.url)
                and not _CODE.fullmatch(label)
            ):
                yield Finding(Span(node.start, node.end), f"unexpected repository under {quoted(name)}")
            elif _CODE.fullmatch(name) and kind == "paper" and not _PAPER.fullmatch(label):
                yield Finding(Span(node.start, node.end), f"unexpected paper under {quoted(name)}")


def _columns(page: Page) -> dict[int, str]:
    """The heading of the column in which each link stands, for columns of papers or code."""
    found: dict[int, str] = {}
    for table in page.nodes("table"):
        heads = [head.plain().strip(" *_") for head in table.children[0].children]
        for row in table.children[1:]:
            for head, cell in zip(heads, row.children, strict=False):
                if _PAPER.fullmatch(head) or _CODE.fullmatch(head):
                    found.update({link.start: head for link in _links(cell)})
    return found


def _links(cell: Node) -> list[Node]:
    return [node for node in cell.walk() if node.type == "link"]
