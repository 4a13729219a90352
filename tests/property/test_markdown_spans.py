"""Every node knows its exact place: spans slice to what the nodes say, in examples, real lists, generated Markdown."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.markdown import Node, parse
from awesome_tools.markdown.links import unescape
from awesome_tools.source import decode

EXAMPLES = json.loads((Path(__file__).resolve().parent.parent / "data" / "commonmark-0.31.2.json").read_text("utf-8"))
MARKERS = {
    "em": "*_",
    "strong": "*_",
    "del": "~",
    "quote": ">",
    "code": "`",
    "rule": "*-_",
    "html": "<",
    "html_block": "<",
}
LINK_STARTS = {"inline": "[", "reference": "[", "autolink": "<"}


def check(text: str) -> Node:
    """Parse a text and check the place of every node."""
    root = parse(text)
    assert (root.start, root.end) == (0, len(text))
    stack = [(root, False)]
    while stack:
        node, in_cell = stack.pop()
        in_cell = in_cell or node.type == "cell"
        check_node(text, node, in_cell)
        at = node.start
        for child in node.children:
            assert at <= child.start <= child.end <= node.end, (node, child)
            at = child.end
            stack.append((child, in_cell))
    return root


def check_node(text: str, node: Node, in_cell: bool) -> None:
    piece = text[node.start : node.end]
    if node.type in ("link", "image", "definition"):
        check_link(text, node, piece)
    elif node.type == "text":
        shown = piece.replace("\\|", "|") if in_cell else piece
        assert piece, node
        assert node.text in (piece, shown, unescape(shown)), (node, piece)
    elif node.type == "code":
        assert squeezed(node.text) == squeezed(piece.strip("`")), (node, piece)
    elif node.type == "html":
        assert squeezed(node.text) == squeezed(piece), (node, piece)
    elif node.type in ("softbreak", "hardbreak"):
        assert re.fullmatch(r"\\\n| *\n", piece), (node, piece)
    elif node.type == "item":
        assert re.fullmatch(r"[-+*]|[0-9]{1,9}[.)]", node.text)
        assert piece.startswith(node.text)
    elif node.type in ("paragraph", "heading", "cell", "row"):
        assert piece == piece.strip(" \t\n"), (node, piece)
        assert node.type != "heading" or "\n" in piece or piece.startswith("#" * node.level)
    if node.type in MARKERS:
        assert piece[0] in MARKERS[node.type], (node, piece)
        if node.type in ("em", "strong", "del", "code"):
            assert piece[0] == piece[-1], (node, piece)


def check_link(text: str, node: Node, piece: str) -> None:
    assert text[node.url_start : node.url_end] == node.url, node
    if node.type == "definition":
        assert piece.startswith("["), node
        return
    if node.kind != "reference":
        assert node.start <= node.url_start <= node.url_end <= node.end, node
    if node.kind == "bare":
        assert piece == node.url, node
        assert re.match(r"(?i)https?://|ftp://|www\.", piece), node
    else:
        assert piece.startswith("![" if node.type == "image" else LINK_STARTS[node.kind]), (node, piece)
        assert piece[-1] == {"inline": ")", "reference": "]", "autolink": ">"}[node.kind], (node, piece)


def squeezed(text: str) -> str:
    r"""What stays the same where a text goes over several lines of a quote or stands in a cell (`\|`)."""
    return re.sub(r"[\s>]|\\(?=\|)", "", text)


def test_spans_of_the_commonmark_examples() -> None:
    for example in EXAMPLES:
        check(example["markdown"])


def test_spans_of_real_lists(shared: Path) -> None:
    """Also that no URL of a list is lost: each that a plain search finds stands in some node that shows or links it."""
    for path in sorted((shared / "corpus").glob("*.md")) + sorted((shared / "seeds").glob("*.md")):
        text = decode(path.read_bytes(), str(path)).text
        leaves = [node for node in check(text).walk() if not node.children or node.type in ("link", "definition")]
        spans = sorted((node.start, node.end) for node in leaves)
        at = 0
        for url in re.finditer(r"https?://\w", text):
            while at < len(spans) and spans[at][1] <= url.start():
                at += 1
            assert any(start <= url.start() < end for start, end in spans[max(at - 3, 0) : at + 3]), (path, url)


INLINE = [
    "a", "b ", "é", "中文", "[", "]", "](u)", '](<u v> "t")', "](", ")", "(", "![", "[r]", "[r][]", "[x][r]", "*", "**",
    "***", "_", "__", "~", "~~", "`", "``", "\\", "\\*", "\\|", "|", "&amp;", "&", "<", ">", "<b>", "</a>",
    "<a href='u'>", "<!-- ", "-->", "<http://a.b>", "<m@a.b>", "https://a.b/c_d_", "http://a.b).", "www.a.b", " ",
    "  ", "!", ":", '"', "\t", ".",
]  # fmt: skip
BLOCK = [
    "\n", "\n\n", "\n- ", "\n  - ", "\n-\t", "\n\t- ", "\n1. ", "\n* [x] ", "\n- [ ]\t", "\n> ", "\n>", "\n> - ",
    "\n    ", "\n  ", "\n# ", "\n###### ", " ##\n", "\n---\n", "\n===\n", "\n***\n", "\n```\n", "\n~~~ x\n",
    "\n<div>\n", "\n[r]: u 'v'\n", "\n[r]:\n<w>\n", "\n| a | b |\n|---|:-:|\n| ", " | ", "|\n|", "\n|-|\n", "\\\n",
    "  \n", "\n> | a |\n> |:-|\n> | ", "\n- | a |\n  |--|\n  | ",
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(INLINE + BLOCK), max_size=25).map("".join)


@settings(deadline=None)
@given(MARKDOWN)
def test_spans_of_generated_markdown(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(MARKDOWN, st.booleans())
def test_line_ends_and_byte_order_mark_change_nothing(text: str, bom: bool) -> None:
    data = text.replace("\n", "\r\n").encode("utf-8")
    source = decode(b"\xef\xbb\xbf" * bom + data, "list.md")
    assert source.text == text
    for node in check(source.text).walk():
        raw = source.raw[source.raw_offset(node.start) : source.raw_offset(node.end)]
        assert raw.replace("\r\n", "\n") == text[node.start : node.end]


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_any_text_is_markdown(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(MARKDOWN)
def test_no_word_vanishes(text: str) -> None:
    """What is no marker of an item stands in some leaf, or in the markup of a link, heading or row."""
    covered = [False] * len(text)
    for node in parse(text).walk():
        if not node.children or node.type in ("link", "em", "strong", "del", "heading", "definition", "row"):
            covered[node.start : node.end] = [True] * (node.end - node.start)
    for at, char in enumerate(text):
        assert covered[at] or not char.isalnum() or re.match(r"[0-9x]", char), (at, text)
