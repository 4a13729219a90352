"""Texts made to be slow take no longer than others of their length."""

from __future__ import annotations

import time

import pytest

from awesome_tools.lint.config import LintConfig, active_rules
from awesome_tools.lint.run import lint_with
from awesome_tools.source import Source

_N = 20_000
_CASES = {
    "openers": "“" * _N + ")" * _N,
    "brackets": "[" * _N,
    "half links": "[a](http://" * (_N // 8),
    "blanks": "a" + " " * _N + "b",
    "blanks in targets": "[a](http://a b c " * (_N // 10),
    "equal entries": "- [a](http://a.b) - x\n" * (_N // 8),
    "broken anchors": "".join(f"[a](#q{i})" for i in range(900)) + "".join(f"\n# head {i}\n" for i in range(900)),
    "comments": "<!-- awesome-tools disable x -->\n\n" * 400 + "- [](x)\n" * 400,
    "pipes": "|" * _N,
}


@pytest.mark.parametrize("name", _CASES)
def test_time_stays_in_bounds(name: str) -> None:
    rules = active_rules(LintConfig(("all",)), "README.md")
    start = time.process_time()

    lint_with(Source("README.md", _CASES[name]), rules)

    assert time.process_time() - start < 5
