"""What awesome-lint accepts passes, what it tells is told, and so is what it misses. Texts are our own."""

from __future__ import annotations

import pytest

from awesome_tools.lint.config import LintConfig, Settings
from awesome_tools.lint.run import lint
from awesome_tools.rules.catalogue import by_name
from awesome_tools.source import Source

# The rules of awesome-lint 2.3.0, own ones first; awesome-git-repo-age is disabled there.
NAMES = """
    awesome-heading awesome-badge awesome-contributing awesome-code-of-conduct awesome-github awesome-license
    awesome-list-item awesome-no-ci-badge awesome-spell-check awesome-toc balanced-punctuation double-link
    no-repeat-item-in-description
    blockquote-indentation checkbox-character-style checkbox-content-indent code-block-style fenced-code-marker
    definition-case definition-spacing emphasis-marker strong-marker file-extension final-newline hard-break-spaces
    heading-style link-title-style list-item-bullet-indent list-item-indent no-blockquote-without-marker
    no-emphasis-as-heading no-file-name-articles no-file-name-consecutive-dashes no-file-name-irregular-characters
    no-file-name-mixed-case no-file-name-outer-dashes no-heading-content-indent no-heading-indent no-heading-punctuation
    no-multiple-toplevel-headings no-shell-dollars no-table-indentation table-pipes no-undefined-references
    no-unneeded-full-reference-image no-unneeded-full-reference-link no-unused-definitions ordered-list-marker-style
    ordered-list-marker-value rule-style table-cell-padding table-pipe-alignment unordered-list-marker-style
    no-repeat-punctuation
""".split()


def told(text: str, *names: str) -> set[tuple[int, str]]:
    """Line and code of what these rules find with the options of the preset `awesome`; all rules if none is named."""
    config = LintConfig(("awesome",), Settings(select=names), only=bool(names))
    return {(one.start.line, one.code) for one in lint(Source("list.md", text), config).diagnostics}


def test_every_rule_has_a_counterpart() -> None:
    assert len(NAMES) == 54
    assert [name for name in NAMES if name not in by_name()] == []


@pytest.mark.parametrize(
    "line",
    [
        "- [name](https://a.org) - Description.",
        "- [name](https://a.org) - Description!",
        "- [name](https://a.org) - Description…",
        '- [name](https://a.org) - Called "quoted."',
        "- [name](https://a.org) - Description. (See there)",
        "- [name](https://a.org) - Description. :rocket:",
        "- [name](https://a.org) - Description with [link](https://b.org)",
        "- [name](https://a.org) - Description with *emphasis*",
        "- [name](https://a.org)",
        "- [name](https://a.org) :rocket:",
        "- [name](https://a.org) (2020)",
        "- ![badge](b.svg) [name](https://a.org) - Description.",
        "- **[name](https://a.org)** - Description.",
        "- [*name* `code`](https://a.org) - Description.",
        "- [name](https://a.org) - iOS app.",
        "- [name](https://a.org) - npm package.",
        "- [name](https://a.org) - 3 things.",
        "- [name](https://a.org) - `code` first.",
        "- [名前](https://a.org) - 説明。",
        "- [اسم](https://a.org) - وصف.",
        "- [name][ref] - Description.\n\n[ref]: https://a.org",
        "- Text only.",
        "[name](https://a.org)\n: Description.",
        "- [name](https://a.org) - Description - With a dash.",
    ],
)
def test_valid_entries_pass(line: str) -> None:
    assert told(f"{line}\n", "AW101", "AW105", "AW106", "AW107", "AW112", "AW308", "AW310") == set()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- [name](https://a.org) - Description", "AW107"),
        ("- [name](https://a.org) - Description,", "AW107"),
        ("- [name](https://a.org) - description.", "AW106"),
        ("- [name](https://a.org) – Description.", "AW105"),
        ("- [name](https://a.org) — Description.", "AW105"),
        ("- [name](https://a.org) -  Description.", "AW105"),
        ("- [name](https://a.org)\u00a0-\u00a0Description.", "AW105"),
        ("- [name](https://a.org): Description.", "AW105"),
        ("- [name](https://a.org) Description.", "AW105"),
        ("- [](https://a.org) - Description.", "AW101"),
        ("- [name]() - Description.", "AW101"),
        ("- [name](a.org) - Description.", "AW308"),
        ("-[name](https://a.org) - Description.", "AW112"),
        ("- [name](https://a.org) - Name is a thing.", "AW108"),
        ("- [name](https://a.org) - A thing (of many.", "AW502"),
        ("- [name](https://a.org) - A “thing.", "AW502"),
        ("- [name](https://a.org) - A nodejs thing.", "AW501"),
        ("- [name](https://a.org) - A pytorch library.", "AW501"),
        ("- [name](https://a.org) - Written in rust.", "AW501"),
    ],
)
def test_invalid_entries_are_told(line: str, code: str) -> None:
    assert (1, code) in told(f"{line}\n")


