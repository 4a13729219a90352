"""Properties of the edit engine and of fixing: nothing outside the spans changes, fixing twice is fixing once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.document import Document
from awesome_tools.edits import apply, pick
from awesome_tools.lint.config import LintConfig, active_rules
from awesome_tools.lint.fix import fix
from awesome_tools.lint.run import lint_with
from awesome_tools.lint.verify import same_entries
from awesome_tools.model import Applicability, Edit, Fix, Span
from awesome_tools.source import Source

_RULES = active_rules(LintConfig(("all",)), "README.md")
_LAYOUT = frozenset(one.rule.code for one in _RULES if "layout" in one.rule.tags)

_raws = st.text(alphabet="ab \n\r\té🎉", max_size=40)
_edits = st.builds(
    lambda start, length, text: Edit(Span(start, start + length), text),
    st.integers(0, 40),
    st.integers(0, 6),
    st.text(alphabet="xy\n", max_size=3),
)
_fixes = st.lists(
    st.lists(_edits, min_size=1, max_size=2).map(lambda edits: Fix("", tuple(edits), Applicability.SAFE)), max_size=6
)

_names = st.sampled_from(["One", "two", "Three 3", "GitHub", "Éire", "数", "a  b", "The End", ""])
_urls = st.sampled_from(
    [
        "https://one.org",
        "http://one.org/",
        "https://github.com/a/b.git",
        "#one",
        "",
        "https://x.y/?utm_a=1",
        "www.z.org",
    ]
)
_gaps = st.sampled_from([" - ", " – ", " ", ": ", " -  "])
_told = st.sampled_from(["First.", "second", "the the third..", "A javascript (tool.", "“Fine.”", "x\u200by", ""])
_entries = st.builds("{}[{}]({}){}{}".format, st.sampled_from(["- ", "* ", "-"]), _names, _urls, _gaps, _told)
_rows = st.builds("| [{}]({}) | {} |".format, _names, _urls, _told)
_lines = st.one_of(
    _entries,
    _rows,
    st.sampled_from(
        [
            "",
            "# List",
            "## One",
            "One\n===",
            "| a | b |\n| - | --- |",
            "Text  ",
            "~~~\ncode\n~~~",
            "<!-- x -->",
            "    code",
        ]
    ),
)
_documents = st.lists(_lines, max_size=14).map("\n".join)


@given(_raws, _fixes)
def test_only_the_spans_change(raw: str, fixes: list[Fix]) -> None:
    source = Source("x.md", raw)
    within = [fix for fix in fixes if all(edit.span.end <= len(source.text) for edit in fix.edits)]
    edits = sorted((edit for index in pick(within) for edit in within[index].edits), key=lambda edit: edit.span)

    after = apply(source, edits).text

    kept, at = [], 0
    for edit in edits:
        assert edit.span.start >= at
        kept += [source.text[at : edit.span.start], edit.text]
        at = edit.span.end
    assert after == "".join([*kept, source.text[at:]])


@settings(max_examples=60, deadline=None)
@given(_documents, st.sampled_from(["\n", "\r\n"]))
def test_safe_fixes_keep_entries_and_reach_a_fixed_point(text: str, newline: str) -> None:
    before = Source("README.md", text.replace("\n", newline))

    once = fix(before, lambda source: lint_with(source, _RULES).diagnostics, _LAYOUT, unsafe=False)
    twice = fix(once.source, lambda source: lint_with(source, _RULES).diagnostics, _LAYOUT, unsafe=False)

    assert same_entries(Document.parse(before), Document.parse(once.source))
    assert once.refused or twice.source.raw == once.source.raw


@settings(max_examples=60, deadline=None)
@given(_documents)
def test_every_finding_has_its_place_in_the_text(text: str) -> None:
    source = Source("README.md", text)

    for one in lint_with(source, _RULES).diagnostics:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert one.start.line <= source.text.count("\n") + 1
        for edit in one.fix.edits if one.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
