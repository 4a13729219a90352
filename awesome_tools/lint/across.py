"""Judges what rules about several files have gathered from each. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from awesome_tools.lint.work import Order, Result
from awesome_tools.model import Related

if TYPE_CHECKING:
    from awesome_tools.model import Severity
    from awesome_tools.rules.base import CollectionRule, Finding


def judged(results: Sequence[Result], orders: Mapping[str, Order]) -> list[Result]:
    """The results with the findings of rules about several files added in their places; orders by path."""
    if not any(result.facts for result in results):
        return list(results)
    from awesome_tools.lint.run import diagnostic  # noqa: PLC0415 - seldom needed
    from awesome_tools.model import Span  # noqa: PLC0415
    from awesome_tools.rules.base import Fact  # noqa: PLC0415

    by_path = {result.path: result for result in results}
    for rule, severities in _rules(results, orders):
        facts = {
            path: [
                Fact(key, Span(start, end), *rest) for key, start, end, *rest in by_path[path].facts.get(rule.code, ())
            ]
            for path in severities
        }
        for path, finding in rule.judge(facts):
            result = by_path[path]
            if result.source is not None:
                more = diagnostic(rule, severities[path], finding, result.fixed or result.source)
                more = replace(more, related=tuple(_abroad(finding, by_path)))
                found = sorted((*result.found, more), key=lambda one: (one.span, one.code, one.message))
                by_path[path] = replace(result, found=tuple(found))
    return [by_path[result.path] for result in results]


def _rules(results: Sequence[Result], orders: Mapping[str, Order]) -> list[tuple[CollectionRule, dict[str, Severity]]]:
    """The rules about several files, and in which files each runs with which severity; other options, another rule."""
    from awesome_tools.lint.config import active_rules  # noqa: PLC0415
    from awesome_tools.lint.parsing import from_mapping  # noqa: PLC0415
    from awesome_tools.rules.base import CollectionRule  # noqa: PLC0415

    found: dict[str, tuple[CollectionRule, dict[str, Severity]]] = {}
    for result in results:
        # Standard input goes by the name that it was given.
        order = orders.get(result.path) or orders["-"]
        if result.facts:
            for active in active_rules(from_mapping(order.settings), order.name or result.path):
                if isinstance(active.rule, CollectionRule):
                    key = f"{active.rule.code} {sorted(vars(active.rule).items())}"
                    found.setdefault(key, (active.rule, {}))[1][result.path] = active.severity
    return list(found.values())


def _abroad(finding: Finding, by_path: Mapping[str, Result]) -> Iterator[Related]:
    for path, span, told in finding.abroad:
        source = by_path[path].fixed or by_path[path].source
        if source is not None:
            yield Related(path, source.position(span.start), told)