def test_text_above_all_headings_is_read() -> None:
    assert told("A Github tool.\n\n# List\n", "AW501") == {(1, "AW501")}


@pytest.mark.parametrize("word", ["rust", "spring", "zoom", "swift", "react"])
def test_ambiguous_names_need_technology_beside_them(word: str) -> None:
    assert told(f"- [name](https://a.org) - A {word} library.\n", "AW501") == {(1, "AW501")}
    assert told(f"- [name](https://a.org) - Some {word} for all.\n", "AW501") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What awesome-lint 2.3.0 passes over in silence.
        ("- ⭐ [name](https://a.org) - Description\n", {(1, "AW107")}),
        ("- ⭐ [name](https://a.org) Description.\n", {(1, "AW105")}),
        ("- [name](https://a.org) - lower case with [link](https://b.org).\n", {(1, "AW106")}),
        ("- [a](https://github.com/a/b)\n- [b](https://github.com/a/b.git)\n", {(2, "AW401")}),
        ("- [a](https://github.com/a/b)\n- [b](https://github.com/a/b#readme)\n", {(2, "AW401")}),
        ("- [a](https://github.com/a/b)\n- [b](https://github.com/a/b/tree/main)\n", {(2, "AW401")}),
        ("- [a](https://github.com/a/b)\n- [b](https://github.com/A/B)\n", {(2, "AW401")}),
        ("- [a](https://a.org)\n- [b][b]\n\n[b]: https://a.org\n", {(2, "AW401")}),
        ("- [a](https://arxiv.org/abs/2004.04581v2)\n- [b](https://arxiv.org/pdf/2004.04581)\n", {(2, "AW401")}),
        (
            "# A ![ci](https://github.com/a/b/actions/workflows/x.yml/badge.svg)\n\n- [a](https://a.org)\n",
            {(1, "AW803")},
        ),
        ("| Name | Description |\n| - | - |\n| [a](https://a.org) | lower case |\n", {(3, "AW106"), (3, "AW107")}),
    ],
)
def test_what_awesome_lint_misses_is_told(text: str, expected: set[tuple[int, str]]) -> None:
    assert told(text, "AW105", "AW106", "AW107", "AW401", "AW803") == expected


