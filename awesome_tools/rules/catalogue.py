"""Finds the rules: every class in this package's modules that has a code. Rules are known by code, name and alias."""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Mapping
from functools import cache
from importlib import import_module

from awesome_tools import rules
from awesome_tools.rules.base import Rule
from awesome_tools.rules.data.presets import PRESETS_OF

_OTHERS = frozenset({"base", "catalogue", "examples", "pages"})


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """The classes of all rules, in order of their codes."""
    found = []
    for module in pkgutil.iter_modules(rules.__path__):
        if module.ispkg or module.name in _OTHERS:
            continue
        found += rules_in(module.name)
    return tuple(sorted(found, key=lambda rule: rule.code))


def rules_in(module: str) -> list[type[Rule]]:
    """The classes of the rules in a module of this package."""
    loaded = import_module(f"{rules.__name__}.{module}")
    return [
        one
        for one in vars(loaded).values()
        if isinstance(one, type) and issubclass(one, Rule) and one.__module__ == loaded.__name__ and one.code
    ]


def of_presets(names: Collection[str]) -> frozenset[type[Rule]]:
    """The classes of the rules in any of these presets; the others are not even imported, which takes its time."""
    if "all" in names:
        return frozenset(all_rules())
    wanted = frozenset(names)
    modules = [module for module, presets in PRESETS_OF.items() if wanted.intersection(presets.split())]
    return frozenset(rule for module in modules for rule in rules_in(module) if rule.presets & wanted)


@cache
def by_name() -> Mapping[str, tuple[type[Rule], ...]]:
    """The rules by code, name and alias, in lower case; a group such as `AW1` or a tag is not among them."""
    found: dict[str, list[type[Rule]]] = {}
    for rule in all_rules():
        for name in (rule.code, rule.name, *rule.aliases):
            known = found.setdefault(name.lower(), [])
            if rule not in known:
                known.append(rule)
    return {name: tuple(known) for name, known in found.items()}
