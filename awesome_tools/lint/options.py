"""Checks names and option values that people write against the rules there are. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

from awesome_tools.errors import ConfigError
from awesome_tools.rules.base import Rule
from awesome_tools.rules.catalogue import all_rules, by_name


def near(word: str, known: Iterable[str]) -> str | None:
    """A hint with the known word that is most like another, None if none is."""
    import difflib  # noqa: PLC0415 - for slips only

    close = difflib.get_close_matches(word.lower(), sorted(known), 1, 0.6)
    return f"did you mean `{close[0]}`?" if close else None


def rules_named(name: str, *, path: str | None = None) -> tuple[type[Rule], ...]:
    """The rules of a code, name, alias, group of codes (`AW1`, `AW10`) or tag; `all` is every one.

    ConfigError with a hint if there is none.
    """
    key = name.strip().lower()
    if key == "all":
        return all_rules()
    found = by_name().get(key, ())
    if not found and key[:2] == "aw" and key[2:].isdigit():
        found = tuple(rule for rule in all_rules() if rule.code.lower().startswith(key))
    if not found:
        found = tuple(rule for rule in all_rules() if key in rule.tags)
    if not found:
        known = {*by_name(), *(tag for rule in all_rules() for tag in rule.tags)}
        raise ConfigError(
            f"unexpected rule `{name}`", path=path, hint=near(name, known) or "`awesome-tools rule` lists them"
        )
    return found


def made(rule: type[Rule], options: Mapping[str, Any], *, path: str | None = None) -> Rule:
    """The rule with these options; ConfigError if it has no such option or the value is of another type."""
    if not options:
        return rule()
    known = rule.options()
    hints = get_type_hints(rule)
    values = {}
    for key, value in options.items():
        option = key.replace("-", "_")
        if option not in known:
            told = f"expected one of {', '.join(sorted(known))}" if known else "the rule has none"
            raise ConfigError(
                f"unexpected option `{key}` of `{rule.name}`, {told}", path=path, hint=near(option, known)
            )
        values[option] = _typed(value, hints[option], f"{rule.name}.{option}", path)
    return rule(**values)


def _typed(value: Any, hint: Any, name: str, path: str | None) -> Any:
    if get_origin(hint) is Literal:
        if value in get_args(hint):
            return value
        raise ConfigError(
            f"unexpected `{value}` for `{name}`, expected one of {', '.join(map(str, get_args(hint)))}", path=path
        )
    if get_origin(hint) is tuple:
        if isinstance(value, str):
            value = [part.strip() for part in value.split(",") if part.strip()]
        if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise ConfigError(f"unexpected `{value}` for `{name}`, expected a list of texts", path=path)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is hint:
        if name.endswith(".pattern"):
            _compiled(value, name, path)
        return value
    raise ConfigError(f"unexpected `{value}` for `{name}`, expected {_KINDS.get(hint, hint)}", path=path)


def _compiled(value: str, name: str, path: str | None) -> None:
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        raise ConfigError(f"unexpected `{value}` for `{name}`: {error}", path=path) from None


_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
