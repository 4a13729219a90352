"""The values of a `list.yaml`: read with the line of each, and checked when they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import yaml

from awesome_tools.config.place import Place, shown
from awesome_tools.errors import ConfigError
from awesome_tools.source import read


def load_yaml(path: str) -> tuple[Any, dict[tuple[str | int, ...], int]]:
    """The content of a YAML file, and the line of each value by its keys; ConfigError if it is not YAML."""
    source = read(path)
    try:
        node = yaml.compose(source.text, Loader=yaml.SafeLoader)
        given = yaml.safe_load(source.text)
        lines: dict[tuple[str | int, ...], int] = {}
        _note_lines(node, (), lines)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(
            f"not YAML: {error.problem}", path=path, line=line, hint="check indentation and quotes"
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(f"not YAML: {str(error).splitlines()[0]}", path=path) from None
    return given, lines


def _note_lines(node: yaml.Node | None, keys: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> None:
    """Lines of values, from 1, two levels deep: aliases below may lead anywhere."""
    children: list[tuple[str | int, yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        children = [(str(key.value), key, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        children = [(index, value, value) for index, value in enumerate(node.value)]
    for key, place, value in children:
        lines[*keys, key] = place.start_mark.line + 1
        if len(keys) < 2:
            _note_lines(value, (*keys, key), lines)


class Values:
    """The values of a mapping, each checked when it is asked for; `place` leads to the mapping within the file."""

    def __init__(self, given: Any, place: Place):
        self._given: Mapping[Any, Any] = given if isinstance(given, Mapping) else {}
        self._place = place
        if not isinstance(given, Mapping):
            raise self.error(f"unexpected {shown(given)}, expected a mapping")

    def error(self, message: str, *keys: str | int, hint: str | None = None) -> ConfigError:
        """An error at the line of a value, or at that of what it stands in."""
        return self._place.below(*keys).error(message, hint)

    def only(self, names: Collection[str]) -> None:
        """An error for a key that is none of these."""
        for key in self._given:
            if key not in names:
                raise self.unknown(str(key), names, str(key))

    def unknown(self, found: str, names: Collection[str], *keys: str | int) -> ConfigError:
        """An error about a name that is none of those known."""
        return self._place.below(*keys).unknown(found, names)

    def text(self, key: str) -> str | None:
        """A text; a date counts as one."""
        value = self._given.get(key)
        if isinstance(value, dt.date):
            return value.isoformat()
        if value is None or isinstance(value, str):
            return value
        raise self.error(f"unexpected `{key}: {shown(value)}`, expected text", key)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._given.get(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        raise self.error(f"unexpected `{key}: {shown(value)}`, expected true or false", key)

    def choice(self, key: str, names: Sequence[str]) -> str:
        """One of the names, the first if there is none."""
        value = self.text(key)
        if value is not None and value not in names:
            raise self.unknown(value, names, key)
        return value or names[0]

    def names(self, key: str, names: Collection[str], default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of known names, each once; a single one may stand without a list."""
        value = self._given.get(key)
        if value is None:
            return default
        found = [value] if isinstance(value, str) else self.sequence(key)
        for index, name in enumerate(found):
            if not isinstance(name, str) or name not in names:
                raise self.unknown(name if isinstance(name, str) else shown(name), names, key, index)
            if name in found[:index]:
                raise self.error(f"unexpected second `{name}` in `{key}`, expected each name once", key, index)
        return tuple(found)

    def sequence(self, key: str) -> list[Any]:
        """A list, empty if there is none."""
        value = self._given.get(key)
        if value is None or isinstance(value, list):
            return value or []
        raise self.error(f"unexpected `{key}: {shown(value)}`, expected a list", key)

    def items(self, key: str) -> list[Values]:
        """The mappings of a list; a text stands for a mapping with this `path`."""
        found = [{"path": item} if isinstance(item, str) else item for item in self.sequence(key)]
        return [Values(item, self._place.below(key, index)) for index, item in enumerate(found)]

    def below(self, key: str) -> Values:
        """The mapping of a key, empty if there is none."""
        given = self._given.get(key)
        return Values({} if given is None else given, self._place.below(key))
