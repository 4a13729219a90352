"""Reads `list.yaml` and decisions files. The only reader of configuration; what is below the commands gets values."""

from __future__ import annotations

import datetime as dt
import difflib
import reprlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from awesome_tools.emit import layout as known
from awesome_tools.emit.layout import Layout
from awesome_tools.errors import ConfigError
from awesome_tools.merge import Decisions, Policy
from awesome_tools.merge import decisions as decisions_file
from awesome_tools.merge import policy as policy_file
from awesome_tools.parsers.canonical_style import ROLE_FIELDS
from awesome_tools.source import read

_LAYOUT_KEYS = (
    *("title", "description", "layout", "entry", "columns", "align", "group_by", "sort", "headings", "contents"),
    *("legend", "badges", "counts", "provenance", "updated", "region"),
)
_KEYS = (*_LAYOUT_KEYS, "output", "sources", "prefer", "decisions")
_SOURCE_KEYS = ("path", "title", "origin", "note")

Lines = Mapping[tuple[str | int, ...], int]


@dataclass(frozen=True, slots=True)
class ListSource:
    """One source of a list: `path` as `list.yaml` has it, `file` from where the command runs, where it is from."""

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
    values = _Values(given, path, lines)
    values.only(_KEYS)
    folder = Path(path).parent
    sources = tuple(_source(item, folder) for item in values.items("sources"))
    if not sources:
        raise values.error(
            "no sources, expected at least one", "sources", hint="sources: [{path: sources/one.md, title: One}]"
        )
    ranked = {"sources": [source.path for source in sources], "prefer": given.get("prefer") or {}}
    return ListConfig(
        path,
        _layout(values, folder.resolve().name),
        str(folder / (values.text("output") or "README.md")),
        sources,
        policy_file.parse(ranked, path=path),
        str(folder / (values.text("decisions") or "decisions.yaml")),
    )


def load_decisions(path: str) -> Decisions:
    """Read a decisions file; a missing one holds no decisions."""
    if not Path(path).exists():
        return Decisions()
    return decisions_file.parse(load_yaml(path)[0], path=path)


def dump_decisions(decisions: Decisions) -> str:
    """The YAML text of a decisions file."""
    structure = {kind: pairs for kind, pairs in decisions_file.structure(decisions).items() if pairs}
    return yaml.safe_dump(structure, allow_unicode=True, sort_keys=False, width=120) if structure else "{}\n"


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


