"""The examples in a rule's docstring: its tests and the body of its page in one."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from awesome_tools.rules.base import Rule

_FENCE = re.compile(
    r"^(`{3,})(md|text) (valid|invalid|report|fixed)[ ]*(\{[^\n]*\})?\n(.*?)^\1$", re.MULTILINE | re.DOTALL
)


# The files that stand beside the list of every example.
FOLDERS: Mapping[str, frozenset[str]] = {
    ".": frozenset({"README.md", "CONTRIBUTING.md", "code-of-conduct.md", "docs/"}),
    "docs": frozenset({"guide.md"}),
}
FILES: Mapping[str, str] = {"code-of-conduct.md": "# Code of Conduct\n\nWrite to [INSERT EMAIL ADDRESS].\n"}
AGE = 12  # days


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what the rule says of it: nothing if `report` is empty; `fixed` is None if there is no fix."""

    text: str
    options: Mapping[str, Any]
    report: tuple[str, ...] = ()
    fixed: str | None = None


def docstring(rule: type[Rule]) -> str:
    """The rule's docstring without its indentation."""
    return inspect.cleandoc(rule.__doc__ or "")


def summary(rule: type[Rule]) -> str:
    """The first line of the rule's docstring."""
    return docstring(rule).partition("\n")[0]


def examples(rule: type[Rule]) -> tuple[Example, ...]:
    """The examples in order; ValueError for a block that does not follow on the one before it."""
    found: list[Example] = []
    for _, _, kind, options, body in _FENCE.findall(docstring(rule)):
        text = body.replace("␣", " ").replace("⏎\n", "").replace("→\t", "\t")
        if kind in ("valid", "invalid"):
            found.append(Example(text, json.loads(options) if options else {}))
        elif not found:
            raise ValueError(f"{rule.__name__}: unexpected `{kind}`, expected an example before it")
        elif kind == "report":
            last = found.pop()
            found.append(Example(last.text, last.options, tuple(text.splitlines()), last.fixed))
        else:
            last = found.pop()
            found.append(Example(last.text, last.options, last.report, text))
    return tuple(found)
