"""A LintConfig from a plain mapping, as configuration files have it; every mistake is told with what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from awesome_tools.errors import ConfigError
from awesome_tools.lint.config import LintConfig, Override, Settings, active_rules
from awesome_tools.lint.options import near
from awesome_tools.model import Severity

_SETTINGS = ("select", "ignore", "options", "severity")
_KEYS = ("presets", "only", "generated", *_SETTINGS, "overrides", "flags", "path")


def from_mapping(given: Mapping[str, Any], *, path: str | None = None) -> LintConfig:
    """The configuration that a mapping describes.

    Its keys are `presets`, `only`, `generated`, `select`, `ignore`, `options`, `severity`, `overrides`, `flags`
    (settings that come last) and `path` (of the file that all but the flags are from).
    ConfigError for unknown keys, rules, options and values.
    """
    path = given.get("path", path)
    _only(given, _KEYS, path)
    overrides = given.get("overrides", [])
    if not isinstance(overrides, list):
        raise ConfigError(f"unexpected `overrides: {overrides}`, expected a list", path=path)
    config = LintConfig(
        presets=_texts(given, "presets", path) or ("recommended",),
        settings=_settings(given, path),
        overrides=tuple(_override(one, path) for one in overrides),
        flags=_settings(given.get("flags", {}), None),
        only=given.get("only") is True,
        path=path,
        generated=given.get("generated") is True,
    )
    check(config)
    return config


def check(config: LintConfig) -> None:
    """ConfigError if any rule, option or preset named anywhere in it does not exist."""
    active_rules(replace(config, overrides=()), "")
    for override in config.overrides:
        active_rules(replace(config, settings=override.settings, overrides=(), flags=Settings()), "")


def _override(given: Any, path: str | None) -> Override:
    if not isinstance(given, Mapping):
        raise ConfigError(f"unexpected override {given!r}, expected `files` or `sections` with settings", path=path)
    _only(given, ("files", "sections", *_SETTINGS), path)
    files, sections = _texts(given, "files", path), _texts(given, "sections", path)
    if not files and not sections:
        raise ConfigError("an override without `files` and `sections`, expected one of them", path=path)
    return Override(files, sections, _settings(given, path))


def _settings(given: Mapping[str, Any], path: str | None) -> Settings:
    options = given.get("options", {})
    if not isinstance(options, Mapping) or not all(isinstance(value, Mapping) for value in options.values()):
        raise ConfigError("unexpected `options`, expected rules with their options", path=path)
    severities = given.get("severity", {})
    if not isinstance(severities, Mapping):
        raise ConfigError("unexpected `severity`, expected rules with their severities", path=path)
    return Settings(
        _texts(given, "select", path),
        _texts(given, "ignore", path),
        {str(name): {str(key): value for key, value in values.items()} for name, values in options.items()},
        {str(name): _severity(value, path) for name, value in severities.items()},
    )


def _severity(value: Any, path: str | None) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        raise ConfigError(f"unexpected severity `{value}`, expected one of {', '.join(Severity)}", path=path) from None


def _texts(given: Mapping[str, Any], key: str, path: str | None) -> tuple[str, ...]:
    value = given.get(key, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ConfigError(f"unexpected `{key}: {value}`, expected a list of texts", path=path)
    return tuple(value)


def _only(given: Mapping[str, Any], known: tuple[str, ...], path: str | None) -> None:
    for key in given:
        if key not in known:
            raise ConfigError(
                f"unexpected `{key}`, expected one of {', '.join(known)}", path=path, hint=near(str(key), known)
            )
