"""Checks the rules and options that a configuration names against those there are, telling the line.

Apart from reading, because it loads every rule: a run over remembered results does without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from awesome_tools.config.model import Config, Lint, Override
from awesome_tools.config.place import Place
from awesome_tools.errors import ConfigError
from awesome_tools.lint.options import made, rules_named


def check(config: Config) -> None:
    """ConfigError with path and line for the first rule or option that does not exist."""
    if config.path is None:
        return
    for place, name, options in _named(config):
        try:
            for rule in rules_named(name):
                made(rule, options)
        except ConfigError as error:
            raise place.error(error.message, error.hint) from None


def _named(config: Config) -> Iterator[tuple[Place, str, Mapping[str, Any]]]:
    """Each rule that is named, where, and the options it is given there, one by one."""
    at = Place(config.path or "", config.lines, ("lint",))
    for index, name in enumerate(config.lint.only):
        yield at.below("only", index), name, {}
    layers: list[tuple[Lint | Override, Place]] = [(config.lint, at)]
    layers += [(one, at.below("overrides", index)) for index, one in enumerate(config.lint.overrides)]
    for layer, place in layers:
        for key in ("select", "ignore"):
            for index, name in enumerate(getattr(layer, key)):
                yield place.below(key, index), name, {}
        for name in layer.severity:
            yield place.below("severity", name), name, {}
        for name, options in layer.options.items():
            yield place.below("options", name), name, {}
            for option, value in options.items():
                yield place.below("options", name, option), name, {option: value}
