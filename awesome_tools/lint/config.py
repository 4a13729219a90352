"""What is checked and how, as one frozen value, and which rules that means for a file. Reads no files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Any

from awesome_tools.errors import ConfigError
from awesome_tools.lint.options import made, near, rules_named
from awesome_tools.lint.presets import OPTIONS, PRESETS
from awesome_tools.model import Severity
from awesome_tools.rules.base import Rule
from awesome_tools.rules.catalogue import of_presets

_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """Changes to a selection: rules switched on and off, options and severities, by code, name, alias, group or tag."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: _NONE)
    severity: Mapping[str, Severity] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some files or sections only, by patterns such as `docs/*.md`; no patterns means all of them."""

    files: tuple[str, ...]
    sections: tuple[str, ...]
    settings: Settings


@dataclass(frozen=True, slots=True)
class LintConfig:
    """Everything that decides what is reported: presets, then `settings`, then `overrides`, then `flags`.

    `only` leaves the presets out. `path` is the file that settings and overrides are from, for errors. With
    `generated`, what `merge` wrote is also judged by what its entries say.
    """

    presets: tuple[str, ...] = ("recommended",)
    settings: Settings = field(default_factory=Settings)
    overrides: tuple[Override, ...] = ()
    flags: Settings = field(default_factory=Settings)
    only: bool = False
    path: str | None = None
    generated: bool = False


@dataclass(frozen=True, slots=True)
class Active:
    """A rule that runs, with options and severity.

    `sections` and `outside` limit it by patterns of section names; without `generated` it leaves generated lists alone.
    """

    rule: Rule
    severity: Severity
    sections: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    generated: bool = True


def active_rules(config: LintConfig, path: str) -> tuple[Active, ...]:
    """The rules for a file, in order of their codes; ConfigError for a name or option that does not exist."""
    layers = [config.settings]
    layers += [one.settings for one in config.overrides if not one.sections and _fits(path, one.files)]
    local = [one for one in config.overrides if one.sections and _fits(path, one.files)]
    base = _resolve(config, layers)
    found = [Active(rule, severity, outside=tuple(p for one in local for p in one.sections)) for rule, severity in base]
    for one in local:
        found += [Active(rule, severity, one.sections) for rule, severity in _resolve(config, [*layers, one.settings])]
    found = [replace(one, generated=config.generated or "content" not in one.rule.tags) for one in found]
    return tuple(sorted(found, key=lambda active: active.rule.code))


def _resolve(config: LintConfig, layers: Sequence[Settings]) -> list[tuple[Rule, Severity]]:
    chosen: set[type[Rule]] = set() if config.only else _of_presets(config)
    options: dict[type[Rule], dict[str, Any]] = {}
    severities: dict[type[Rule], Severity] = {}
    for preset in config.presets:
        for name, values in OPTIONS.get(preset, {}).items():
            options.setdefault(rules_named(name)[0], {}).update(values)
    for layer in (*layers, config.flags):
        path = None if layer is config.flags else config.path
        for name in layer.select:
            chosen.update(rules_named(name, path=path))
        for name in layer.ignore:
            chosen.difference_update(rules_named(name, path=path))
        for name, values in layer.options.items():
            for rule in rules_named(name, path=path):
                made(rule, values, path=path)
                options.setdefault(rule, {}).update(values)
        for name, severity in layer.severity.items():
            severities.update(dict.fromkeys(rules_named(name, path=path), severity))
    return [
        (made(rule, options.get(rule, {})), severities.get(rule, rule.severity))
        for rule in sorted(chosen, key=lambda rule: rule.code)
    ]


def _of_presets(config: LintConfig) -> set[type[Rule]]:
    for preset in config.presets:
        if preset not in PRESETS:
            raise ConfigError(
                f"unexpected preset `{preset}`, expected one of {', '.join(PRESETS)}",
                path=config.path,
                hint=near(preset, PRESETS),
            )
    return set(of_presets(config.presets))


def _fits(path: str, patterns: Sequence[str]) -> bool:
    clean = path.replace("\\", "/").removeprefix("./")
    return not patterns or any(
        fnmatchcase(clean, pattern) or fnmatchcase(clean, f"*/{pattern}") for pattern in patterns
    )


def in_sections(names: Sequence[str], patterns: Sequence[str]) -> bool:
    """Whether one of the headings above a place fits a pattern; upper and lower case are the same."""
    return any(fnmatchcase(name.casefold(), pattern.casefold()) for name in names for pattern in patterns)
