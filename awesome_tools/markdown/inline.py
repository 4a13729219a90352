"""Inline text → nodes with exact places: one pass, with one method for each character that may begin markup.

The algorithm is CommonMark's own (0.31, appendix "Phase 2: inline structure"): brackets and delimiter runs wait on
stacks until their counterpart comes, so that no text is read twice. It stands in for markdown-it-py's inline parser,
which knows no places and spends most of its time on normalising URLs and on reading what is in brackets again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from awesome_tools.markdown import autolinks, links
from awesome_tools.markdown.emphasis import Run, assemble, flanking, pair
from awesome_tools.markdown.spans import CodeSpans, Tags
from awesome_tools.markdown.tree import Node

_SPECIAL = re.compile(r"[\n!&*:<\[\\\]_`~]")
_SPECIAL_OR_W = re.compile(r"[\n!&*:<\[\\\]_`w~]")
# A link or image with neither markup nor escapes in it, the usual case, needs no stack.
_PLAIN_LINK = re.compile(r"!?\[([^\[\]\\`*_~<&\n]*)\]\(([^\x00-\x20()\\\x7f<][^\x00-\x20()\\\x7f]*|)\)")
_AUTOLINK = re.compile(
    r"<([A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*"
    r"|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>"
)
_LONGEST_LABEL = 999


class _Bracket(NamedTuple):
    """An opening bracket that may become a link or image: its place in the text, among the nodes and the runs."""

    at: int
    node: int
    run: int
    image: bool


class InlineParser:
    """Parses the inline text of one document.

    A rule gets the place of its character and returns the place after what it read, or 0 if that is mere text.
    """

    def __init__(self, definitions: dict[str, Node]):
        self._definitions = definitions
        self._rules = {
            "\n": self._line_end,
            "!": self._bang,
            "&": self._entity,
            "*": self._run,
            ":": self._url,
            "<": self._angle,
            "[": self._open,
            "\\": self._escape,
            "]": self._close,
            "_": self._run,
            "`": self._code,
            "w": self._www,
            "~": self._run,
        }

    def parse(self, text: str, start: int, end: int) -> list[Node]:
        """The nodes of `text[start:end]`, with places in `text`."""
        search = (_SPECIAL if text.find("www.", start, end) < 0 else _SPECIAL_OR_W).search
        found = search(text, start, end)
        if not found:
            return [Node("text", start, end, text[start:end])] if start < end else []
        self._text, self._first, self._end = text, start, end
        self._mark = start  # up to where the text has become nodes
        self._nodes: list[Node] = []
        self._brackets: list[_Bracket] = []
        self._runs: list[Run] = []
        self._linked = -1  # brackets before this place hold a link, so cannot become one
        self._anchors = 0  # HTML links that are open
        self._split = self._loose = False  # texts to join; bare URLs within brackets
        self._spans: CodeSpans | None = None
        self._tags: Tags | None = None
        rules = self._rules
        while found:
            at = found.start()
            at = rules[text[at]](at) or at + 1
            found = search(text, at, end)
        self._flush(end)
        nodes = self._finished(0, 0)
        return autolinks.link_texts(text, nodes) if self._loose else nodes

    def _flush(self, at: int) -> None:
        if at > self._mark:
            self._nodes.append(Node("text", self._mark, at, self._text[self._mark : at]))

    def _push(self, node: Node, end: int) -> int:
        """Add the node of a construct, and the text before it; the place after it."""
        self._flush(node.start)
        self._nodes.append(node)
        self._mark = end
        return end

    def _finished(self, node: int, run: int) -> list[Node]:
        """The tree of the nodes from `node` on, whose delimiter runs are those from `run` on."""
        nodes = self._nodes[node:] if node else self._nodes
        if len(self._runs) > run:
            pair(self._runs[run:])
            del self._runs[run:]
            return assemble(nodes)
        return assemble(nodes) if self._split else nodes

    def _line_end(self, at: int) -> int:
        text, begin = self._text, at
        while begin > self._mark and text[begin - 1] == " ":
            begin -= 1
        return self._push(Node("hardbreak" if at - begin > 1 else "softbreak", begin, at + 1), at + 1)

    def _escape(self, at: int) -> int:
        char = self._text[at + 1] if at + 1 < self._end else ""
        if char == "\n":
            return self._push(Node("hardbreak", at, at + 2), at + 2)
        if char not in links.PUNCTUATION:
            return 0
        self._split = True
        return self._push(Node("text", at, at + 2, char), at + 2)

    def _entity(self, at: int) -> int:
        found = links.ENTITY.match(self._text, at, self._end)
        char = links.entity(*found.groups()) if found else ""
        if not found or not char:
            return 0
        self._split = True
        return self._push(Node("text", at, found.end(), char), found.end())

    def _code(self, at: int) -> int:
        text, stop = self._text, at + 1
        while stop < self._end and text[stop] == "`":
            stop += 1
        if self._spans is None:
            self._spans = CodeSpans(text, at, self._end)
        close = self._spans.close(stop, stop - at)
        if close < 0:
            return stop
        content = text[stop:close].replace("\n", " ")
        if content[0] == " " == content[-1] and content.strip(" "):
            content = content[1:-1]
        end = close + stop - at
        return self._push(Node("code", at, end, content), end)

    def _run(self, at: int) -> int:
        text, end = self._text, self._end
        marker, stop = text[at], at + 1
        while stop < end and text[stop] == marker:
            stop += 1
        if marker == "~":
            if stop - at > 2:
                return stop
            marker = text[at:stop]
        before = text[at - 1] if at > self._first else " "
        opens, closes = flanking(before, text[stop] if stop < end else " ", marker)
        if not opens and not closes:
            return stop
        run = Run(at, stop, marker, opens=opens, closes=closes)
        self._runs.append(run)
        return self._push(run, stop)

    def _angle(self, at: int) -> int:
        """An autolink or an HTML tag."""
        found = _AUTOLINK.match(self._text, at, self._end)
        if found:
            return self._push(autolinks.link("autolink", self._text, *found.span(1), around=1), found.end())
        if self._tags is None:
            self._tags = Tags(self._text, self._end)
        tag = self._tags.match(at)
        if not tag:
            return 0
        self._anchors += autolinks.anchor(tag)
        return self._push(Node("html", at, at + len(tag), tag), at + len(tag))

    def _bang(self, at: int) -> int:
        if at + 1 >= self._end or self._text[at + 1] != "[":
            return 0
        found = _PLAIN_LINK.match(self._text, at, self._end)
        if not found:
            return self._bracket(at, at + 2, image=True)
        return self._push(_inline("image", found), found.end())

    def _open(self, at: int) -> int:
        found = _PLAIN_LINK.match(self._text, at, self._end)
        if not found:
            return self._bracket(at, at + 1, image=False)
        self._linked = at
        return self._push(_inline("link", found), found.end())

    def _bracket(self, at: int, stop: int, *, image: bool) -> int:
        self._flush(at)
        self._brackets.append(_Bracket(at, len(self._nodes), len(self._runs), image))
        self._split = True
        self._nodes.append(Node("text", at, stop, self._text[at:stop]))
        self._mark = stop
        return stop

    def _close(self, at: int) -> int:
        """A link or image ends here, if the bracket's counterpart still waits and a target follows."""
        if not self._brackets:
            return 0
        bracket = self._brackets.pop()
        if not bracket.image and bracket.at < self._linked:
            return 0
        node = Node("image" if bracket.image else "link", bracket.at, at + 1)
        if not self._aimed(node, bracket, at):
            return 0
        self._flush(at)
        children = self._finished(bracket.node + 1, bracket.run)
        if bracket.image:
            node.text = "".join([child.plain() for child in children])
        else:
            node.children = children
            self._linked = bracket.at
        del self._nodes[bracket.node :]
        self._nodes.append(node)
        self._mark = node.end
        return node.end

    def _aimed(self, node: Node, bracket: _Bracket, at: int) -> bool:
        """Fill in what follows the closing bracket and what it leads to; False if that makes no link."""
        text, end = self._text, self._end
        follows = text[at + 1] if at + 1 < end else ""
        if follows == "(" and (target := links.target(text, at + 1, end)):
            node.kind, node.end, node.title = "inline", target.stop, target.title
            node.url, node.url_start, node.url_end = text[target.start : target.end], target.start, target.end
            return True
        if not self._definitions:
            return False
        label = ""
        if follows == "[" and (found := links.LABEL.match(text, at + 1, end)):
            label, node.end = found[1], found.end()
        if not label.strip():
            first = bracket.at + (2 if bracket.image else 1)
            if at - first > _LONGEST_LABEL:
                return False
            label = text[first:at]
        definition = self._definitions.get(links.normalized(label))
        if not definition:
            return False
        node.kind, node.label, node.title = "reference", label, definition.title
        node.url, node.url_start, node.url_end = definition.url, definition.url_start, definition.url_end
        return True

    def _url(self, at: int) -> int:
        begin = autolinks.scheme_start(self._text, at, self._mark)
        return self._bare(begin) if begin >= 0 else 0

    def _www(self, at: int) -> int:
        if not self._text.startswith("www.", at) or (
            at > self._first and self._text[at - 1] not in autolinks.BEFORE_WWW
        ):
            return 0
        return self._bare(at)

    def _bare(self, at: int) -> int:
        """A bare URL. Within brackets, which may yet become a link, it waits until they have not."""
        if self._anchors > 0:
            return 0
        if self._brackets:
            self._loose = True
            return 0
        stop = autolinks.url_end(self._text, at, self._end)
        return self._push(autolinks.link("bare", self._text, at, stop), stop) if stop > 0 else 0


def _inline(type_: str, found: re.Match[str]) -> Node:
    """The node of a plain link or image."""
    text_start, text_end = found.span(1)
    image = type_ == "image"
    node = Node(type_, found.start(), found.end(), found[1] if image else "")
    node.kind, node.url = "inline", found[2]
    node.url_start, node.url_end = found.span(2)
    if not image and text_start < text_end:
        node.children.append(Node("text", text_start, text_end, found[1]))
    return node
