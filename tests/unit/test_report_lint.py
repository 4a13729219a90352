"""Each form of a lint report, of the same findings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click import unstyle

from awesome_tools.lint.work import Order, Result, work
from awesome_tools.model import Diagnostic, Position, Severity, Span
from awesome_tools.report import github, jsonl, markdown, sarif, statistics, text
from awesome_tools.report import json as json_report
from awesome_tools.report.frame import frame
from awesome_tools.rules.reading.width import width
from awesome_tools.source import Source

jsonschema = pytest.importorskip("jsonschema")

_TEXT = (
    "- [One](https://one.org) - 数据 for Github 🎉, 100%.\n- [Uno](http://one.org/) - Fine.\n- [Two]() - Left over.\n"
)
_ORDER = Order({"presets": ["recommended"]})


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [work("lists/a b.md", _ORDER, Source("lists/a b.md", _TEXT))]


def test_text(results: list[Result]) -> None:
    lines = [unstyle(line) for line in text.render(results)]

    assert lines[:3] == [
        "lists/a b.md:1:35: AW501 misspelled-name: unexpected spelling `Github`, expected `GitHub` [*]",
        "    1 | - [One](https://one.org) - 数据 for Github 🎉, 100%.",
        "      |                                     ^^^^^^",
    ]
    assert lines[-1] == "1 error, 3 warnings in 1 file; 1 [*] fixable by --fix; 1 [**] by --fix --unsafe-fixes"


def test_text_of_nothing() -> None:
    assert list(text.render([work("a.md", _ORDER, Source("a.md", "# A\n"))])) == ["nothing found in 1 file"]


def test_jsonl(results: list[Result]) -> None:
    shown = [json.loads(line) for line in jsonl.render(results)]

    assert shown[0] == {
        "path": "lists/a b.md",
        "line": 1,
        "column": 35,
        "end_line": 1,
        "end_column": 41,
        "code": "AW501",
        "name": "misspelled-name",
        "severity": "warning",
        "message": "unexpected spelling `Github`, expected `GitHub`",
        "fix": {
            "title": "spell it right",
            "applicability": "safe",
            "edits": [{"line": 1, "column": 35, "end_line": 1, "end_column": 41, "text": "GitHub"}],
        },
        "related": [],
    }
    duplicate = next(one for one in shown if one["code"] == "AW401")
    assert duplicate["related"] == [{"path": "lists/a b.md", "line": 1, "column": 3, "message": "first entry"}]


def test_json_holds_the_same(results: list[Result]) -> None:
    assert json.loads("\n".join(json_report.render(results))) == [json.loads(line) for line in jsonl.render(results)]


def test_github_escapes_what_workflow_commands_mean(results: list[Result]) -> None:
    lines = list(github.render(results))

    assert lines[0] == (
        "::warning file=lists/a b.md,line=1,col=35,endColumn=41,title=AW501 misspelled-name::"
        "unexpected spelling `Github`, expected `GitHub`"
    )
    odd = Diagnostic("X1", "x", Severity.INFO, "100%\nx", "a,b:c.md", Span(0, 0), Position(1, 1), Position(2, 1))
    assert (
        next(iter(github.render([Result("a", None, (odd,))])))
        == "::notice file=a%2Cb%3Ac.md,line=1,col=1,title=X1 x::100%25%0Ax"
    )


@pytest.mark.parametrize(
    "text", ["a\n::error::forged", "b\r::stop-commands::x", "c%0A::error::d", "e\x1b[2J\u202e", "\u2028"]
)
def test_github_lets_no_text_forge_a_command(text: str) -> None:
    one = Diagnostic(text, text, Severity.INFO, text, f"{text}.md", Span(0, 0), Position(1, 1), Position(2, 1))
    command, _ = github.render([Result("a", None, (one,))])

    assert len(command.splitlines()) == 1
    assert command.startswith("::notice file=")
    assert not set(command) & {"\x1b", "\u202e"}
    assert re.fullmatch(r"::notice file=[^:,]*,line=1,col=1,title=[^:,]*::.*", command)


def test_sarif_is_valid(results: list[Result], root: Path) -> None:
    log = json.loads("\n".join(sarif.render(results)))
    schema = json.loads((root / "tests" / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))

    jsonschema.Draft4Validator(schema).validate(log)

    run = log["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["AW501", "AW302", "AW401", "AW101"] or len(run["results"]) == 4
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "GitHub"
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "lists/a%20b.md"
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_markdown(results: list[Result]) -> None:
    lines = list(markdown.render(results))

    assert lines[0] == "## Lint"
    assert "| AW501 misspelled-name | warning | 1 |" in lines
    assert any(line.startswith("- `lists/a b.md:1:35` AW501 ") for line in lines)


def test_statistics(results: list[Result]) -> None:
    assert "     1  AW501  misspelled-name  (1 file)" in list(statistics.render(results))


@pytest.mark.parametrize(
    ("shown", "columns"),
    [("abc", 3), ("数据", 4), ("🎉", 2), ("e\u0301", 1), ("👩\u200d💻", 2), ("☀\ufe0f", 2), ("\u200b", 0)],
)
def test_width_is_that_of_the_screen(shown: str, columns: int) -> None:
    assert width(shown) == columns


def test_frames_cut_long_lines_and_hide_controls() -> None:
    source = Source("a.md", "x" * 200 + "\x1b[31mred" + "y" * 200 + "\n")
    one = Diagnostic("X1", "x", Severity.ERROR, "", "a.md", Span(200, 201), Position(1, 201), Position(1, 202))

    line, mark = frame(one, source)

    assert "\x1b" not in line
    assert len(line) < 120
    assert line[mark.index("^")] == "·"
