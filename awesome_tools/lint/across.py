"""Judges what rules about several files have gathered from each. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from awesome_tools.lint.work import Result


def judged(results: Sequence[Result], settings: Mapping[str, Any]) -> list[Result]:
    """The results with the findings of rules about several files added in their places."""
    if not any(result.facts for result in results):
        return list(results)
    from awesome_tools.lint.config import active_rules  # noqa: PLC0415 - seldom needed
    from awesome_tools.lint.parsing import from_mapping  # noqa: PLC0415
    from awesome_tools.lint.run import diagnostic  # noqa: PLC0415
    from awesome_tools.model import Span  # noqa: PLC0415
    from awesome_tools.rules.base import CollectionRule, Fact  # noqa: PLC0415

    by_path = {result.path: result for result in results}
    for active in active_rules(from_mapping(settings), ""):
        if not isinstance(active.rule, CollectionRule):
            continue
        facts = {
            result.path: [
                Fact(key, Span(start, end), line) for key, start, end, line in result.facts.get(active.rule.code, ())
            ]
            for result in results
        }
        for path, finding in active.rule.judge(facts):
            result = by_path[path]
            if result.source is not None:
                found = [
                    *result.found,
                    diagnostic(active.rule, active.severity, finding, result.fixed or result.source),
                ]
                by_path[path] = replace(
                    result, found=tuple(sorted(found, key=lambda one: (one.span, one.code, one.message)))
                )
    return [by_path[result.path] for result in results]
