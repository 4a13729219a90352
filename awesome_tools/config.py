"""Reads `list.yaml` and decisions files. The only reader of configuration; everything below the commands gets values."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from awesome_tools.emit.layout import GROUPINGS, SORT_KEYS, Layout
from awesome_tools.errors import ConfigError
from awesome_tools.merge import Decisions, Policy
from awesome_tools.merge import decisions as decisions_file
from awesome_tools.merge import policy as policy_file
from awesome_tools.source import read

_KEYS = ("title", "description", "output", "group_by", "sort", "sources", "prefer", "decisions")
_SOURCE_KEYS = ("path", "title", "origin", "note")


@dataclass(frozen=True, slots=True)
class ListSource:
    """One source of a list: `path` as `list.yaml` has it, `file` from where the command runs, title, where it is from."""

    path: str
    file: str
    title: str
    origin: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ListConfig:
    """A canonical list: what it is merged from, how it is laid out, where it goes. Paths are ready to be opened."""

    path: str
    layout: Layout
    output: str
    sources: tuple[ListSource, ...]
    policy: Policy
    decisions_path: str


def load_list(path: str) -> ListConfig:
    """Read a `list.yaml`; ConfigError with path and line for whatever cannot be used."""
    given, lines = load_yaml(path)
    if not isinstance(given, Mapping):
        raise ConfigError("unexpected content, expected a mapping with `title` and `sources`", path=path)
    _only(given, _KEYS, path, lines)
    folder = Path(path).parent
    sources = tuple(_source(item, folder, path, lines) for item in _list_of(given, "sources", path, lines))
    if not sources:
        raise ConfigError("no sources, expected at least one", path=path, line=lines.get("sources"),
                          hint="sources: [{path: sources/one.md, title: One}]")
    policy = policy_file.parse({"sources": [source.path for source in sources], "prefer": given.get("prefer") or {}}, path=path)
    layout = Layout(
        title=_text(given, "title", path, lines) or folder.resolve().name,
        description=_text(given, "description", path, lines) or "",
        group_by=_choice(given, "group_by", GROUPINGS, path, lines) or "section",
        sort=tuple(_sort_key(key, path, lines) for key in _list_of(given, "sort", path, lines)) or ("title",),
    )
    output = str(folder / (_text(given, "output", path, lines) or "README.md"))
    decided = str(folder / (_text(given, "decisions", path, lines) or "decisions.yaml"))
    return ListConfig(path, layout, output, sources, policy, decided)


def load_decisions(path: str) -> Decisions:
    """Read a decisions file; a missing one holds no decisions."""
    if not Path(path).exists():
        return Decisions()
    return decisions_file.parse(load_yaml(path)[0], path=path)


def load_yaml(path: str) -> tuple[Any, dict[str, int]]:
    """The content of a YAML file and the line of each top-level key; ConfigError with the line if it is not YAML."""
    source = read(path)
    try:
        node = yaml.compose(source.text, Loader=yaml.SafeLoader)
        given = yaml.safe_load(source.text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(f"not YAML: {error.problem}", path=path, line=line, hint="check indentation and quotes") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(f"not YAML: {str(error).splitlines()[0]}", path=path) from None
    lines: dict[str, int] = {}
    if isinstance(node, yaml.MappingNode):
        lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    return given, lines


def _only(given: Mapping[str, Any], known: tuple[str, ...], path: str, lines: Mapping[str, int]) -> None:
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, 1)
            hint = f"did you mean `{near[0]}`?" if near else None
            raise ConfigError(f"unexpected `{key}`, expected one of {', '.join(known)}", path=path, line=lines.get(str(key)), hint=hint)


def _text(given: Mapping[str, Any], key: str, path: str, lines: Mapping[str, int]) -> str | None:
    value = given.get(key)
    if value is None or isinstance(value, str):
        return value
    raise ConfigError(f"unexpected `{key}: {value!r}`, expected text", path=path, line=lines.get(key))


def _list_of(given: Mapping[str, Any], key: str, path: str, lines: Mapping[str, int]) -> list[Any]:
    value = given.get(key)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise ConfigError(f"unexpected `{key}: {value!r}`, expected a list", path=path, line=lines.get(key))


def _choice(given: Mapping[str, Any], key: str, known: tuple[str, ...], path: str, lines: Mapping[str, int]) -> str | None:
    value = _text(given, key, path, lines)
    if value is not None and value not in known:
        raise ConfigError(f"unexpected `{key}: {value}`, expected one of {', '.join(known)}", path=path, line=lines.get(key))
    return value


def _sort_key(key: object, path: str, lines: Mapping[str, int]) -> str:
    if isinstance(key, str) and key.removeprefix("-") in SORT_KEYS:
        return key
    raise ConfigError(f"unexpected sort key `{key}`, expected one of {', '.join(SORT_KEYS)}, with `-` in front to turn it round",
                      path=path, line=lines.get("sort"))


def _source(item: object, folder: Path, path: str, lines: Mapping[str, int]) -> ListSource:
    if isinstance(item, str):
        item = {"path": item}
    if not isinstance(item, Mapping) or not isinstance(item.get("path"), str):
        raise ConfigError(f"unexpected source {item!r}, expected `path` and `title`", path=path, line=lines.get("sources"))
    _only(item, _SOURCE_KEYS, path, {str(key): lines["sources"] for key in item if "sources" in lines})
    texts = {key: _text(item, key, path, {key: lines.get("sources", 1)}) for key in _SOURCE_KEYS}
    name = str(item["path"])
    return ListSource(name, str(folder / name), texts["title"] or Path(name).stem, texts["origin"], texts["note"])
