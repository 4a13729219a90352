"""A cluster of mentions to one work: the surviving values, their provenance, and the conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from awesome_tools.merge import candidates, conflicts, links
from awesome_tools.merge.choose import Choice, choose
from awesome_tools.merge.text import fold
from awesome_tools.model import Kind, Place, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesome_tools.merge.model import Conflict, LeftOut, Mention
    from awesome_tools.merge.policy import Policy

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a cluster comes to."""

    record: Record
    sections: tuple[tuple[str, ...], ...]
    provenance: Mapping[str, Place]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[LeftOut, ...]


def resolve(cluster: Sequence[Mention], policy: Policy) -> Resolved:
    """The surviving values of a cluster of one or more mentions."""
    mentions = sorted(cluster, key=lambda m: (policy.rank(m.record.source.path), m.number))
    chosen = _choices(mentions, policy)
    kept, left_out = links.unite(mentions)
    value: dict[str, Any] = {name: choice.value for name, choice in chosen.items()}
    record = Record(
        title=value["title"],
        source=mentions[0].record.source,
        name=value.get("name"),
        kind=value.get("kind", Kind.RESOURCE),
        year=value.get("year"),
        date=value.get("date"),
        venue=value.get("venue"),
        authors=value.get("authors", ()),
        links=kept,
        identifiers=_union(identifier for m in mentions for identifier in m.record.identifiers),
        tags=_union(tag for m in mentions for tag in m.record.tags),
        checked=value.get("checked"),
        description=value.get("description"),
        fields={key: text for m in reversed(mentions) for key, text in m.record.fields.items()},
        section=value.get("section", ()),
        legend={key: text for m in reversed(mentions) for key, text in m.record.legend.items()},
    )
    return Resolved(
        record,
        _union(m.record.section for m in mentions if m.record.section),
        {name: choice.mention.record.source for name, choice in chosen.items()},
        conflicts.find(mentions, record, {name: choice.reason for name, choice in chosen.items()}),
        left_out,
    )


def _union(values: Iterable[_T]) -> tuple[_T, ...]:
    """The values without repetition, in order; texts are compared without case."""
    found: dict[object, _T] = {}
    for value in values:
        found.setdefault(fold(value) if isinstance(value, str) else value, value)
    return tuple(found.values())


def _choices(mentions: Sequence[Mention], policy: Policy) -> dict[str, Choice]:
    """The choice for each field of single value that any mention has."""
    found: dict[str, Choice] = {}
    for name, offered in candidates.OFFERS.items():
        offer = offered(mentions)
        if offer.candidates:
            found[name] = choose(offer, policy.criteria(name), policy)
    offer = candidates.years(mentions, found.get("venue"))
    if offer.candidates:
        found["year"] = choose(offer, policy.criteria("year"), policy)
    return found
