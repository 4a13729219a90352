"""Every example in a rule's docstring: reported as told, fixed as told, fixed for good, promise kept."""

from __future__ import annotations

import pytest

from awesome_tools.document import Document
from awesome_tools.lint.config import Active
from awesome_tools.lint.fix import fix
from awesome_tools.lint.options import made
from awesome_tools.lint.run import lint_with
from awesome_tools.lint.verify import same_entries, same_page
from awesome_tools.model import Applicability, Diagnostic
from awesome_tools.rules.base import CollectionRule, Rule
from awesome_tools.rules.catalogue import all_rules
from awesome_tools.rules.examples import AGE, FILES, FOLDERS, Example, examples
from awesome_tools.rules.reading.surroundings import Surroundings
from awesome_tools.source import Source

CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in all_rules()
    for number, example in enumerate(examples(rule), 1)
]


def diagnostics(rule: type[Rule], example: Example, text: str) -> list[Diagnostic]:
    active = Active(made(rule, example.options), rule.severity)
    beside = Surroundings(lambda folder: FOLDERS.get(folder, frozenset()), FILES.get, lambda: AGE)
    return [one for one in lint_with(Source("README.md", text), [active], beside).diagnostics if one.code == rule.code]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_reports_what_it_says(rule: type[Rule], example: Example) -> None:
    found = diagnostics(rule, example, example.text)

    assert tuple(f"{one.start.line}:{one.start.column} {one.code} {one.message}" for one in found) == example.report


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_fixes_as_it_says(rule: type[Rule], example: Example) -> None:
    found = diagnostics(rule, example, example.text)
    offered = [one.fix for one in found if one.fix is not None and one.fix.applicability is not Applicability.DISPLAY]
    layout = frozenset({rule.code} if "layout" in rule.tags else ())

    fixed = fix(
        Source("README.md", example.text), lambda source: diagnostics(rule, example, source.text), layout, unsafe=True
    )

    assert not fixed.refused
    assert (fixed.source.text if offered else None) == example.fixed
    if offered:
        rest = diagnostics(rule, example, fixed.source.text)
        assert not [one for one in rest if one.fix is not None and one.fix.applicability is not Applicability.DISPLAY]
    if offered and all(one.applicability is Applicability.SAFE for one in offered):
        before, after = Source("README.md", example.text), fixed.source
        assert same_page(before, after) if layout else same_entries(Document.parse(before), Document.parse(after))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_has_a_page(rule: type[Rule]) -> None:
    found = examples(rule)

    assert any(example.report for example in found) or issubclass(rule, CollectionRule), (
        "expected an example of what it finds"
    )
    assert "Why:" in (rule.__doc__ or "")
    assert rule.name.replace("-", "").isalnum()
    assert rule.name.islower()