def test_order_is_told_where_a_list_is_sorted() -> None:
    lines = [f"- [{chr(97 + number) * 3}](https://{chr(97 + number)}.org) - Text.\n" for number in range(14)]
    lines.insert(2, lines.pop(9))

    assert told("".join(lines), "AW121") == {(3, "AW121")}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# Awesome List [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n", set()),
        ("# Awesome List [![A](https://awesome.re/badge-flat2.svg)](https://github.com/sindresorhus/awesome)\n", set()),
        ("# Awesome List\n", {"AW801"}),
        ("# Awesome List [![Awesome](media/badge.svg)](https://awesome.re)\n", {"AW801"}),
        ("# awesome-list\n", {"AW801", "AW802"}),
        ("# Awesome List\n# Second\n", {"AW801", "AW802"}),
        ("## Second Level\n", {"AW802"}),
        ("# A\n## License\nMIT\n", {"AW801", "AW804"}),
        ("# A\n## Licence\n## B\n- x\n", {"AW801", "AW804"}),
    ],
)
def test_document_rules(text: str, codes: set[str]) -> None:
    assert {code for _, code in told(text, "AW801", "AW802", "AW804")} == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Contents\n- [A](#a)\n- [B](#b)\n\n## A\n## B\n", set()),
        ("## Contents\n- [A](#a)\n- [B](#b)\n\n## A\n## B\n## Contributing\n## Footnotes\n", set()),
        ("## Inhalt\n- [A](#a)\n- [C](#c)\n- [D](#d)\n\n## A\n## B\n## C\n## D\n", {(7, "AW202")}),
        ("## Contents\n- [A](#a)\n- [Other](#b)\n\n## A\n## B\n", {(3, "AW202")}),
        ("## Contents\n- [A](#a)\n- [B](#bb)\n\n## A\n## B\n", {(3, "AW305")}),
        ("## Contents\n- [B](#b)\n- [A](#a)\n- [C](#c)\n\n## A\n## B\n## C\n", {(2, "AW203")}),
        ("## Contents\n- [☀️ A](#️-a)\n- [B](#b)\n\n## ☀️ A\n## B\n", set()),
        ("## Contents\n- [A](#a)\n  - [A1](#a1)\n- [B](#b)\n\n## A\n### A1\n## B\n", set()),
    ],
)
def test_contents(text: str, expected: set[tuple[int, str]]) -> None:
    assert told(text, "awesome-toc") - {(3, "AW203")} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Text[^1] and more.\n\n[^1]: A note.\n",
        "> [!NOTE]\n> Text.\n",
        "Wait... what?\n",
        "See [[a](https://a.org)] [x]\n",
    ],
)
def test_footnotes_alerts_and_ellipses_are_fine(text: str) -> None:
    assert told(text, "AW309", "AW310", "AW311", "AW503") == set()


