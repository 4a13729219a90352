"""The inline content of an item, cell or line as a flat run of atoms, whether written in Markdown or in HTML.

Formatting becomes flags, `<a>` a link like any other, and balanced brackets become groups, so that the readers of
fields see one shape for `[[code](url)]`, `([code](url))` and `<a href=url>code</a>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from urllib.parse import unquote

from awesome_tools.markdown.tree import Node

TEXT, LINK, CODE, EMOJI, IMAGE, BREAK, GROUP = "text", "link", "code", "emoji", "image", "break", "group"
CLOSER = {"[": "]", "(": ")", "{": "}", "（": "）", "【": "】", "［": "］"}

# Pictographs and dingbats with their modifiers; arrows, digits, letters and CJK marks are text.
_PICTURE = "[\u2300-\u23ff\u25a0-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff]"
_EMOJI = re.compile(
    rf":(?=[a-z0-9_+\-]*[a-z])[a-z0-9_+\-]{{1,60}}:|{_PICTURE}(?:[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]{_PICTURE}?)*"
)
EMOJI_TEXT = _EMOJI
_MAYBE_EMOJI = re.compile(rf":[a-z0-9_+\-]+:|{_PICTURE}")
_ATTRIBUTE = re.compile(r"""([a-zA-Z:_][\w:.\-]*)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")
# In long texts runs of blanks collapse at once, so that no pattern can be led to count them again and again.
_LONG = 300
_BLANKS = re.compile(r"\s{2,}")
_BADGE = re.compile(
    r"https?://(?:img\.)?shields\.io/badge/((?:[^-/?#]|--)+(?:-(?:[^-/?#]|--)+)?)-(?:[^-/?#]|--)+(?:[?#]|$)"
)
_BADGE_MARK = re.compile(r"--|__|[-_]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9\-]*)")


class Atom:
    """A piece of inline content with its place in the source.

    `text` is what is displayed (of a link its label, of an image its alternative text, of an emoji shortcode its name
    without colons); `url` the destination of a link or the address of an image; `parts` what a group encloses and
    `opener` its bracket; `pictured` tells that a link's label is an image. The text of a break is a line end, or a
    blank for a soft one.
    """

    __slots__ = ("bold", "code", "em", "end", "kind", "opener", "parts", "pictured", "start", "text", "url")

    def __init__(self, kind: str, text: str, start: int, end: int, url: str = ""):
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.url = url
        self.bold = False
        self.em = False
        self.code = False
        self.pictured = False
        self.opener = ""
        self.parts: Sequence[Atom] = ()

    def __repr__(self) -> str:
        marks = "".join(mark for mark, on in (("b", self.bold), ("i", self.em), ("c", self.code)) if on)
        inner = f" {self.parts!r}" if self.parts else ""
        return f"<{self.kind}{'.' + marks if marks else ''} {self.text!r}{' ' + self.url if self.url else ''}{inner}>"


def shown(atom: Atom) -> str:
    """The displayed text of one atom; images have none."""
    if atom.kind == GROUP:
        return atom.opener + "".join(map(shown, atom.parts)) + CLOSER[atom.opener]
    if atom.kind == EMOJI:
        return f":{atom.text}:" if atom.text.isascii() else atom.text
    if atom.kind == IMAGE:
        return ""
    return " " if atom.kind == BREAK else atom.text


def plain(atoms: Iterable[Atom]) -> str:
    """The displayed text of atoms, white space collapsed."""
    return collapse("".join(map(shown, atoms)))


def collapse(text: str) -> str:
    """The text with each run of white space as one blank, and none at the ends."""
    return " ".join(text.split())


def links_in(atoms: Iterable[Atom]) -> list[Atom]:
    """All links among atoms, those inside groups included, in order."""
    found: list[Atom] = []
    for atom in atoms:
        if atom.kind == LINK:
            found.append(atom)
        elif atom.parts:
            found += links_in(atom.parts)
    return found


def tags_of(part: Atom) -> list[str]:
    """The tags in a bracket: its code spans and emoji, or its whole text if there is other text."""
    marked = [atom.text for atom in part.parts if atom.kind in (CODE, EMOJI)]
    rest = plain([atom for atom in part.parts if atom.kind not in (CODE, EMOJI)])
    return [rest] if any(map(str.isalnum, rest)) or not marked else marked


def attributes(tag: str) -> dict[str, str]:
    """The attributes of an HTML start tag, names in lower case, entities decoded."""
    start = _TAG.match(tag)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag, start.end() if start else 0):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def badge_text(url: str) -> str:
    """What a drawn badge shows, '' for other pictures (shields.io, "Static Badge": `label-message-colour`)."""
    match = _BADGE.match(url) if "/badge/" in url else None
    if match is None:
        return ""
    marks = {"--": "-", "__": "_", "-": " ", "_": " "}
    return collapse(_BADGE_MARK.sub(lambda mark: marks[mark[0]], unquote(match[1])))


def flatten(nodes: Iterable[Node]) -> list[Atom]:
    """Atoms of inline nodes, not yet grouped."""
    flattener = Flattener()
    flattener.nodes(nodes)
    return flattener.atoms


