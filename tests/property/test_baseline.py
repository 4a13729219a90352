"""What is known stays known when other lines come in and sections change places; one fault more is one new finding."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.lint.baseline import counted, hidden
from awesome_tools.lint.config import LintConfig, Settings
from awesome_tools.lint.run import lint
from awesome_tools.source import Source

# Rules that judge an entry, a pair of entries, a heading, a line, the document.
CONFIG = LintConfig(
    settings=Settings(select=("AW105", "AW107", "AW205", "AW301", "AW401", "AW404", "AW501", "AW6", "AW802")),
    only=True,
)
ENTRIES = (
    "- [One](https://one.org) - A Github tool.",
    "- [Uno](http://www.one.org/) - A tool",
    "- [Two](https://two.org): Another tool.  ",
    "- [Deep Learning of Sleeping Cats](https://arxiv.org/abs/2004.04581)",
    "- [Learning of Sleeping Cats](https://arxiv.org/pdf/2004.04581v2)",
    "- [Equivariant Attention for Masks](https://a.org/1) CVPR 2020",
    "- [Equivariant Attention for Masks](https://b.org/2) CVPR 2020",
    "- [Three](https://three.org) - A tool that that repeats.",
)
sections = st.lists(
    st.tuples(st.sampled_from(("Tools", "tools", "Papers", "More")), st.lists(st.sampled_from(ENTRIES), max_size=4)),
    min_size=1,
    max_size=4,
)
NEUTRAL = ("Nothing but text", "<!-- a note -->", "")


def text(parts: list[tuple[str, list[str]]]) -> str:
    return "# List\n\n" + "\n".join("\n".join([f"## {title}", "", *entries, ""]) for title, entries in parts)


def found_new(before: str, after: str) -> list[tuple[str, str]]:
    old, new = Source("a.md", before), Source("a.md", after)
    known = counted(lint(old, CONFIG).diagnostics, old)
    found = lint(new, CONFIG).diagnostics
    is_known = hidden(found, new, known, None)
    return [(one.code, one.message) for index, one in enumerate(found) if index not in is_known]


@settings(max_examples=60)
@given(sections, st.data())
def test_sections_in_another_order(parts: list[tuple[str, list[str]]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(parts))

    assert found_new(text(parts), text(shuffled)) == []


@settings(max_examples=60)
@given(sections, st.lists(st.tuples(st.integers(0, 30), st.sampled_from(NEUTRAL)), min_size=1, max_size=4))
def test_other_lines_come_in(parts: list[tuple[str, list[str]]], inserted: list[tuple[int, str]]) -> None:
    lines = text(parts).split("\n")
    blank = [index for index, line in enumerate(lines) if not line]
    # From the last place to the first, so that none moves another into a list.
    for at, line in sorted(((blank[where % len(blank)], line) for where, line in inserted), reverse=True):
        lines[at:at] = ["", line] if line else ["", "<!-- another -->"]

    assert found_new(text(parts), "\n".join(lines)) == []


@settings(max_examples=60)
@given(sections, st.data())
def test_one_fault_more_is_one_new_finding(parts: list[tuple[str, list[str]]], data: st.DataObject) -> None:
    more = [*parts]
    at = data.draw(st.integers(0, len(parts) - 1))
    fault = ENTRIES[0]
    more[at] = (parts[at][0], [*parts[at][1], fault])
    config = LintConfig(settings=Settings(select=("AW501",)), only=True)
    old, new = Source("a.md", text(parts)), Source("a.md", text(more))

    known = counted(lint(old, config).diagnostics, old)
    found = lint(new, config).diagnostics

    assert len(found) - len(hidden(found, new, known, None)) == 1
