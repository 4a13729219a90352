"""Flags on top of configuration files: `--config` and `--no-config`, and what a command makes of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from awesome_tools.errors import AwesomeError, ConfigError

if TYPE_CHECKING:
    from awesome_tools.config.find import Finder
    from awesome_tools.config.model import Config, Lint, Override


def config_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--config FILE` and `--no-config` to a command."""
    command = click.option("--no-config", is_flag=True, help="Read no configuration file.")(command)
    return click.option(
        "--config",
        metavar="FILE",
        help="Use this configuration for all files.  [default: the nearest awesome-tools.yaml above each]",
    )(command)


def finder(flags: Mapping[str, Any]) -> Finder:
    """What finds the configuration of each file."""
    from awesome_tools.config.find import Finder  # noqa: PLC0415 - not needed for --help

    if flags["config"] and flags["no_config"]:
        raise click.UsageError("--config and --no-config exclude each other")
    return Finder(flags["config"], off=flags["no_config"])


def lint_settings(config: Config, flags: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """The linter's settings as a plain mapping: the file's, and the flags on top of them.

    `--preset` replaces the file's choice of rules to begin with, `--only` whatever the file switches on and off.
    """
    file = config.lint
    only = bool(flags["only"])
    return {
        "presets": list(flags["preset"] or file.preset),
        "only": only or bool(file.only and not flags["preset"]),
        **_layer(file, switches=not only, only=() if flags["preset"] else file.only),
        "overrides": [
            {"files": list(one.files), "sections": list(one.sections), **_layer(one, switches=not only)}
            for one in file.overrides
        ],
        "flags": {"select": [*flags["select"], *flags["only"]], "ignore": list(flags["ignore"]), "options": options},
        "generated": flags["generated"] or file.generated,
        "path": config.path,
    }


def precise(error: AwesomeError) -> AwesomeError:
    """An error of the linter about what a configuration names, with the line of it."""
    if not isinstance(error, ConfigError) or error.path is None or error.line is not None:
        return error
    from awesome_tools.config.find import load  # noqa: PLC0415
    from awesome_tools.config.rules import check  # noqa: PLC0415

    try:
        check(load(error.path))
    except ConfigError as found:
        return found
    return error


def _layer(layer: Lint | Override, *, switches: bool, only: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "select": [*only, *layer.select] if switches else [],
        "ignore": list(layer.ignore) if switches else [],
        "options": {rule: dict(options) for rule, options in layer.options.items()},
        "severity": dict(layer.severity),
    }


def link_flags(context: click.Context, config: Config, flags: Mapping[str, Any]) -> dict[str, Any]:
    """The flags of `links` with what the file says in the places of those that were not given.

    Values of the file go the way of the command line, so that both mean the same.
    """
    from awesome_tools.config.tables import keys_of  # noqa: PLC0415

    found = dict(flags)
    params = {flag: param for param in context.command.params for flag in param.opts}
    for one in keys_of(type(config.links)):
        param = params[one.flag or ""]
        name = param.name or ""
        if config.line("links", one.name) is None:
            continue
        value = getattr(config.links, one.name.replace("-", "_"))
        if param.multiple:
            found[name] = (*param.process_value(context, value), *flags[name])
        elif context.get_parameter_source(name) is ParameterSource.DEFAULT:
            text = ",".join(value) if isinstance(value, tuple) else value
            found[name] = param.process_value(context, text)
    return found
