"""Input made to be slow or deep is parsed in linear time and to a bounded depth."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from awesome_tools.markdown import parse

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "closed brackets": lambda n: "[" * n + "a" + "]" * n,
    "closed brackets with definitions": lambda n: "[a]: u\n\n" + "[ a " * n + "]" * n,
    "nested links": lambda n: "[" * n + "a" + "](u)" * n,
    "images": lambda n: "![[" * n,
    "nested images": lambda n: "![a" * (n // 4) + "](u)" * (n // 4),
    "open targets": lambda n: "[a](" * n,
    "open titles": lambda n: '[a](b "' * n,
    "emphasis": lambda n: "*a " * n,
    "mismatched runs": lambda n: "*a_ " * n,
    "strong": lambda n: "**a" * n,
    "mixed runs": lambda n: "*a_b~c " * n + "d* e_ " * n,
    "one long run": lambda n: "*" * n + "a" + "*" * n,
    "backticks": lambda n: "".join("`" * (at % 99 + 1) + "a" for at in range(n // 50)),
    "angles": lambda n: "<" * n,
    "open comments": lambda n: "a <!-- " * n,
    "open instructions": lambda n: "a <? " * n,
    "open sections": lambda n: "a <![CDATA[" * n,
    "open tags": lambda n: 'a <b c="' * n,
    "entities": lambda n: "&" * n + "&a" * n,
    "escapes": lambda n: "\\*" * n,
    "spaces": lambda n: "a" + " " * n + "b" + " " * n + "\n#" + " " * n + "c",
    "urls": lambda n: "http://a.b" + ")" * n + " www." * n,
    "urls in brackets": lambda n: "[" + "http://a.b " * n,
    "quotes": lambda n: "> " * n + "a",
    "quoted lines": lambda n: "> > > a\n" * n,
    "items": lambda n: "- " * n + "a",
    "nested items": lambda n: "".join("  " * at + "- a\n" for at in range(min(n, 1000))),
    "wide table": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b\\|" * n,
    "almost tables": lambda n: "a|b\n" * n + "|-\n" * n,
    "definitions": lambda n: '[a]: b "\n' * n,
    "open definition": lambda n: "[" + "a\n" * n,
    "front matter": lambda n: "---\na: b\n" + "c: d\n" * n,
    "rules": lambda n: "* " * n + "a\n" + "---\n" * n,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    def seconds(count: int) -> float:
        text = make(count)
        start = time.process_time()
        root = parse(text)
        list(root.walk())
        root.plain()
        return time.process_time() - start

    # Four times the input: four times the time if linear, sixteen times if quadratic.
    assert min(seconds(8_000), seconds(8_000)) < 9 * seconds(2_000) + 0.1


def test_depth_is_bounded_and_nothing_is_lost() -> None:
    for text in ("> " * 1000 + "[a](u)", "- " * 1000 + "[a](u)", "**a " * 1000 + "[a](u)" + "**" * 1000):
        root = parse(text)
        depth, level = 0, [root]
        while level:
            depth, level = depth + 1, [child for node in level for child in node.children]
        assert depth < 220
        assert [node.url for node in root.walk() if node.type == "link"] == ["u"]
