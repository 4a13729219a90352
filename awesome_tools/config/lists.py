"""Reads `list.yaml` and decisions files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from awesome_tools.config.place import Place, shown
from awesome_tools.config.values import Values, load_yaml
from awesome_tools.emit import layout as known
from awesome_tools.emit.layout import Layout
from awesome_tools.merge import Decisions, Policy
from awesome_tools.merge import decisions as decisions_file
from awesome_tools.merge import policy as policy_file
from awesome_tools.parsers.canonical_style import ROLE_FIELDS

_LAYOUT_KEYS = (
    *("title", "description", "layout", "entry", "columns", "align", "group_by", "sort", "headings", "contents"),
    *("legend", "badges", "counts", "provenance", "updated", "region"),
)
_KEYS = (*_LAYOUT_KEYS, "output", "sources", "prefer", "decisions")
_SOURCE_KEYS = ("path", "title", "origin", "note")


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
    values = Values(given, Place(path, lines))
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


def _source(item: Values, folder: Path) -> ListSource:
    item.only(_SOURCE_KEYS)
    name = item.text("path")
    if not name:
        raise item.error("the source has no `path`, expected `path` and `title`")
    title = item.text("title") or Path(name).stem
    return ListSource(name, str(folder / name), title, item.text("origin"), item.text("note"))


def _layout(values: Values, default_title: str) -> Layout:
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
    _checkshown(layout, values)
    return layout


def _columns(values: Values) -> tuple[tuple[str, ...], dict[str, str]]:
    """The fields of the columns, and the headings that are given to them: `- year`, or `- year: Jahr`."""
    fields: list[str] = []
    headings: dict[str, str] = {}
    for index, item in enumerate(values.sequence("columns")):
        field, heading = next(iter(item.items())) if isinstance(item, Mapping) and len(item) == 1 else (item, None)
        if not isinstance(field, str) or field not in known.COLUMN_FIELDS:
            raise values.unknown(
                field if isinstance(field, str) else shown(item), known.COLUMN_FIELDS, "columns", index
            )
        if field in fields:
            raise values.error(f"unexpected second column `{field}`, expected each once", "columns", index)
        if heading is not None and not isinstance(heading, str):
            raise values.error(f"unexpected heading {shown(heading)}, expected text", "columns", index)
        fields.append(field)
        if heading:
            headings[f"column {field}"] = heading
    return tuple(fields) or known.DEFAULT_COLUMNS, headings


def _checkshown(layout: Layout, values: Values) -> None:
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
