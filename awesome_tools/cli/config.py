"""`awesome-tools config`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.cli.configured import config_flags, finder

if TYPE_CHECKING:
    from awesome_tools.config.effective import Value


@click.command("config")
@click.argument("path", default=".")
@config_flags
@click.option("--format", "form", type=click.Choice(("yaml", "json")), default="yaml", show_default=True)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of configuration files instead.")
def command(path: str, form: str, schema: bool, **flags: Any) -> int:
    """Print what holds for a file or folder, and where each value is from.

    Settings are read from awesome-tools.yaml, .awesome-tools.yaml or [tool.awesome-tools] in pyproject.toml: the
    nearest one above each file, up to the folder of the repository. docs/configuration.md tells every key.

    \b
    Examples:
      awesome-tools config
      awesome-tools config docs/README.md --format json
      awesome-tools config --schema > awesome-tools.schema.json
    """
    if schema:
        from awesome_tools.config.schema import shipped  # noqa: PLC0415

        click.echo(shipped(), nl=False)
        return 0
    from awesome_tools.config.effective import values  # noqa: PLC0415
    from awesome_tools.config.rules import check  # noqa: PLC0415

    find = finder(flags)
    config = find.at(path) if os.path.isdir(path) else find.of(path)  # noqa: PTH112 - as the linter looks for it
    check(config)
    shown = list(values(config))
    for line in _json(config.path, shown) if form == "json" else _yaml(config.path, shown):
        click.echo(line)
    return 0


def _json(path: str | None, shown: Sequence[Value]) -> Iterator[str]:
    sections = {name: {one.key: one.value for one in group} for name, group in groupby(shown, lambda one: one.section)}
    origins = {f"{one.section}.{one.key}": one.origin for one in shown}
    yield json.dumps({"path": path, "values": sections, "origins": origins}, ensure_ascii=False, indent=2)


def _yaml(path: str | None, shown: Sequence[Value]) -> Iterator[str]:
    """A configuration file that says the same, with the origins as comments."""
    yield f"# {path or 'no configuration file'}"
    for section, group in groupby(shown, lambda one: one.section):
        yield f"{section}:"
        rows = [(f"  {one.key}: {_flow(one.value)}", one.origin) for one in group]
        width = max(len(text) for text, _ in rows if len(text) < 44)
        yield from (f"{text:{width}}  # {origin}" for text, origin in rows)


def _flow(value: Any) -> str:
    import yaml  # noqa: PLC0415

    # Within a list, because a text by itself ends in a document marker.
    text: str = yaml.safe_dump(
        [value], default_flow_style=True, width=float("inf"), allow_unicode=True, sort_keys=False
    )
    return text.strip()[1:-1]