# Of every generic rule that awesome-lint has switched on: a text that it tells, and one that it does not.
GENERIC = [
    ("blockquote-indentation", ">   Text\n", "> Text\n"),
    ("checkbox-character-style", "- [x] a\n- [x] b\n- [X] c\n", "- [x] a\n- [ ] b\n"),
    ("checkbox-content-indent", "- [x]   a\n", "- [x] a\n"),
    ("code-block-style", "Text\n\n    code\n", "```sh\ncode\n```\n"),
    ("fenced-code-marker", "~~~\ncode\n~~~\n", "```\ncode\n```\n"),
    ("definition-case", "[a][]\n\n[A]: https://a.org\n", "[a][]\n\n[a]: https://a.org\n"),
    ("definition-spacing", "[a b][]\n\n[a  b]: https://a.org\n", "[a b][]\n\n[a b]: https://a.org\n"),
    ("emphasis-marker", "*a* *b* _c_\n", "*a* *b*\n"),
    ("strong-marker", "**a** **b** __c__\n", "**a** **b**\n"),
    ("final-newline", "Text", "Text\n"),
    ("hard-break-spaces", "a    \nb\n", "a  \nb\n"),
    ("heading-style", "Text\n====\n", "# Text\n"),
    ("link-title-style", "[a](b 'c') [a](b 'c') [a](b \"c\")\n", "[a](b 'c')\n"),
    ("list-item-bullet-indent", " - a\n - b\n", "- a\n- b\n"),
    ("list-item-indent", "-   a\n", "- a\n"),
    ("no-blockquote-without-marker", "> a\nb\n", "> a\n> b\n"),
    ("no-emphasis-as-heading", "**Text:**\n\nMore.\n", "# Text\n\nMore.\n"),
    ("no-heading-content-indent", "#  Text\n", "# Text\n"),
    ("no-heading-indent", "  # Text\n", "# Text\n"),
    ("no-heading-punctuation", "# Text:\n", "# Text\n"),
    ("no-multiple-toplevel-headings", "# One\n\n# Two\n", "# One\n\n## Two\n"),
    ("no-shell-dollars", "```sh\n$ a\n$ b\n```\n", "```sh\n$ a\nb\n```\n"),
    ("no-table-indentation", "Text\n\n  | a | b |\n  | - | - |\n", "| a   | b   |\n| --- | --- |\n"),
    ("table-pipes", "a | b\n--- | ---\n", "| a   | b   |\n| --- | --- |\n"),
    (
        "no-undefined-references",
        "[a][b] [c][d]\n\n[b]: https://a.org\n",
        "[a][b] [^c]\n\n> [!NOTE]\n> a\n\n[b]: https://a.org\n[^c]: Text.\n",
    ),
    ("no-unneeded-full-reference-image", "![a][a]\n\n[a]: https://a.org\n", "![a][]\n\n[a]: https://a.org\n"),
    ("no-unneeded-full-reference-link", "[a][a]\n\n[a]: https://a.org\n", "[a][]\n\n[a]: https://a.org\n"),
    ("no-unused-definitions", "Text\n\n[a]: https://a.org\n", "[a]\n\n[a]: https://a.org\n"),
    ("ordered-list-marker-style", "1. a\n2. b\n\nText\n\n1) c\n", "1. a\n2. b\n"),
    ("ordered-list-marker-value", "1. a\n2. b\n4. c\n", "1. a\n2. b\n3. c\n"),
    ("rule-style", "a\n\n***\n", "a\n\n---\n"),
    ("table-cell-padding", "| a |b|\n| --- | --- |\n", "| a   | b   |\n| --- | --- |\n"),
    ("table-pipe-alignment", "| a | b |\n| --- | --- |\n", "| a   | b   |\n| --- | --- |\n"),
    ("unordered-list-marker-style", "- a\n- b\n  * c\n", "- a\n- b\n"),
    ("no-repeat-punctuation", "Wow!! A··b,, c??\n", "Wait... what?\n"),
]


def test_every_generic_rule_has_a_fixture() -> None:
    names = {name for name, _, _ in GENERIC} | {name for name in NAMES if "file-" in name}

    assert names == set(NAMES[13:])


@pytest.mark.parametrize(("name", "bad", "good"), GENERIC, ids=[name for name, _, _ in GENERIC])
def test_generic_rules(name: str, bad: str, good: str) -> None:
    assert told(bad, name)
    assert not told(good, name)


@pytest.mark.parametrize("name", ["list.markdown", "the-list.md", "a--list.md", "li_st.md", "LiSt.md", "-list.md"])
def test_file_names(name: str) -> None:
    config = LintConfig(("awesome",), Settings(select=("file-extension",)), only=True)

    assert lint(Source(name, "# List\n"), config).diagnostics
    assert not lint(Source("readme.md", "# List\n"), config).diagnostics


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- [a](https://a.org)\n- [b](https://a.org)\n", {2}),
        ("- [a](https://a.org#x)\n- [b](https://a.org#x)\n", {2}),
        ("- [a](https://a.org#x)\n- [b](https://a.org#y)\n", set()),
        ("- [a](http://www.a.org/)\n- [b](https://a.org)\n- [c](https://a.org/index.html?utm_source=x)\n", {2, 3}),
        ("- [a](https://a.org/?x=1&y=2)\n- [b](https://a.org/?y=2&x=1)\n", {2}),
        ("- [a](https://a.org) - Like [b](https://b.org).\n- [b](https://b.org) - Like [a](https://a.org).\n", set()),
        ("# List\n- [One](#one)\n- [Top](#list)\n- [Two](#one)\n\n## One\n", set()),
        ("- [a](mailto:a@a.org)\n- [b](mailto:b@a.org)\n", set()),
    ],
)
def test_duplicate_links(text: str, lines: set[int]) -> None:
    assert told(text, "double-link") == {(line, "AW401") for line in lines}


