"""The values that hold for a file, and where each is from. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from awesome_tools.config.model import Config
from awesome_tools.config.tables import keys_of

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Value:
    """A key of a section with its value as JSON has it, and `path:line` or `default`."""

    section: str
    key: str
    value: Any
    origin: str


def values(config: Config) -> Iterator[Value]:
    """All values in the order of the table."""
    for part in fields(config.settings):
        section = getattr(config.settings, part.name)
        for one in keys_of(type(section)):
            value = getattr(section, one.name.replace("-", "_"))
            yield Value(part.name, one.name, plain(value), _origin(config, part.name, one.name))


def _origin(config: Config, section: str, key: str) -> str:
    line = config.line(section, key)
    return DEFAULT if config.path is None or line is None else f"{config.path}:{line}"


def plain(value: Any) -> Any:
    """A value of the tree as JSON has it; of a table only what is set."""
    if is_dataclass(value):
        named = ((one.name.replace("_", "-"), getattr(value, one.name)) for one in fields(value))
        return {name: plain(one) for name, one in named if one}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    return value
