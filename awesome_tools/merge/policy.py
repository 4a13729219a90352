"""How surviving values are chosen: which sources come first, and what is preferred for each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from awesome_tools.errors import ConfigError


class Prefer(StrEnum):
    """A criterion by which one value is preferred to another; `titled`: that of an entry with a full title."""

    SOURCE_ORDER = "source-order"
    MAJORITY = "majority"
    MOST_COMPLETE = "most-complete"
    NEWEST = "newest"
    PUBLISHED = "published"
    TITLED = "titled"


FIELDS = ("title", "name", "kind", "year", "date", "venue", "authors", "checked", "description", "section", "fields")

_DEFAULT: Mapping[str, tuple[Prefer, ...]] = MappingProxyType(
    {
        "title": (Prefer.MAJORITY, Prefer.PUBLISHED, Prefer.MOST_COMPLETE),
        "name": (Prefer.TITLED, Prefer.MAJORITY, Prefer.MOST_COMPLETE),
        "kind": (
            Prefer.TITLED,
            Prefer.MAJORITY,
        ),
        "year": (Prefer.PUBLISHED, Prefer.TITLED, Prefer.MAJORITY),
        "date": (Prefer.MAJORITY, Prefer.NEWEST),
        "venue": (Prefer.PUBLISHED, Prefer.TITLED, Prefer.MAJORITY),
        "authors": (Prefer.MOST_COMPLETE, Prefer.MAJORITY),
        "checked": (Prefer.MOST_COMPLETE,),
        "description": (Prefer.MAJORITY, Prefer.MOST_COMPLETE),
        "section": (Prefer.SOURCE_ORDER,),
        "fields": (Prefer.SOURCE_ORDER,),
    }
)


@dataclass(frozen=True, slots=True)
class Policy:
    """`sources`: paths, the most trusted first; others follow by name. `prefer`: criteria for fields, in order."""

    sources: tuple[str, ...] = ()
    prefer: Mapping[str, tuple[Prefer, ...]] = field(default_factory=dict)

    def criteria(self, name: str) -> tuple[Prefer, ...]:
        """The criteria for a field, in order; what they leave open, the order of sources decides."""
        return (*self.prefer.get(name, _DEFAULT[name]), Prefer.SOURCE_ORDER)

    def rank(self, path: str) -> tuple[int, str]:
        """The rank of a source: its place in `sources`, then its path."""
        found = next(
            (index for index, source in enumerate(self.sources) if path == source or path.endswith("/" + source)), None
        )
        return (len(self.sources) if found is None else found, path)


def parse(structure: Mapping[str, object], *, path: str | None = None) -> Policy:
    """A policy of the plain structure `{sources: [path …], prefer: {field: criterion or list}}`; else ConfigError."""
    unknown = sorted(set(structure) - {"sources", "prefer"})
    if unknown:
        raise ConfigError(f"unexpected `{unknown[0]}`, expected `sources` or `prefer`", path=path)
    sources, prefer = structure.get("sources", []), structure.get("prefer", {})
    if not isinstance(sources, list) or not all(isinstance(source, str) for source in sources):
        raise ConfigError("unexpected `sources`, expected a list of paths", path=path)
    if not isinstance(prefer, Mapping):
        raise ConfigError("unexpected `prefer`, expected a mapping of fields to criteria", path=path)
    return Policy(tuple(sources), {str(name): _criteria(str(name), value, path) for name, value in prefer.items()})


def _criteria(name: str, value: object, path: str | None) -> tuple[Prefer, ...]:
    if name not in FIELDS:
        raise ConfigError(f"unexpected field `{name}`, expected one of {', '.join(FIELDS)}", path=path)
    given = value if isinstance(value, list) else [value]
    try:
        return tuple(Prefer(str(item)) for item in given)
    except ValueError:
        expected = ", ".join(item.value for item in Prefer)
        raise ConfigError(
            f"unexpected criterion for `{name}`, expected {expected}", path=path, hint=f"it is {value!r}"
        ) from None