def test_the_page_of_the_project_may_be_repeated_if_allowed() -> None:
    options = {"double-link": {"allow": ["https://a.org"]}}
    config = LintConfig(("awesome",), Settings(select=("double-link",), options=options), only=True)
    text = "- [a](https://a.org)\n- [b](https://a.org/)\n"

    assert not lint(Source("list.md", text), config).diagnostics


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("## Contents\n- [A](#a)\n  - [B](#b)\n    - [C](#c)\n\n## A\n### B\n#### C\n", {"AW204"}),
        ("## About\n## Contents\n- [A](#a)\n- [B](#b)\n\n## A\n## B\n", {"AW204"}),
        ("## Contents\n- [A](#a)\n- [Contributing](#contributing)\n\n## A\n## Contributing\n", {"AW204"}),
        ("## Contents\n- [A](#a)\n- [A](#a)\n\n## A\n## B\n", {"AW204"}),
        ("## 目次\n- [一](#一)\n- [二](#二)\n\n## 一\n## 二\n", set()),
        ("## Table of Contents\n- [A](#a)\n- [B](#b)\n\n## A\n## B\n", set()),
    ],
)
def test_the_shape_of_contents(text: str, codes: set[str]) -> None:
    assert {code for _, code in told(text, "AW204")} == codes


@pytest.mark.parametrize(
    "line",
    [
        "# A ![Build](https://travis-ci.org/a/b.svg)\n",
        "# A ![CircleCI](https://circleci.com/gh/a/b.svg)\n",
        '# A\n\n<a href="https://travis-ci.org/a/b"><img src="https://travis-ci.org/a/b.svg"></a>\n',
        "# A ![ci](https://gitlab.com/a/b/badges/main/pipeline.svg)\n",
    ],
)
def test_badges_of_build_servers(line: str) -> None:
    assert told(line, "awesome-no-ci-badge")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://cdn.rawgit.com/sindresorhus/awesome/d7305f38/media/badge.svg", "AW801"),
        ("https://raw.githubusercontent.com/sindresorhus/awesome/main/media/badge.svg", "AW801"),
        ("https://awesome.re/badge-flat.svg", None),
    ],
)
def test_sources_of_the_badge(url: str, code: str | None) -> None:
    found = told(f"# Awesome List [![Awesome]({url})](https://awesome.re)\n", "awesome-badge")

    assert found == ({(1, code)} if code else set())


def test_many_entries_without_links_show_their_order_too() -> None:
    names = [f"{letter}{letter.lower()}mble" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    lines = [
        f"- **{name}** - Text.\n" if at % 3 else f"- [{name}](https://a.org/{at}) - Text.\n"
        for at, name in enumerate(names)
    ]
    late = "- [Aaron](https://a.org/new) - Text.\n"

    assert told("".join(lines), "AW121") == set()
    assert told("".join([*lines, late]), "AW121") == {(len(lines) + 1, "AW121")}
    assert told("".join([*lines[10:], late, *lines[:10]]), "AW121") == set()


def test_a_definition_is_told_once_however_often_it_is_used() -> None:
    text = "- [a][x]\n- [b][x]\n- [c][x]\n\n[x]: http://a.org?utm_source=b\n"
    found = lint(Source("README.md", text), LintConfig(settings=Settings(select=("all",)))).diagnostics

    places = [(one.code, one.span, one.message) for one in found]
    assert [code for code, span, _ in places if text.startswith("http", span.start)].count("AW303") == 1
    assert len(places) == len(set(places))
