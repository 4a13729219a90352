"""The tree of single constructs: GitHub's extensions, places in awkward surroundings, hostile input."""

from __future__ import annotations

import pytest

from awesome_tools.markdown import Node, parse


def nodes(text: str, *types: str) -> list[Node]:
    return [node for node in parse(text).walk() if node.type in types]


def sources(text: str, *types: str) -> list[str]:
    """The source of each node of these types."""
    return [text[node.start : node.end] for node in nodes(text, *types)]


def urls(text: str) -> list[str]:
    return [node.url for node in nodes(text, "link")]


def outline(text: str) -> str:
    """Types and texts of the tree, e.g. `paragraph(text:a em(text:b))`."""
    return " ".join(map(_outline, parse(text).children))


def _outline(node: Node) -> str:
    name = f"{node.type}:{node.text}" if node.text else node.type
    return f"{name}({' '.join(map(_outline, node.children))})" if node.children else name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*b* **c** ~~d~~ ~e~", "paragraph(em(text:b) text:  strong(text:c) text:  del(text:d) text:  del(text:e))"),
        ("b ~~~a~~~ ~b~~", "paragraph(text:b ~~~a~~~ ~b~~)"),
        ("*a **b***", "paragraph(em(text:a  strong(text:b)))"),
        ("a_b_c 2*3*4", "paragraph(text:a_b_c 2 em(text:3) text:4)"),
        (r"a\*b &amp; c&copy;", "paragraph(text:a*b & c©)"),
        (":rocket: &unknown; a\\b", "paragraph(text::rocket: &unknown; a\\b)"),
        ("a  \nb\\\nc\nd", "paragraph(text:a hardbreak text:b hardbreak text:c softbreak text:d)"),
        ("`` a`b ``", "paragraph(code:a`b)"),
        ("a <b x='>'>c</b> <!-- d -->", "paragraph(text:a  html:<b x='>'> text:c html:</b> text:  html:<!-- d -->)"),
        ("<div>\n*a*\n</div>\n\nb", "html_block:<div>\n*a*\n</div>\n paragraph(text:b)"),
        ("A\n===\n\nB *c*\n---\n## D ##", "heading(text:A) heading(text:B  em(text:c)) heading(text:D)"),
        ("- a\n\t- b\n\t\tc", "list:-(item:-(paragraph(text:a) list:-(item:-(paragraph(text:b softbreak text:c)))))"),
        ("3) a\n4) b", "list:)(item:3)(paragraph(text:a)) item:4)(paragraph(text:b)))"),
        ("> a\nb\n> - c\n\n***", "quote(paragraph(text:a softbreak text:b) list:-(item:-(paragraph(text:c)))) rule"),
        ("```py x\n*a*\n```\n\n    b", "code_block:*a*\n code_block:b\n"),
        ("\u3000a\u00a0\n\u00a0b \u00a0", "paragraph(text:a\u00a0 softbreak text:\u00a0b)"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_outlines(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_details_of_blocks() -> None:
    root = parse("2. a\n3. b\n\n* c\n\n* d\n\n~~~ py&amp;x\n~~~\n\n### e")
    numbered, bullets, code, heading = root.children
    assert (numbered.ordered, numbered.kind, numbered.text) == (True, "tight", ".")
    assert (bullets.ordered, bullets.kind, bullets.text) == (False, "loose", "*")
    assert code.info == "py&x"
    assert heading.level == 3


def test_task_list_items() -> None:
    text = "- [ ] a\n- [x] [b](u)\n- [X]\tc\n- [y] d\n- [x]e\n- f\n\n  [ ] g\n1. [ ]  h"
    items = nodes(text, "item")
    assert [item.checked for item in items] == [False, True, True, None, None, None, False]
    assert sources(text, "paragraph") == ["a", "[b](u)", "c", "[y] d", "[x]e", "f", "[ ] g", "h"]


def test_links_and_images() -> None:
    text = "[a](u \"t&amp;\") [b](<v w>) [*c*](x\\)y&amp;) [](z) ![d *e*](i 't') [![f](j)](k)"
    links = nodes(text, "link")
    assert [link.url for link in links] == ["u", "v w", "x\\)y&amp;", "z", "k"]
    assert [link.plain() for link in links] == ["a", "b", "c", "", "f"]
    assert [link.kind for link in links] == ["inline"] * 5
    assert links[0].title == "t&"
    images = nodes(text, "image")
    assert [(image.url, image.text, image.title) for image in images] == [("i", "d e", "t"), ("j", "f", "")]
    assert sources(text, "image") == ["![d *e*](i 't')", "![f](j)"]
    assert sources(text, "link")[-1] == "[![f](j)](k)"


@pytest.mark.parametrize(
    "text", ["[a] (u)", "[a](b c)", "[a](u", "[a]\n(u)", "a](u)", "[a](<u)", "[r]", "[a][r]", "`[a](u)`"]
)
def test_what_is_no_link(text: str) -> None:
    assert urls(text) == []


def test_links_cannot_nest_but_images_hold_anything() -> None:
    assert urls("[a [b](u) c](v)") == ["u"]
    text = "![a [b](u) ![c](w)](v)"
    assert outline(text) == "paragraph(image:a b c)"
    assert urls(text) == []


def test_reference_links() -> None:
    text = "[a][R\n r] [r r][] [R R] ![r  r] [x][r r]\n\n[r r]: <u v>\n  'T'\n[r r]: other\n> [q]: w"
    links = nodes(text, "link", "image")
    assert [link.kind for link in links] == ["reference"] * 5
    assert [link.label for link in links] == ["R\nr", "r r", "R R", "r  r", "r r"]
    assert {(link.url, link.title, text[link.url_start : link.url_end]) for link in links} == {("u v", "T", "u v")}
    assert sources(text, "link") == ["[a][R\n r]", "[r r][]", "[R R]", "[x][r r]"]
    definitions = nodes(text, "definition")
    assert [node.text for node in definitions] == ["r r", "r r", "q"]
    assert [node.url for node in definitions] == ["u v", "other", "w"]
    assert sources(text, "definition") == ["[r r]: <u v>\n  'T'", "[r r]: other", "[q]: w"]


def test_unsafe_schemes_stay_visible() -> None:
    assert urls("[a](javascript:x) <file:///etc> [b][r]\n\n[r]: data:text/html,x") == [
        "javascript:x",
        "file:///etc",
        "data:text/html,x",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://a.b/c, or http://d.e.", ["https://a.b/c", "http://d.e"]),
        ("(https://a.b/c(d)) https://a.b/(c", ["https://a.b/c(d)", "https://a.b/(c"]),
        ("www.a.b/c?d=e_f_ www.a.b&copy; WWW.a.b xwww.a.b www.", ["www.a.b/c?d=e_f", "www.a.b"]),
        ("FTP://a.b HTTPS://a.b xhttps://a.b ssh://a.b", ["FTP://a.b", "HTTPS://a.b"]),
        ("**https://a.b/c_d_e** *https://a.b*", ["https://a.b/c_d_e", "https://a.b"]),
        ("https://a_b.c.d https://a.b_c.d https://a.b.c_d http:// http://. http://-", ["https://a_b.c.d"]),
        ("http://localhost:80/x http://例子.测试/路", ["http://localhost:80/x", "http://例子.测试/路"]),
        ("参见https://a.b/c。更多（https://d.e/f）", ["https://a.b/c", "https://d.e/f"]),
        ("<br>https://a.b/c<br/>d", ["https://a.b/c"]),
        ("`https://a.b` [https://a.b](u) ![https://a.b](i)", ["u"]),
        ("<a href='u'>https://a.b</a> https://c.d", ["https://c.d"]),
        ("[https://a.b/c] [[https://d.e]] [x https://f.g", ["https://a.b/c", "https://d.e", "https://f.g"]),
        ("[https://a.b/c](d e) ![ *https://f.g* \\* &amp; www.h.i", ["https://a.b/c", "https://f.g", "www.h.i"]),
        ("[<a>https://a.b</a> **https://c.d**", ["https://c.d"]),
        ("\\https://a.b me@a.b", ["https://a.b"]),
        ("<https://a.b> <m@a.b>", ["https://a.b", "m@a.b"]),
    ],
)
def test_bare_urls(text: str, expected: list[str]) -> None:
    links = nodes(text, "link")
    assert [link.url for link in links] == expected
    assert all(link.kind in ("bare", "autolink", "inline") for link in links)
    assert [text[link.url_start : link.url_end] for link in links] == expected


def test_table() -> None:
    text = "x\n| a | `b\\|c` |\n|:-- | --:|\n|d|[e](u\\|v) \\| f|https://g.h/i|\n j \n| k | |\n\n| no |"
    table = nodes(text, "table")[0]
    assert [text[row.start : row.end] for row in table.children] == [
        "| a | `b\\|c` |",
        "|d|[e](u\\|v) \\| f|https://g.h/i|",
        "j",
        "| k | |",
    ]
    cells = [[text[cell.start : cell.end] for cell in row.children] for row in table.children]
    assert cells == [["a", "`b\\|c`"], ["d", "[e](u\\|v) \\| f", "https://g.h/i"], ["j"], ["k", ""]]
    assert [cell.align for cell in table.children[1].children] == ["left", "right", ""]
    assert [cell.kind for cell in table.children[1].children] == ["", "", "surplus"]
    assert nodes(text, "code")[0].text == "b|c"
    assert sources(text, "code") == ["`b\\|c`"]
    assert urls(text) == ["u\\|v", "https://g.h/i"]
    assert sources(text, "link") == ["[e](u\\|v)", "https://g.h/i"]
    assert table.children[1].children[1].children[-1].text == " | f"
    assert sources(text, "paragraph") == ["x", "| no |"]


def test_an_escaped_pipe_belongs_to_the_text_that_begins_with_it() -> None:
    text = "| a |\n|---|\n| *b*\\|c`\\|`[\\|](\\|) |"
    assert sources(text, "text")[1:] == ["b", "\\|c", "\\|"]
    assert sources(text, "code", "link") == ["`\\|`", "[\\|](\\|)"]
    assert urls(text) == ["\\|"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b\n--|--\nc | d", [["a", "b"], ["c", "d"]]),
        ("| a |\n|---|\n- b", [["a"]]),
        ("| a |\n|---|\n> b", [["a"]]),
        ("| a |\n| :-: |\n|\n", [["a"]]),
        ("> | a |\n> |---|\n> | b |\nc", [["a"], ["b"]]),
        ("- | a |\n  |---|\n  | b |\n\n      c", [["a"], ["b"]]),
        ("a | b\n---|---|---", []),
        ("a |\n---\n", []),
        ("a\n|-|", []),
        ("- a | b\n--|--", []),
        ("| a\\\\| b |\n|---|---|", []),
        ("    | a |\n|---|", []),
    ],
)
def test_what_is_a_table(text: str, expected: list[list[str]]) -> None:
    assert [[cell.plain() for cell in row.children] for row in nodes(text, "row")] == expected


