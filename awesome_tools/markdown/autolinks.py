"""URLs standing bare in the text, as GitHub links them: section 6.9 of GFM 0.29, schemes and marks as in cmark-gfm.

Two marks more end a URL than on GitHub, since nobody means them as part of it: full-width punctuation, and a closing
square bracket whose opening one stands before the URL.
"""

from __future__ import annotations

import re

from awesome_tools.markdown.links import unescape
from awesome_tools.markdown.tree import Node

# What stands before `www.`; before a scheme anything but an ASCII letter may.
BEFORE_WWW = frozenset(" \t\n\v\f\r*_~([")

_SCHEME = re.compile(r"(?<![A-Za-z])(?:https?|ftp)\Z", re.IGNORECASE)
_BARE = re.compile(r"(?<![A-Za-z])(?:(?:https?|ftp)://|www\.)", re.IGNORECASE)
_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*")
_REST = re.compile(r"[^ \t\n\v\f\r<]*")
_FULL_WIDTH = re.compile(
    r"[\u3001\u3002\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff5c\u201c\u201d]"
)
_BRACKET = re.compile(r"[\[\]\s]")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]{1,32};\Z")
_TRAILING = "?!.,:*_~'\""
_ANCHOR = re.compile(r"<(/?)a(?=[\s>])", re.IGNORECASE)


def link(kind: str, text: str, start: int, end: int, around: int = 0) -> Node:
    """The node of a URL that stands for itself, with `around` characters on either side."""
    node = Node("link", start - around, end + around)
    node.kind, node.url, node.url_start, node.url_end = kind, text[start:end], start, end
    node.children.append(Node("text", start, end, node.url))
    return node


def anchor(tag: str) -> int:
    """1 for the opening tag of an HTML link, -1 for the closing one, 0 for other tags."""
    found = _ANCHOR.match(tag)
    return 0 if not found else -1 if found[1] else 1


def scheme_start(text: str, colon: int, start: int) -> int:
    """Where the scheme before a colon starts, but not before `start`; -1 if it begins no bare URL."""
    if not text.startswith("://", colon):
        return -1
    found = _SCHEME.search(text, max(start, colon - 5), colon)
    return found.start() if found else -1


def url_end(text: str, start: int, end: int) -> int:
    """The end of the bare URL that starts at `start`, or -1 if what follows the scheme is no host name."""
    www = text.startswith("www.", start)
    host_start = start if www else text.index("://", start) + 3
    host = _HOST.match(text, host_start, end)
    if not host or "_" in "".join(host[0].rsplit(".", 2)[-2:]) or (www and host.end() < host_start + 5):
        return -1
    rest = _REST.match(text, host.end(), end)
    stop = rest.end() if rest else host.end()
    cut = _FULL_WIDTH.search(text, host_start, stop)
    return _trimmed(text, host_start, cut.start() if cut else stop)


def _trimmed(text: str, start: int, stop: int) -> int:
    """The end without trailing punctuation, closing brackets that have no opening one, and a trailing entity."""
    lonely = {
        closing: text.count(closing, start, stop) - text.count(opening, start, stop)
        for opening, closing in ("()", "[]")
    }
    while stop > start:
        last = text[stop - 1]
        if lonely.get(last, 0) > 0:
            lonely[last] -= 1
        elif last == ";" and (found := _ENTITY_END.search(text, max(start, stop - 40), stop)):
            stop = found.start() + 1
        elif last not in _TRAILING:
            break
        stop -= 1
    return stop


def first(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Start and end of the first bare URL at or after `at`; it ends with the brackets that surround it."""
    while found := _BARE.search(text, at, end):
        start, at = found.span()
        if found[0][-1] == "/" or (found[0] == "www." and (not start or text[start - 1] in BEFORE_WWW)):
            stop = url_end(text, start, _bracket_end(text, at, end))
            if stop > 0:
                return start, stop
    return None


def _bracket_end(text: str, at: int, end: int) -> int:
    """Where a bracket closes that opened before `at`, within the same word; else the end."""
    depth = 0
    for found in _BRACKET.finditer(text, at, end):
        if found[0] == "[":
            depth += 1
        elif found[0] == "]" and depth:
            depth -= 1
        else:
            return found.start()
    return end


def link_texts(text: str, nodes: list[Node]) -> list[Node]:
    """The nodes with the bare URLs of texts linked, for those of a text whose brackets turned out to make no link."""
    result: list[Node] = []
    anchors = 0
    for node in nodes:
        anchors += anchor(node.text) if node.type == "html" else 0
        if node.type == "text" and anchors <= 0:
            result.extend(_split(text, node))
            continue
        if node.type in ("em", "strong", "del"):
            node.children = link_texts(text, node.children)
        result.append(node)
    return result


def _split(text: str, node: Node) -> list[Node]:
    at = node.start
    nodes: list[Node] = []
    while found := first(text, at, node.end):
        if found[0] > at:
            nodes.append(Node("text", at, found[0], unescape(text[at : found[0]])))
        nodes.append(link("bare", text, *found))
        nodes[-1].children[0].text = unescape(nodes[-1].url)
        at = found[1]
    if not nodes:
        return [node]
    if at < node.end:
        nodes.append(Node("text", at, node.end, unescape(text[at : node.end])))
    return nodes
