"""Which rules run with which options, for files and sections, and what is said of mistakes."""

from __future__ import annotations

from typing import Any

import pytest

from awesome_tools.errors import ConfigError
from awesome_tools.lint.config import active_rules
from awesome_tools.lint.parsing import from_mapping
from awesome_tools.lint.run import lint
from awesome_tools.model import Severity
from awesome_tools.rules.catalogue import all_rules, of_presets
from awesome_tools.rules.section_size import SectionSize
from awesome_tools.source import Source

_ENTRIES = "# List\n## News\n- [A](https://a.org?utm_b=1)\n## Tools\n- [B](https://b.org?utm_b=1)\n"


def codes(given: dict[str, Any], path: str = "README.md") -> set[str]:
    return {active.rule.code for active in active_rules(from_mapping(given), path)}


def test_presets_differ_and_all_has_every_rule() -> None:
    recommended, awesome, papers = codes({}), codes({"presets": ["awesome"]}), codes({"presets": ["papers"]})

    assert codes({"presets": "all"}) == {rule.code for rule in all_rules()}
    assert "AW601" in awesome - recommended
    assert "AW705" in papers - recommended
    assert "AW401" in recommended & awesome & papers
    assert codes({"presets": ["recommended", "awesome"]}) == recommended | awesome


def test_rules_are_values_that_know_their_options() -> None:
    assert SectionSize.options() == {"least": 2, "most": 0}
    assert SectionSize(least=4).least == 4
    assert SectionSize().least == 2
    with pytest.raises(TypeError, match="unexpected option 'lest'"):
        SectionSize(lest=4)
    with pytest.raises(AttributeError, match="rules do not change"):
        SectionSize().least = 3


@pytest.mark.parametrize("preset", ["recommended", "awesome", "papers", "all"])
def test_the_table_of_presets_is_what_rules_say(preset: str) -> None:
    told = {rule for rule in all_rules() if preset == "all" or preset in rule.presets}

    assert of_presets((preset,)) == told, "run `make docs`"


@pytest.mark.parametrize("name", ["AW105", "aw105", "wrong-separator"])
def test_rules_go_by_code_and_name(name: str) -> None:
    assert "AW105" not in codes({"ignore": [name]})
    assert codes({"only": True, "select": [name]}) == {"AW105"}


def test_rules_go_by_alias_group_and_tag() -> None:
    assert {"AW105", "AW106", "AW107"} <= codes({"only": True, "select": ["awesome-list-item"]})
    assert codes({"only": True, "select": ["AW12"]}) == {"AW121", "AW122", "AW123"}
    assert {"AW601", "AW602"} <= codes({"only": True, "select": ["layout"]})


def test_presets_set_options_which_can_be_overruled() -> None:
    def separator(given: dict[str, Any]) -> Any:
        rules = {active.rule.code: active.rule for active in active_rules(from_mapping(given), "README.md")}
        return rules["AW105"].separator  # type: ignore[attr-defined]

    assert separator({}) == "auto"
    assert separator({"presets": ["awesome"]}) == " - "
    assert separator({"presets": ["awesome"], "options": {"wrong-separator": {"separator": ": "}}}) == ": "


def test_files_and_severities_can_be_set_apart() -> None:
    given = {"severity": {"AW401": "info"}, "overrides": [{"files": ["docs/*.md"], "ignore": ["AW401"]}]}
    severities = {active.rule.code: active.severity for active in active_rules(from_mapping(given), "README.md")}

    assert severities["AW401"] is Severity.INFO
    assert "AW401" not in codes(given, "docs/guide.md")
    assert "AW401" in codes(given, "other/guide.md")


def test_sections_can_be_set_apart() -> None:
    given = {"only": True, "select": ["AW303"], "overrides": [{"sections": ["news"], "ignore": ["AW303"]}]}

    checked = lint(Source("README.md", _ENTRIES), from_mapping(given))

    assert [one.start.line for one in checked.diagnostics] == [5]


def test_sections_can_have_options() -> None:
    change = {"sections": ["T*"], "options": {"AW303": {"allow": ["utm_b"]}}}
    given = {"only": True, "select": ["AW303"], "overrides": [change]}

    checked = lint(Source("README.md", _ENTRIES), from_mapping(given))

    assert [one.start.line for one in checked.diagnostics] == [3]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"presets": ["recomended"]}, "unexpected preset `recomended`.*did you mean `recommended`"),
        ({"selct": []}, "unexpected `selct`.*did you mean `select`"),
        ({"ignore": ["wrong-seperator"]}, "unexpected rule `wrong-seperator`.*did you mean `wrong-separator`"),
        ({"options": {"AW105": {"seperator": "x"}}}, "no such|unexpected option `seperator`.*did you mean `separator`"),
        (
            {"options": {"AW121": {"least": "many"}}},
            "unexpected `many` for `unsorted-entries.least`, expected a whole number",
        ),
        ({"options": {"AW106": {"case": "title"}}}, "expected one of auto, upper, lower"),
        ({"severity": {"AW105": "fatal"}}, "unexpected severity `fatal`"),
        ({"overrides": [{"ignore": ["AW1"]}]}, "expected one of them"),
        ({"overrides": [{"files": ["*"], "ignore": ["AWX"]}]}, "unexpected rule `AWX`"),
        ({"options": {"AW101": {"x": 1}}}, "the rule has none"),
    ],
)
def test_mistakes_are_told_with_what_was_meant(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        from_mapping(given)
