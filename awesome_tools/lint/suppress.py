"""Comments that silence rules, ours and awesome-lint's: which rules, where, why, and whether they silenced anything.

    <!-- awesome-tools ignore RULE… -- reason -->     its own line, or the next one if it stands alone
    <!-- awesome-tools disable RULE… -- reason -->    until `enable RULE…` or the end of the file
    <!--lint disable|enable|ignore RULE…-->           awesome-lint's; `ignore` is for the next block

Without a rule all are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.document import Document
from awesome_tools.markdown.tree import Node
from awesome_tools.rules.reading.comments import Comment

_COMMENT = re.compile(
    r"<!--\s*(?P<tool>awesome-tools|lint)[\s:]+(?P<verb>disable|enable|ignore)\b[\s:=]*(?P<rules>(?:(?!--).)*?)(?:\s--\s*(?P<reason>.*?))?\s*-->",
    re.DOTALL,
)


class Suppressions:
    """All such comments of a document."""

    def __init__(self, document: Document):
        self.comments = list(_comments(document))

    def silenced(self, code: str, offset: int) -> bool:
        """Whether a comment silences the rule of this code at an offset; remembers that it was of use."""
        found = False
        for one in self.comments:
            if one.verb != "enable" and one.start <= offset < one.end and one.names_rule(code):
                one.used = found = True
        return found


def _comments(document: Document) -> Iterator[Comment]:
    text = document.source.text
    if "<!--" not in text or not _COMMENT.search(text):
        return
    found = []
    for parent, index, node in _html(document.root):
        for match in _COMMENT.finditer(text, node.start, node.end):
            names = frozenset(match["rules"].lower().replace(",", " ").split())
            one = Comment(
                match["tool"] != "lint",
                match["verb"],
                names,
                match["reason"] or "",
                match.span(),
                match.end(),
                len(text),
            )
            if one.verb == "ignore":
                one.start, one.end = _scope(one, match, parent, index, text)
            found.append(one)
    for index, one in enumerate(found):
        if one.verb == "disable":
            one.end = next(
                (other.at[0] for other in found[index + 1 :] if other.verb == "enable" and _ends(other, one)), one.end
            )
    yield from found


def _ends(enable: Comment, disable: Comment) -> bool:
    return not enable.names or bool(enable.names & disable.names) or not disable.names


def _html(root: Node) -> Iterator[tuple[Node, int, Node]]:
    stack = [root]
    while stack:
        parent = stack.pop()
        for index, node in enumerate(parent.children):
            if node.type in ("html", "html_block"):
                yield parent, index, node
        stack.extend(reversed([node for node in parent.children if node.children]))


def _scope(one: Comment, match: re.Match[str], parent: Node, index: int, text: str) -> tuple[int, int]:
    first = text.rfind("\n", 0, match.start()) + 1
    last = text.find("\n", match.end())
    last = len(text) if last < 0 else last
    alone = not (text[first : match.start()] + text[match.end() : last]).strip()
    if not alone:
        return first, last + 1
    following = parent.children[index + 1] if index + 1 < len(parent.children) else None
    if not one.ours and following is not None:
        return match.start(), following.end
    rest = re.compile(r"\s*[^\n]*").match(text, last)
    return match.start(), (rest.end() if rest else last) + 1
