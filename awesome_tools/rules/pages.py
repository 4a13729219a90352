"""A rule's page in Markdown, made from its docstring and fields."""

from __future__ import annotations

import re
import unicodedata

from awesome_tools.rules.base import AWESOME, PAPERS, RECOMMENDED, Rule
from awesome_tools.rules.examples import docstring

_LABELS = {
    "valid": "Fine:",
    "invalid": "Found:",
    "report": "",
    "fixed": "Fixed:",
}
_FENCE = re.compile(r"^(`{3,})(md|text) (valid|invalid|report|fixed)[ ]*(\{[^\n]*\})?$", re.MULTILINE)


def page(rule: type[Rule]) -> str:
    """The page: heading, facts, then the docstring with its examples labelled."""
    text = "".join(map(_visible, docstring(rule)))
    head, _, rest = text.partition("\n")
    body = _FENCE.sub(
        _labelled, rest.strip().replace("Why: ", "**Why:** ", 1).replace("\nOptions: ", "\n\n**Options:** ", 1)
    )
    return f"## {rule.code} {rule.name}\n\n{head}\n\n{_facts(rule)}\n\n{body}"


def _visible(char: str) -> str:
    """The character, or its number if a reader of the page would not see it."""
    return f"\\u{ord(char):04X}" if char not in "\n\u200d" and unicodedata.category(char) in ("Cc", "Cf") else char


def _facts(rule: type[Rule]) -> str:
    presets = [name for name in (RECOMMENDED, AWESOME, PAPERS) if name in rule.presets] or ["none but `all`"]
    facts = [f"Severity: {rule.severity.value}", f"presets: {', '.join(presets)}"]
    defaults = [f"`{name}` = `{_shown(default)}`" for name, default in rule.options().items()]
    if defaults:
        facts.append(f"defaults: {', '.join(defaults)}")
    if rule.tags:
        facts.append(f"tag: {', '.join(f'`{tag}`' for tag in sorted(rule.tags))}")
    if rule.aliases:
        facts.append(f"awesome-lint: {', '.join(f'`{alias}`' for alias in rule.aliases)}")
    return "; ".join(facts) + "."


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "[]"
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _labelled(match: re.Match[str]) -> str:
    label = _LABELS[match[3]]
    options = f" with `{match[4]}`" if match[4] else ""
    return (f"{label[:-1]}{options}:\n\n" if label else "\n") + f"{match[1]}{match[2]}"
