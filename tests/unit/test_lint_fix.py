"""Fixing: rounds to a fixed point, promises kept or the rule refused."""

from __future__ import annotations

from awesome_tools.lint.config import LintConfig, Settings, active_rules
from awesome_tools.lint.fix import Fixed, fix
from awesome_tools.lint.run import lint_with
from awesome_tools.model import Applicability, Diagnostic, Edit, Fix, Position, Severity, Span
from awesome_tools.source import Source


def finding(code: str, start: int, end: int, text: str, kind: Applicability = Applicability.SAFE) -> Diagnostic:
    change = Fix("", (Edit(Span(start, end), text),), kind)
    return Diagnostic(code, "x", Severity.WARNING, "", "x.md", Span(start, end), Position(1, 1), Position(1, 1), change)


def run(text: str, found: list[Diagnostic], layout: str = "", *, unsafe: bool = False) -> Fixed:
    first = Source("x.md", text)
    return fix(first, lambda source: found if source.raw == first.raw else [], frozenset(layout.split()), unsafe=unsafe)


def test_refuses_a_layout_fix_that_changes_the_page() -> None:
    fixed = run("# a\n", [finding("L1", 0, 1, "##")], "L1")

    assert fixed.source.raw == "# a\n"
    assert fixed.refused == {"L1": "the rendered page would change"}


def test_refuses_a_safe_fix_that_changes_a_link_and_applies_the_others() -> None:
    text = "- [One](https://one.org) - first\n"
    bad, good = finding("S1", 8, 23, "https://two.org"), finding("S2", 27, 28, "F")

    fixed = run(text, [bad, good])

    assert fixed.refused == {"S1": "titles or links of a section would change"}
    assert fixed.applied == {"S2": 1}
    assert fixed.source.raw == "- [One](https://one.org) - First\n"


def test_applies_unsafe_fixes_only_when_asked() -> None:
    text = "- [One](https://one.org)\n"
    change = finding("U1", 8, 23, "https://two.org", Applicability.UNSAFE)

    assert run(text, [change]).source.raw == text
    assert run(text, [change], unsafe=True).source.raw == "- [One](https://two.org)\n"


def test_never_applies_what_is_for_people_only() -> None:
    assert run("a\n", [finding("D1", 0, 1, "b", Applicability.DISPLAY)], unsafe=True).source.raw == "a\n"


def test_stops_where_two_rules_are_at_odds() -> None:
    def check(source: Source) -> list[Diagnostic]:
        return [finding("S1", 0, 1, "b" if source.raw[0] == "a" else "a")]

    assert fix(Source("x.md", "a\n"), check, frozenset(), unsafe=False).source.raw in ("a\n", "b\n")


def test_keeps_byte_order_mark_and_mixed_line_ends() -> None:
    raw = "# A\r\n- [One](https://one.org) - first\r\n- [Two](https://two.org) - Second\n"
    rules = active_rules(
        LintConfig((), Settings(select=("AW106",), options={"AW106": {"case": "upper"}}), only=True), "x.md"
    )

    fixed = fix(
        Source("x.md", raw, bom=True), lambda source: lint_with(source, rules).diagnostics, frozenset(), unsafe=False
    )

    assert fixed.source == Source("x.md", raw.replace("first", "First"), bom=True)