class _Values:
    """The values of a mapping, each checked when it is asked for; `place` leads to the mapping within the file."""

    def __init__(self, given: Any, path: str, lines: Lines, place: tuple[str | int, ...] = ()):
        self._given: Mapping[Any, Any] = given if isinstance(given, Mapping) else {}
        self._path = path
        self._lines = lines
        self._place = place
        if not isinstance(given, Mapping):
            raise self.error(f"unexpected {_shown(given)}, expected a mapping")

    def error(self, message: str, *keys: str | int, hint: str | None = None) -> ConfigError:
        """An error at the line of a value, or at that of what it stands in."""
        at = (*self._place, *keys)
        line = next((self._lines[at[:end]] for end in range(len(at), 0, -1) if at[:end] in self._lines), None)
        return ConfigError(message, path=self._path, line=line, hint=hint)

    def only(self, names: Collection[str]) -> None:
        for key in self._given:
            if key not in names:
                raise self.unknown(str(key), names, str(key))

    def unknown(self, found: str, names: Collection[str], *keys: str | int) -> ConfigError:
        near = difflib.get_close_matches(found, names, 1)
        hint = f"did you mean `{near[0]}`?" if near else None
        return self.error(
            f"unexpected `{found[:80]}`, expected {'one of ' * (len(names) > 1)}{', '.join(names)}", *keys, hint=hint
        )

    def text(self, key: str) -> str | None:
        value = self._given.get(key)
        if isinstance(value, dt.date):
            return value.isoformat()
        if value is None or isinstance(value, str):
            return value
        raise self.error(f"unexpected `{key}: {_shown(value)}`, expected text", key)

    def flag(self, key: str, *, default: bool) -> bool:
        value = self._given.get(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        raise self.error(f"unexpected `{key}: {_shown(value)}`, expected true or false", key)

    def choice(self, key: str, names: Sequence[str]) -> str:
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
                raise self.unknown(name if isinstance(name, str) else _shown(name), names, key, index)
            if name in found[:index]:
                raise self.error(f"unexpected second `{name}` in `{key}`, expected each name once", key, index)
        return tuple(found)

    def sequence(self, key: str) -> list[Any]:
        value = self._given.get(key)
        if value is None or isinstance(value, list):
            return value or []
        raise self.error(f"unexpected `{key}: {_shown(value)}`, expected a list", key)

    def items(self, key: str) -> list[_Values]:
        """The mappings of a list; a text stands for a mapping with this `path`."""
        found = [{"path": item} if isinstance(item, str) else item for item in self.sequence(key)]
        return [_Values(item, self._path, self._lines, (*self._place, key, index)) for index, item in enumerate(found)]

    def below(self, key: str) -> _Values:
        """The mapping of a key, empty if there is none."""
        given = self._given.get(key)
        return _Values({} if given is None else given, self._path, self._lines, (*self._place, key))


def _source(item: _Values, folder: Path) -> ListSource:
    item.only(_SOURCE_KEYS)
    name = item.text("path")
    if not name:
        raise item.error("the source has no `path`, expected `path` and `title`")
    title = item.text("title") or Path(name).stem
    return ListSource(name, str(folder / name), title, item.text("origin"), item.text("note"))


def _layout(values: _Values, default_title: str) -> Layout:
    columns, headings = _columns(values)
    texts = values.below("headings")
    named = [key for key in known.HEADINGS if " " not in key]
    texts.only(named)
    headings |= {key: text for key in named if (text := texts.text(key))}
    layout = Layout(
        title=values.text("title") or default_title,
        description=values.text("description") or "",
        group_by=values.names("group_by", known.GROUPINGS, ("section",)),
        sort=values.names("sort", [sign + key for key in known.SORT_KEYS for sign in ("", "-")], ("title",)),
        contents=values.flag("contents", default=True),
        legend=values.flag("legend", default=True),
        layout=values.choice("layout", known.LAYOUTS),
        align=values.flag("align", default=True),
        entry=values.names("entry", known.ENTRY_FIELDS, known.DEFAULT_ENTRY),
        columns=columns,
        headings=headings,
        badges=values.names("badges", known.BADGES, ()),
        counts=values.flag("counts", default=False),
        provenance=values.flag("provenance", default=False),
        updated=values.text("updated") or "",
        region=values.text("region") or "",
    )
    _check_shown(layout, values)
    return layout


def _columns(values: _Values) -> tuple[tuple[str, ...], dict[str, str]]:
    """The fields of the columns, and the headings that are given to them: `- year`, or `- year: Jahr`."""
    fields: list[str] = []
    headings: dict[str, str] = {}
    for index, item in enumerate(values.sequence("columns")):
        field, heading = next(iter(item.items())) if isinstance(item, Mapping) and len(item) == 1 else (item, None)
        if not isinstance(field, str) or field not in known.COLUMN_FIELDS:
            raise values.unknown(
                field if isinstance(field, str) else _shown(item), known.COLUMN_FIELDS, "columns", index
            )
        if field in fields:
            raise values.error(f"unexpected second column `{field}`, expected each once", "columns", index)
        if heading is not None and not isinstance(heading, str):
            raise values.error(f"unexpected heading {_shown(heading)}, expected text", "columns", index)
        fields.append(field)
        if heading:
            headings[f"column {field}"] = heading
    return tuple(fields) or known.DEFAULT_COLUMNS, headings


def _check_shown(layout: Layout, values: _Values) -> None:
    """What is shown must suffice to read the list again: every link, and what headings and order go by."""
    key, fields = ("entry" if layout.layout == "bullets" else "columns"), layout.fields
    if "title" not in fields:
        raise values.error(f"`{key}` has no `title`, expected one", key)
    if "links" not in fields and not (ROLE_FIELDS.keys() <= set(fields)):
        hint = "add `links`" if key == "entry" else "add `links`, or `paper`, `code` and `other`"
        raise values.error(f"`{key}` would leave links out, expected a place for every link", key, hint=hint)
    if key == "entry" and "description" in fields[:-1]:
        raise values.error(
            "unexpected field behind `description`, expected it last", key, fields.index("description") + 1
        )
    for index, name in enumerate(layout.group_by):
        if known.GROUPED_FIELDS.get(name, "title") not in fields:
            raise values.error(f"unexpected `group_by: {name}`, expected a field that `{key}` shows", "group_by", index)
    for index, name in enumerate(layout.sort):
        if name.removeprefix("-") not in fields:
            raise values.error(f"unexpected sort key `{name}`, expected a field that `{key}` shows", "sort", index)


def _shown(value: object) -> str:
    """A value for a message, short whatever it holds."""
    return reprlib.repr(value)
