"""AW502: brackets and quotation marks without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_PAIRS = {
    "(": ")",
    "“": "”",
    "„": "“",
    "«": "»",
    "「": "」",
    "『": "』",
    "（": "）",
    "【": "】",
    "《": "》",
    "〈": "〉",
}
_CLOSERS = frozenset(_PAIRS.values())
# What a bracket without a partner may be: a smiley, an enumeration such as `a)` or `1)`, an interval such as `[0, 1)`,
# an arrow in a path of menus.
_ALONE = re.compile(
    r"[:;8=xX]['’]?-?[()]+|[()]-?[:;]|(?:^|(?<=\s))(?:[a-zA-Z]|\d{1,3}|[ivx]{1,4})\)|[\[(]\s*-?\d+\s*[,;]\s*-?\w+\s*[\])]|(?<=\s)[«»](?=\s)"
)

_DEPTH = 20  # marks nested deeper are not prose


class UnbalancedPunctuation(Rule):
    """A bracket or quotation mark has no partner in its paragraph, item or cell.

    Why: something was cut off. Judged are round and CJK brackets and the curly and angle quotation marks of several
    languages; apostrophes and straight quotes, which have no sides, are not.

    ```md invalid
    - [One](https://one.org) - First (of many.
    - [Two](https://two.org) - Called “second.
    - [Three](https://three.org) - 第三（三。
    ```
    ```text report
    1:34 AW502 unexpected `(` without its `)`
    2:35 AW502 unexpected `“` without its `”`
    3:34 AW502 unexpected `（` without its `）`
    ```
    ```md valid
    - [One](https://one.org) - First (of [many](https://many.org)), a) good, b) better :)
    - [Two](https://two.org) - „Zweiter“, «deuxième», rock ’n’ roll, don’t.
    ```
    """

    code = "AW502"
    name = "unbalanced-punctuation"
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})
    aliases = ("balanced-punctuation",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Match the marks of each block."""
        for block in page.nodes("paragraph", "cell", "heading"):
            pieces = [node for node in block.walk() if not node.children and node.type in ("text", "softbreak")]
            if any(char in _PAIRS or char in _CLOSERS for node in pieces for char in node.text):
                line = Span(max(0, block.start - 1), block.end)
                alone = {
                    at for match in _ALONE.finditer(page.text, line.start, line.end) for at in range(*match.span())
                }
                yield from (found for found in self._block(page, pieces) if found.span.start not in alone)

    def _block(self, page: Page, pieces: list[Node]) -> Iterator[Finding]:
        marks = [mark for node in pieces if node.type == "text" for mark in _marks(page, node)]
        german = any(char == "„" for _, char in marks)
        turned = any(char == "»" for _, char in marks[:1])
        stack: list[tuple[int, str]] = []
        for at, char in marks:
            if stack and _closes(stack[-1][1], char, turned=turned):
                stack.pop()
            elif (char in _PAIRS and not (char == "“" and german)) or (turned and char == "»"):
                stack.append((at, char))
            elif any(_closes(opener, char, turned=turned) for _, opener in stack[-_DEPTH:]):
                while not _closes(stack[-1][1], char, turned=turned):
                    yield _lonely(*stack.pop())
                stack.pop()
            else:
                opener = next((one for one, other in _PAIRS.items() if other == char), "")
                yield Finding(Span(at, at + 1), f"unexpected {quoted(char)} without its {quoted(opener)}")
        for at, char in stack:
            yield _lonely(at, char)


def _marks(page: Page, node: Node) -> Iterator[tuple[int, str]]:
    for index, char in enumerate(page.text[node.start : node.end], node.start):
        if (char in _PAIRS or char in _CLOSERS) and page.text[index - 1 : index] != "\\":
            yield index, char


def _closes(opener: str, char: str, *, turned: bool) -> bool:
    """Whether a mark closes another; German books turn the angle quotes round, and may close with any high mark."""
    if turned and opener == "»":
        return char == "«"
    return _PAIRS.get(opener) == char or (opener == "„" and char in "”“")


def _lonely(at: int, char: str) -> Finding:
    return Finding(Span(at, at + 1), f"unexpected {quoted(char)} without its {quoted(_PAIRS.get(char, '«'))}")
