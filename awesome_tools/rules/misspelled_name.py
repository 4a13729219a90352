"""AW501: the spelling of product names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import AWESOME, RECOMMENDED, Finding, Rule, quoted, replaced
from awesome_tools.rules.data.products import AMBIGUOUS, BEFORE, BEHIND, NAMES, STARTS, WRITTEN
from awesome_tools.rules.reading.page import Page

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:\.js\b|-learn\b|-fi\b|-8\b)?", re.IGNORECASE)
# What makes a word part of something longer, in front of it and behind it.
_BEFORE, _BEHIND = frozenset("-_.@#:\\$=<>`~&+%^)]"), frozenset("-_@#\\$=<>`~&+%^([{")
_BEGINS = re.compile(r"(?:^|[\n.!?:;|>([\"“*_-])\s*$")
_PART = re.compile(r"[a-z0-9]+")
_PATH = re.compile(r"[._~@:#=?&<>-]")


class MisspelledName(Rule):
    """A product's name is not spelled as its makers do.

    Why: `Github` and `javascript` in a list of recommendations look careless. Titles, links, code and parts of longer
    words are left alone; names that are everyday words too, such as `swift`, count beside words like `library` only.
    Options: `words`, further names in their right spelling; `allow`, spellings that are fine; `small`, whether names
    written small throughout are told.

    ```md invalid
    - [One](https://one.org) - A Javascript library for Github, written in rust.
    - [Two](https://two.org) - Runs on Mac OS, speaks Postgresql and reads github.com and `nodejs`.
    ```
    ```text report
    1:30 AW501 unexpected spelling `Javascript`, expected `JavaScript`
    1:53 AW501 unexpected spelling `Github`, expected `GitHub`
    1:72 AW501 unexpected spelling `rust`, expected `Rust`
    2:36 AW501 unexpected spelling `Mac OS`, expected `macOS`
    2:51 AW501 unexpected spelling `Postgresql`, expected `PostgreSQL`
    ```
    ```md fixed
    - [One](https://one.org) - A JavaScript library for GitHub, written in Rust.
    - [Two](https://two.org) - Runs on macOS, speaks PostgreSQL and reads github.com and `nodejs`.
    ```
    ```md valid
    - [github](https://one.org) - A swift way to zoom; GITHUB in capitals, nginx-like, node.js-style.
    ```
    """

    code = "AW501"
    name = "misspelled-name"
    severity = Severity.WARNING
    presets = frozenset({RECOMMENDED, AWESOME})
    tags = frozenset({"content"})
    aliases = ("awesome-spell-check",)

    words: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    small: bool = True

    def check(self, page: Page) -> Iterator[Finding]:
        """Look up the words of all text outside links and headings."""
        names = {**NAMES, **{word.lower(): word for word in self.words}}
        allowed = frozenset(self.allow)
        headings = {section.span.start for section in page.document.sections if section.level}
        hinted = page.prose.with_words(_first_parts((*names, *AMBIGUOUS)))
        known = {node.start for node in hinted}
        for block in page.blocks_with(hinted, "paragraph", "cell"):
            for node in () if block.start in headings else _prose(block):
                if node.start in known and "://" not in node.text:
                    yield from self._text(page, node, names, allowed)

    def _text(self, page: Page, node: Node, names: dict[str, str], allowed: frozenset[str]) -> Iterator[Finding]:
        words = list(_WORD.finditer(page.text, node.start, node.end))
        taken = -1
        for index, match in enumerate(words):
            word = match[0].lower()
            if match.start() < taken or not (word in names or word in STARTS or word in AMBIGUOUS):
                continue
            end, name = _named(page.text, words, index, names)
            written = page.text[match.start() : end]
            if name is None or written == name or written in allowed or _is_glued(page.text, match.start(), end):
                continue
            if _is_fine(page.text, match.start(), written, name) or (not self.small and written.islower()):
                continue
            taken = end
            fix = page.mend("spell it right", replaced(match.start(), end, name))
            yield Finding(
                Span(match.start(), end), f"unexpected spelling {quoted(written)}, expected {quoted(name)}", fix
            )


def _prose(block: Node) -> Iterator[Node]:
    """The texts outside links."""
    for node in block.children:
        if node.type == "text":
            yield node
        elif node.type in ("em", "strong"):
            yield from _prose(node)


def _first_parts(forms: Iterable[str]) -> frozenset[str]:
    """The letters and digits that names begin with: `node` of `node.js`."""
    return frozenset(part[0] for form in forms if (part := _PART.search(form)))


def _is_fine(text: str, start: int, written: str, name: str) -> bool:
    """Whether a word is all capitals, as in a heading, or a name with the capital of a sentence's beginning."""
    capital = written[0].isupper() and written[1:] == name[1:] and _BEGINS.search(text, max(0, start - 8), start)
    return (len(written) > 1 and written.isupper() and name.lower() == written.lower()) or bool(capital)


def _named(text: str, words: list[re.Match[str]], index: int, names: dict[str, str]) -> tuple[int, str | None]:
    """End and right spelling of the name that begins with a word, None if it is none; the longest counts."""
    word = words[index][0].lower()
    if word in STARTS:
        for length in (3, 2):
            run = words[index : index + length]
            if len(run) == length:
                form = text[run[0].start() : run[-1].end()].lower()
                if form in names:
                    return run[-1].end(), names[form]
    if word in names:
        return words[index].end(), names[word]
    if words[index][0] == word and word in AMBIGUOUS and _about_technology(words, index):
        return words[index].end(), AMBIGUOUS[word]
    return words[index].end(), None


def _about_technology(words: list[re.Match[str]], index: int) -> bool:
    behind = words[index + 1][0].lower() if index + 1 < len(words) else ""
    before = [word[0].lower() for word in words[max(0, index - 2) : index]]
    return behind in BEHIND or (len(before) == 2 and before[1] in BEFORE and before[0] in WRITTEN)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether the word is part of a file name, address, identifier or compound; `Linux/BSD` are two words."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or behind.isalnum() or before in _BEFORE or behind in _BEHIND:
        return True
    if "/" in (before, behind):
        first, last = re.search(r"\S*$", text[max(0, start - 60) : start]), re.match(r"\S*", text[end : end + 60])
        token = ((first[0] if first else "") + (last[0] if last else "")).strip(".,:;!?()")
        # `encoding/json` is a path, `Linux/json` are two things.
        others = [part for part in token.split("/") if part]
        return bool(_PATH.search(token)) or any(part.islower() and part not in NAMES for part in others)
    return behind in (".", ":") and text[end + 1 : end + 2].isalnum()
