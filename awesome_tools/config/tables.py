"""Mappings with known keys, made from the fields of a frozen dataclass: one table for reader, schema and page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from awesome_tools.config.kinds import Kind, Schema
from awesome_tools.config.place import Place


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: what it is called, may hold, holds by itself, means; and the flag of the same meaning."""

    name: str
    kind: Kind
    default: Any
    told: str
    flag: str | None = None


def key(default: Any, kind: Kind, told: str, *, flag: str | None = None) -> Any:
    """A field of a table; a class as default is made anew. `flag` is the command line's name for it."""
    about = {"kind": kind, "told": told, "flag": flag}
    return (
        field(default_factory=default, metadata=about)
        if isinstance(default, type)
        else field(default=default, metadata=about)
    )


def keys_of(table: type[Any]) -> tuple[Key, ...]:
    """The keys of a table in order; names have dashes as flags do."""
    return tuple(
        Key(
            one.name.replace("_", "-"),
            one.metadata["kind"],
            one.default if one.default_factory is MISSING else one.default_factory(),
            one.metadata["told"],
            one.metadata["flag"],
        )
        for one in fields(table)
    )


@dataclass(frozen=True, slots=True)
class Table:
    """The kind of value that a mapping with known keys is.

    `closed` tells of keys that cannot be set in a file, and why. One of `needed` has to be there.
    """

    of: type[Any]
    told: str
    closed: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()

    def read(self, value: Any, at: Place) -> Any:
        """The dataclass; a key without a value is as good as none."""
        if value is None:
            value = {}
        if not isinstance(value, Mapping):
            raise at.unexpected(value, self.told) if at.keys else at.error(f"unexpected {value!r:.40}, {self.told}")
        known = {one.name: one for one in keys_of(self.of)}
        for name in value:
            if name in self.closed:
                raise at.below(name).error(f"unexpected `{name}`, expected it as a flag only", self.closed[name])
            if name not in known:
                raise at.below(name).unknown(str(name), known)
        given = {name: one for name, one in value.items() if one is not None}
        if self.needed and not given.keys() & set(self.needed):
            raise at.error(f"unexpected `{at.name}` without `{'` and `'.join(self.needed)}`, expected one of them")
        return self.of(
            **{name.replace("-", "_"): known[name].kind.read(one, at.below(name)) for name, one in given.items()}
        )

    def schema(self) -> Schema:
        """An object without further keys."""
        found: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {one.name: _property(one) for one in keys_of(self.of)},
        }
        if self.needed:
            some = [{"required": [name], "properties": {name: {"not": {"type": "null"}}}} for name in self.needed]
            return found | {"anyOf": some}
        return found


def _property(one: Key) -> Schema:
    shape = {"anyOf": [one.kind.schema(), {"type": "null"}], "description": one.told}
    if isinstance(one.kind, Table) or one.default is None:
        return shape
    return shape | {"default": list(one.default) if isinstance(one.default, tuple) else one.default}
