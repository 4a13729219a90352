"""YAML and TOML as plain values with the line of each. Built for files of strangers: no aliases, no depths."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from awesome_tools.config.place import Keys, Lines, shown
from awesome_tools.errors import ConfigError

_DEPTH = 12
_TAGS = frozenset({None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "map", "seq"))})
_BARE = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADER = re.compile(rf"\s*\[(\[?)\s*({_BARE}(?:\s*\.\s*{_BARE})*)\s*\]")
_SETTING = re.compile(rf"\s*({_BARE}(?:\s*\.\s*{_BARE})*)\s*=")


def yaml_values(text: str, path: str) -> tuple[Any, Lines]:
    """The content of a YAML document; ConfigError with the line of what is not plain, twice there or too deep."""
    import yaml  # noqa: PLC0415 - only if there is a file

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(path)
    try:
        # Events, not nodes: nodes are made by recursion, which deep nesting turns into a crash.
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(
            f"not YAML: {error.problem}", path=path, line=line, hint="check indentation and quotes"
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError(f"not YAML: {str(error).splitlines()[0]}", path=path) from None
    return builder.value, builder.lines


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read; `key` is the one whose value comes next."""

    value: Any
    keys: Keys
    key: Any = None
    wants_key: bool = True


@dataclass(slots=True)
class _Builder:
    """Makes values of the events of a YAML parser."""

    path: str
    value: Any = None
    lines: dict[Keys, int] = field(default_factory=dict)
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        line = event.start_mark.line + 1
        if getattr(event, "tag", None) not in _TAGS:
            raise ConfigError(f"unexpected tag `{event.tag[:80]}`, expected none", path=self.path, line=line)
        match type(event).__name__:
            case "DocumentStartEvent":
                self._documents += 1
                if self._documents > 1:
                    raise ConfigError("unexpected second document, expected one", path=self.path, line=line)
            case "AliasEvent":
                raise ConfigError(
                    f"unexpected alias `*{event.anchor[:40]}`, expected the value itself", path=self.path, line=line
                )
            case "ScalarEvent":
                self._put(_scalar(event, self.path, line), line)
            case "MappingStartEvent":
                self._begin({}, line)
            case "SequenceStartEvent":
                self._begin([], line)
            case "MappingEndEvent" | "SequenceEndEvent":
                self._open.pop()

    def _begin(self, value: Any, line: int) -> None:
        if len(self._open) >= _DEPTH:
            raise ConfigError("unexpected nesting, expected fewer levels", path=self.path, line=line)
        keys = self._put(value, line)
        self._open.append(_Open(value, keys))

    def _put(self, value: Any, line: int) -> Keys:
        """Put a value into what is open; the keys that lead to it."""
        if not self._open:
            self.value = value
            return ()
        inner = self._open[-1]
        if isinstance(inner.value, list):
            keys = (*inner.keys, len(inner.value))
            inner.value.append(value)
            self.lines[keys] = line
            return keys
        if inner.wants_key:
            self._name(inner, value, line)
            return inner.keys
        inner.value[inner.key] = value
        inner.wants_key = True
        return (*inner.keys, inner.key)

    def _name(self, inner: _Open, name: Any, line: int) -> None:
        if not isinstance(name, str | int | float | bool) or name is None:
            raise ConfigError(f"unexpected key {shown(name)}, expected text", path=self.path, line=line)
        inner.key, inner.wants_key = str(name), False
        if inner.key in inner.value:
            raise ConfigError(f"unexpected second `{inner.key[:80]}`, expected it once", path=self.path, line=line)
        self.lines[*inner.keys, inner.key] = line


def _scalar(event: Any, path: str, line: int) -> Any:
    """The value of a scalar, of the types that JSON has; dates stay texts."""
    import yaml  # noqa: PLC0415

    if not event.implicit[0]:
        return event.value
    maker: Any = yaml.SafeLoader("")
    tag = maker.resolve(yaml.ScalarNode, event.value, event.implicit)
    kind = tag.rpartition(":")[2]
    if kind not in ("null", "bool", "int", "float"):
        return event.value
    try:
        return maker.construct_object(yaml.ScalarNode(tag, event.value))
    except ValueError:
        raise ConfigError(f"unexpected {kind} `{event.value[:40]}`", path=path, line=line) from None


def toml_values(text: str, path: str, table: tuple[str, ...]) -> tuple[Any, Lines] | None:
    """The content of a table of a TOML file, None if it has none."""
    import tomllib  # noqa: PLC0415

    try:
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        told = str(error).partition(" (at ")[0]
        raise ConfigError(f"not TOML: {told}", path=path, line=int(line[1]) if line else None) from None
    except (RecursionError, ValueError):
        raise ConfigError("not TOML: too deep, or a number too long", path=path) from None
    for name in table:
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]
    lines = _toml_lines(text, table)
    _fill(lines, found, (), 1)
    return found, lines


def _fill(lines: dict[Keys, int], value: Any, keys: Keys, line: int) -> None:
    """Values that were not found stand where their table does."""
    line = lines.setdefault(keys, line)
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in below:
        _fill(lines, one, (*keys, key), line)


def _toml_lines(text: str, table: tuple[str, ...]) -> dict[Keys, int]:
    """Lines of tables and keys, by their looks: values that span lines could hold what looks like a key."""
    lines: dict[Keys, int] = {}
    counts: dict[tuple[str, ...], int] = {}
    current: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            names = _parts(header[2])
            current = names
            if header[1]:
                counts[names] = counts.get(names, -1) + 1
                current = (*names, counts[names])
            _note(lines, current, table, number)
        elif setting := _SETTING.match(line):
            _note(lines, (*current, *_parts(setting[1])), table, number)
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_BARE, dotted))


def _note(lines: dict[Keys, int], keys: Keys, table: tuple[str, ...], number: int) -> None:
    if keys[: len(table)] == table:
        for end in range(len(table), len(keys) + 1):
            lines.setdefault(keys[len(table) : end], number)