class Flattener:
    """Collects atoms from inline nodes and HTML tags, keeping what formatting is open."""

    def __init__(self) -> None:
        self.atoms: list[Atom] = []
        self._bold = self._em = self._code = 0
        self._link: Atom | None = None

    def nodes(self, nodes: Iterable[Node]) -> None:
        """Add inline nodes."""
        for node in nodes:
            kind = node.type
            if kind == "text":
                self.text(node.text, node.start, node.end)
            elif kind == "link" and node.label.startswith("^"):
                continue  # a footnote, which GitHub shows as a number
            elif kind == "link":
                self.open_link(node.url, node.start, node.end)
                self.nodes(node.children)
                self.close_link(node.end)
            elif kind == "strong":
                self._bold += 1
                self.nodes(node.children)
                self._bold -= 1
            elif kind == "em":
                self._em += 1
                self.nodes(node.children)
                self._em -= 1
            elif kind == "code":
                self._code += 1
                self.text(node.text, node.start, node.end)
                self._code -= 1
            elif kind == "image":
                self.image(node.text, node.url, node.start, node.end)
            elif kind in ("softbreak", "hardbreak"):
                self.line_break(node.start, node.end, soft=kind == "softbreak")
            elif kind == "html":
                self.tag(node.text, node.start, node.end)
            elif node.children:
                self.nodes(node.children)

    def text(self, text: str, start: int, end: int) -> None:
        """Add plain text, its emoji as atoms of their own."""
        link = self._link
        if link is not None:
            link.text += text
            if self._code:
                link.code = True
            if self._bold:
                link.bold = True
            return
        if self._code:
            self._add(CODE, text, start, end)
            return
        if len(text) > _LONG:
            text = _BLANKS.sub(" ", text)
        if (":" not in text and text.isascii()) or not _MAYBE_EMOJI.search(text):
            self._add(TEXT, text, start, end)
            return
        at, exact = 0, len(text) == end - start
        for match in _EMOJI.finditer(text):
            if match.start() > at:
                self._add(
                    TEXT,
                    text[at : match.start()],
                    start + at if exact else start,
                    start + match.start() if exact else end,
                )
            found = match[0].strip(":") if match[0].startswith(":") else match[0]
            self._add(EMOJI, found, start + match.start() if exact else start, start + match.end() if exact else end)
            at = match.end()
        if at < len(text):
            self._add(TEXT, text[at:], start + at if exact else start, end)

    def line_break(self, start: int, end: int, *, soft: bool = False) -> None:
        """Add a line end; a soft one is displayed as a blank."""
        if self._link is not None:
            self._link.text += " "
        else:
            self._add(BREAK, " " if soft else "\n", start, end)

    def image(self, alternative: str, url: str, start: int, end: int) -> None:
        """Add an image; within a link it is the link's label unless there is text beside it."""
        if not alternative or alternative == "Static Badge":
            alternative = badge_text(url)
        if self._link is not None:
            self._link.pictured = True
            self._link.opener = self._link.opener or alternative
        else:
            self._add(IMAGE, alternative, start, end, url)

    def open_link(self, url: str, start: int, end: int) -> None:
        """Begin a link; what is added until it is closed is its label."""
        self.close_link(start)
        self._link = self._add(LINK, "", start, end, url)

    def close_link(self, end: int) -> None:
        """End the open link, if there is one."""
        link = self._link
        if link is None:
            return
        self._link = None
        link.end = end
        link.text = collapse(link.text)
        if link.text.startswith("!["):
            # An image whose definition is missing shows as its own text; it was meant to be the label.
            link.opener, link.text, link.pictured = link.text[2:].partition("]")[0], "", True
        if link.text:
            link.pictured = False
        else:
            link.text = collapse(link.opener)
        link.opener = ""

    def tag(self, tag: str, start: int, end: int) -> None:
        """Add an HTML tag: formatting, links, images and line breaks count, the rest is passed over."""
        match = _TAG.match(tag)
        if match is None:
            return
        closing, name = bool(match[1]), match[2].lower()
        step = -1 if closing else 1
        if name in ("b", "strong"):
            self._bold = max(0, self._bold + step)
        elif name in ("i", "em"):
            self._em = max(0, self._em + step)
        elif name in ("code", "kbd", "samp", "tt"):
            self._code = max(0, self._code + step)
        elif name == "a":
            if closing:
                self.close_link(end)
            else:
                url = attributes(tag).get("href")
                if url is not None:
                    self.open_link(url, start, end)
        elif name == "img" and not closing:
            found = attributes(tag)
            self.image(found.get("alt", ""), found.get("src", ""), start, end)
        elif name == "br":
            self.line_break(start, end)
        elif name in ("sub", "sup") and self._link is None:
            self._add(TEXT, " ", start, start)

    def _add(self, kind: str, text: str, start: int, end: int, url: str = "") -> Atom:
        atom = Atom(kind, text, start, end, url)
        if self._bold:
            atom.bold = True
        if self._em:
            atom.em = True
        if self._code:
            atom.code = True
        self.atoms.append(atom)
        return atom
