"""The generated pages are as they would be written now."""

from __future__ import annotations

import inspect
import re
import runpy
import statistics
from pathlib import Path

from awesome_tools.cli import COMMANDS, docs
from awesome_tools.rules.catalogue import all_rules, by_name
from awesome_tools.rules.examples import docstring


def test_the_page_of_rules_is_fresh(root: Path) -> None:
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == docs.rules_page(), "run `make docs`"


def test_the_page_of_rules_has_every_rule(root: Path) -> None:
    text = docs.rules_page()

    assert re.findall(r"^## (AW\d+)", text, re.MULTILINE) == [rule.code for rule in all_rules()]


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()

    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    assert all(re.fullmatch(r"AW[0-8]\d\d", rule.code) for rule in rules)


def test_the_files_of_rules_are_short() -> None:
    sizes = [len(Path(inspect.getfile(rule)).read_text(encoding="utf-8").splitlines()) for rule in all_rules()]

    assert statistics.median(sizes) <= 60


def test_rules_that_are_off_say_why() -> None:
    for rule in all_rules():
        if not rule.presets:
            assert re.search(r"Off in the presets[,:]\s+\w+", docstring(rule)), rule.name


def test_the_mapping_says_what_is_off(root: Path) -> None:
    text = (root / "docs" / "awesome-lint.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| .*? \| (.*) \|$", text, re.MULTILINE)

    off = {name for name, _ in rows if not any(rule.presets for rule in by_name().get(name, ()))}
    assert off == {name for name, remarks in rows if remarks.startswith("Off by default")}
    assert all(re.match(r"Off by default[,:] .", dict(rows)[name]) for name in off)


def test_the_mapping_names_counterparts_that_exist(root: Path) -> None:
    text = (root / "docs" / "awesome-lint.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.*?) \|", text, re.MULTILINE)

    for name, counterparts in rows:
        for code in re.findall(r"AW\d+", counterparts):
            assert code in {rule.code for rule in by_name()[name]}
    assert {name for name, _ in rows} <= by_name().keys()
    assert len(rows) == 55


def test_every_page_stands_in_the_navigation_of_the_site(root: Path) -> None:
    navigation = runpy.run_path(str(root / "docs" / "conf.py"))["NAVIGATION"]
    listed = ["index", *(name for names in navigation.values() for name in names)]
    pages = [path.stem for path in (root / "docs").glob("*.md")]

    assert sorted(listed) == sorted(pages), "NAVIGATION in docs/conf.py places each page of docs/"
    first = (root / "docs" / "index.md").read_text(encoding="utf-8")
    assert [name for name in listed[1:] if f"]({name}.md)" not in first] == [], "docs/index.md links to each page"


def test_the_readme_shows_every_command(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"awesome-tools {name}" not in text] == []


def test_the_page_of_architecture_names_every_part(root: Path) -> None:
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    layout = re.findall(r"^  ([a-z_]+(?:/|\.py)) ", text, re.MULTILINE)
    parts = [path.name + "/" * path.is_dir() for path in (root / "awesome_tools").iterdir()]

    assert sorted(layout) == sorted(name for name in parts if not name.startswith("__") and name != "py.typed")