@pytest.mark.parametrize(
    ("text", "yaml"),
    [
        ("---\na: b\nc:\n  - d\n\n# e\n---\nf", "a: b\nc:\n  - d\n\n# e\n"),
        ("---  \n'a': b\n---", "'a': b\n"),
        ("\n---\na: b\n---\n", None),
        ("---\n# A\n\nb: c\n---\n", None),
        ("---\nNote: see [a](u)\n---\n", None),
        ("---\nNote: a\n\nprose\n---\n", None),
        ("---\na: b\n", None),
        ("---\n---\n", None),
    ],
)
def test_front_matter(text: str, yaml: str | None) -> None:
    found = nodes(text, "front_matter")
    assert [node.text for node in found] == ([] if yaml is None else [yaml])
    if found:
        assert text[: found[0].end].rstrip().endswith("---")
        assert (found[0].start, text[found[0].end :].strip()) == (0, text.rpartition("---")[2].strip())


def test_places_in_quotes_and_lists() -> None:
    text = "> - a *b\n>   c* `d\n>   e`\n> lazy [f\nmore](u) \\| g\n"
    assert sources(text, "em", "code", "link") == ["*b\n>   c*", "`d\n>   e`", "[f\nmore](u)"]
    assert nodes(text, "code")[0].text == "d e"
    assert sources(text, "text") == ["a ", "b", "c", " ", "lazy ", "f", "more", " \\| g"]
    assert sources(text, "item") == [text[2:-1]]


def test_walk_and_plain() -> None:
    root = parse("# A *b* `c` ![d](u) <br> e\nf [g](v)")
    assert [node.type for node in root.walk()][:5] == ["root", "heading", "text", "em", "text"]
    assert root.children[0].plain() == "A b c d  e"
    assert root.children[1].plain() == "f g"
    assert repr(root.children[1]).startswith("<paragraph 27:35 '' [<text 27:29 'f ' []>")
