"""Works as JSON objects: what `merge --format jsonl` prints, one object per line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from awesome_tools import records

if TYPE_CHECKING:
    from awesome_tools.merge.model import Conflict, Evidence, Join, Work
    from awesome_tools.model import Place, Record


def work_object(work: Work) -> dict[str, Any]:
    """The JSON object of a work: the keys of a record, and instead of `source` where everything comes from and why.

    `sources` has the place of every mention, and its own labelled cells where it has some: rows of a results table
    survive there. `evidence` tells how the mentions were joined.
    """
    shown = records.to_object(work.record)
    del shown["source"]
    shown = {"id": work.id, **shown}
    shown["sections"] = [list(section) for section in work.sections]
    shown["sources"] = [_source(mention) for mention in work.mentions]
    shown["provenance"] = {name: place_object(place) for name, place in work.provenance.items()}
    shown["conflicts"] = [_conflict(conflict) for conflict in work.conflicts]
    shown["evidence"] = [_join(join) for join in work.joins]
    if work.extends:
        shown["extends"] = {
            "title": work.extends.title,
            **place_object(work.extends.place),
            "reason": work.extends.reason,
        }
    return shown


def place_object(place: Place) -> dict[str, Any]:
    """Path and line of a place."""
    return {"path": place.path, "line": place.line}


def _source(record: Record) -> dict[str, Any]:
    shown = records.place_object(record.source)
    if record.fields:
        shown["title"] = record.title
        shown["fields"] = dict(record.fields)
    return shown


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "field": conflict.field,
        "values": [
            {"value": _plain(value), "sources": [place_object(place) for place in places]}
            for value, places in conflict.values
        ],
        "chosen": _plain(conflict.chosen),
        "reason": conflict.reason,
    }


def _join(join: Join) -> dict[str, Any]:
    return {
        "left": place_object(join.left.source),
        "right": place_object(join.right.source),
        "rule": join.rule,
        "facts": [_fact(fact) for fact in join.evidence],
    }


def _fact(fact: Evidence) -> dict[str, str]:
    return {"field": fact.field, "result": fact.agreement.value, "text": fact.text}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
