"""AW502: brackets and quotation marks without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_PAIRS = {
    "(": ")",
    "“": "”",
    "„": "“",
    "«": "»",
    "‹": "›",
    "〝": "〟",
    "「": "」",
    "『": "』",
    "（": "）",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "〔": "〕",
    "〖": "〗",
    "［": "］",
    "｛": "｝",
}
# What a bracket without a partner may be: a smiley, an enumeration such as `a)` or `1)`, an interval such as `[0, 1)`,
# an arrow in a path of menus.
_ALONE = re.compile(
    r"[:;8=xX]['’]?-?[()]+|[()]-?[:;]|(?:^|(?<=\s))(?:[a-zA-Z]|\d{1,3}|[ivx]{1,4})\)|[\[(]\s*-?\d+\s*[,;]\s*-?\w+\s*[\])]|(?<=\s)[«»](?=\s)"
)

_DEPTH = 20  # marks nested deeper are not prose


class UnbalancedPunctuation(Rule):
    """A bracket or quotation mark has no partner in its paragraph, item or cell.

    Why: something was cut off. Judged are round and CJK brackets and the double curly, low and angle quotation marks of
    several languages, Swedish ”x” and »x» included; single and straight quotes are for stray-quote.
    Options: `pairs`, further marks, each as two characters such as `⟨⟩`.

    ```md invalid
    - [One](https://one.org) - First (of many.
    - [Two](https://two.org) - Called “second.
    - [Three](https://three.org) - 第三（三。
    - [Four](https://four.org) - Ett ”ord och ett »ord».
    ```
    ```text report
    1:34 AW502 unexpected `(` without its `)`
    2:35 AW502 unexpected `“` without its `”`
    3:34 AW502 unexpected `（` without its `）`
    4:34 AW502 unexpected `”` without its `“`
    ```
    ```md valid
    - [One](https://one.org) - First (of [many](https://many.org)), a) good, b) better :)
    - [Two](https://two.org) - „Zweiter“, «deuxième», ‹troisième›, rock ’n’ roll, don’t.
    - [Three](https://three.org) - ”Tredje” och »fjärde».
    - [Four](https://four.org) - „Czwarty”, »femte«.
    ```
    """

    code = "AW502"
    name = "unbalanced-punctuation"
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})
    aliases = ("balanced-punctuation",)

    pairs: tuple[str, ...] = ()

    def check(self, page: Page) -> Iterator[Finding]:
        """Match the marks of each block."""
        pairs = {**_PAIRS, **{pair[0]: pair[-1] for pair in self.pairs}}
        known = re.compile("|".join(map(re.escape, sorted({*pairs, *pairs.values()}))))
        for block in page.blocks_with(page.prose.matching(known), "paragraph", "cell", "heading"):
            pieces = [node for node in block.walk() if node.type == "text"]
            marks = [mark for node in pieces for mark in _marks(page, node, known)]
            if marks:
                alone = {
                    at
                    for match in _ALONE.finditer(page.text, max(0, block.start - 1), block.end)
                    for at in range(*match.span())
                }
                for at, char, other in _lonely(marks, _sides([char for _, char in marks], pairs), pairs):
                    if at not in alone:
                        yield Finding(Span(at, at + 1), f"unexpected {quoted(char)} without its {quoted(other)}")


def _marks(page: Page, node: Node, known: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for match in known.finditer(page.text, node.start, node.end):
        if page.text[match.start() - 1 : match.start()] != "\\":
            yield match.start(), match[0]


def _sides(chars: Sequence[str], pairs: Mapping[str, str]) -> dict[str, str]:
    """What closes each opening mark in this block: languages use the same marks in different ways."""
    sides = dict(pairs)
    if "„" in chars:
        sides["„"] = "“”"
        sides.pop("“")
    elif "“" not in chars and chars.count("”") % 2 == 0:
        sides["”"] = "”"  # Swedish and Finnish
    for left, right in ("«»", "‹›"):
        if right in chars and left not in chars[: chars.index(right)]:
            if left in chars:
                sides.pop(left)
                sides[right] = left  # Danish and German books
            elif chars.count(right) % 2 == 0:
                sides[right] = right
    return sides


def _lonely(
    marks: Sequence[tuple[int, str]], sides: Mapping[str, str], pairs: Mapping[str, str]
) -> Iterator[tuple[int, str, str]]:
    """Place and character of each mark without a partner, and the partner."""
    openers = {closer: opener for opener, closer in pairs.items()}
    stack: list[tuple[int, str]] = []
    for at, char in marks:
        depth = next((index for index, (_, one) in enumerate(reversed(stack[-_DEPTH:])) if char in sides[one]), None)
        if depth is not None:
            for place, one in reversed(stack[len(stack) - depth :]):
                yield place, one, sides[one][0]
            del stack[len(stack) - depth - 1 :]
        elif char in sides:
            stack.append((at, char))
        else:
            yield at, char, openers.get(char) or pairs[char]
    for at, char in stack:
        yield at, char, pairs.get(char) or openers[char]
