"""Records as a YAML sequence of mappings: keys in their documented order, safe types only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from awesome_tools.emit.objects import record_of
from awesome_tools.errors import RecordError
from awesome_tools.model import Record
from awesome_tools.records import to_object

# libyaml's classes where PyYAML was built with it: ten times as fast.
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Records nest four deep: sequence, record, links, link.
_DEEPEST = 20
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(_SafeLoader):  # type: ignore[misc]
    """The safe loader, to which a date is text: `date: 2020-04-01` needs no quotes."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != _TIMESTAMP]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}


def dump(records: Sequence[Record]) -> str:
    """A sequence of mappings; `[]` if there is none."""
    shown = [to_object(record) for record in records]
    text: str = yaml.dump(shown, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return text


def load(text: str, path: str) -> tuple[Record, ...]:
    """The records of a YAML sequence; RecordError for what is none, and for anchors and tags."""
    try:
        _check(text, path)
        shown = yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        raise RecordError(f"not YAML: {problem}", path=path, line=mark.line + 1 if mark else None) from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not YAML: {error}", path=path) from None
    if not isinstance(shown, list):
        raise RecordError(f"unexpected {type(shown).__name__}, expected a sequence of records", path=path)
    return tuple(record_of(item, path=path, line=number) for number, item in enumerate(shown, 1))


def _check(text: str, path: str) -> None:
    """Refuse what would cost memory or the process: aliases of aliases of …, and nesting, which PyYAML recurses on."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        problem = f"alias `*{event.anchor}`" if isinstance(event, yaml.AliasEvent) else ""
        if problem or depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else None
            raise RecordError(f"unexpected {problem or 'nesting'}, expected records", path=path, line=line)
