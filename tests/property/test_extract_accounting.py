"""Every link of a document belongs to an entry or has a reason: nothing is overlooked, nothing is made up.

What the links are is asked of others: markdown-it-py with its stock rules renders the text, html.parser reads the HTML.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll

from awesome_tools.document import Document
from awesome_tools.parsers.accounting import Accounting, account
from awesome_tools.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_tools.markdown import Node

Targets = Counter[tuple[str, str]]


class _Reader(HTMLParser):
    """Counts the targets of links and images in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Targets = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = {"a": "href", "img": "src"}.get(tag)
        values = [value or "" for key, value in attrs if key == name]
        if values:
            self.found[tag, values[0]] += 1


def _engine() -> MarkdownIt:
    """The stock parser for GitHub's dialect but for bare URLs, which are found by our own rules (see autolinks.py)."""
    engine = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    engine.normalizeLink = lambda url: url  # type: ignore[method-assign]
    engine.validateLink = lambda url: True  # type: ignore[method-assign]
    return engine


ENGINE = _engine()


def rendered(document: Document) -> Targets:
    """The links and images of the document's HTML. Front matter, which the stock parser does not know, is cut off."""
    first = next(iter(document.root.children), None)
    body = document.source.text[first.end if first is not None and first.type == "front_matter" else 0 :]
    reader = _Reader()
    reader.feed(ENGINE.render(body))
    reader.close()
    return reader.found


def shown(document: Document, accounting: Accounting) -> Targets:
    """The same of the accounting, without what the stock parser does not show: bare URLs and surplus cells."""
    kinds = {node.start: node.kind for node in document.root.walk() if node.type in ("link", "image")}
    surplus = set(_surplus(document.root))
    found: Targets = Counter()
    for link in (*accounting.claimed, *accounting.unclaimed):
        kind = kinds.get(link.start, "html")
        if kind == "bare" or link.start in surplus:
            continue
        url = unescapeAll(link.url) if kind in ("inline", "reference") else link.url
        mail = kind == "autolink" and ":" not in url
        found["img" if link.image else "a", f"mailto:{url}" if mail else url] += 1
    return found


def _surplus(root: Node) -> Iterator[int]:
    for cell in root.walk():
        if cell.kind == "surplus":
            yield from (node.start for node in cell.walk())


def check(document: Document) -> None:
    accounting = account(document.root, document.finding)
    assert shown(document, accounting) == rendered(document)
    assert all(link.reason for link in accounting.unclaimed)
    assert not any(link.reason for link in accounting.claimed)
    places = [(link.start, link.image) for link in (*accounting.claimed, *accounting.unclaimed)]
    assert len(places) == len(set(places))
    # What is claimed is what the entries have.
    claimed = {link.url.strip() for link in accounting.claimed}
    assert claimed == {link.url for entry in document.entries for link in entry.record.links}


def test_real_lists(corpus: Mapping[str, Document], seeds: Mapping[str, Document]) -> None:
    for document in (*corpus.values(), *seeds.values()):
        check(document)


BLOCKS = [
    "\n- ", "\n  - ", "\n* ", "\n1. ", "\n- [ ] ", "\n-", "\n\n", "\n", "  \n", "\\\n", "\n## ", "\n### 2020\n",
    "\n\n---\n", "\n> ", "\n```\n", "\n    ", "\n| Title | Code |\n| --- | --- |\n", "\n| ", " | ", " |",
    "\n## Contents\n", "\n## License\n", "\n<details>\n<summary>x</summary>\n\n", "\n\n</details>\n", "\n<p>\n",
    "</p>\n", "\n<table><tr><td>", "</td><td>", "</td></tr></table>\n", "\n<!-- c -->\n",
    "\n[r]: https://r.ef/x \"t\"\n", "\n\n---\na: b\n---\n",
]  # fmt: skip
INLINES = [
    "Word ", "A Longer Title of a Work ", "CVPR 2020 ", "**", "*", "`tag`", ":zap:", " - ", ": ", ", ", ". ", "[",
    "]", "(", ")", "[name](https://a.b/c)", "[paper](https://arxiv.org/abs/2004.04581)",
    "[code](https://github.com/a/b)", "[r]", "[x][r]", "[in](#place)", "[empty]()", "[[pdf](https://a.b/x.pdf)]",
    "![i](https://i.mg/x.png)", "[![b](https://i.mg/b)](https://a.b/d)", "<https://auto.link>", "<a@b.cd>",
    "https://bare.url/x ", "<a href=\"https://h.tml/a\">t</a>", "<a href=https://h.tml/b>", "</a>", "<a name=x>",
    "<img src='https://i.mg/h'>", "<br>", "<b>", "</b>", "\\[", "&amp;", "(https://a.b/e) ", "“Quoted”", "中文",
]  # fmt: skip
LISTS = st.lists(st.sampled_from(INLINES) | st.sampled_from(BLOCKS), max_size=30).map("".join)


@given(LISTS)
@example("- [ ] </p>\n  - [a](https://b.c)\n")  # an item of nothing
@example("- [a](https://b.c)\n  - [x] </a>\n")
def test_generated_lists(text: str) -> None:
    check(Document.parse(Source("list.md", text)))
