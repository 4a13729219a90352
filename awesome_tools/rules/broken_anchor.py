"""AW305: links within the page that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from awesome_tools.model import Severity, Span
from awesome_tools.parsers.atoms import attributes
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe, unsafe
from awesome_tools.rules.reading.page import Page

_LINKED = re.compile(r"""<a\b[^>]*?\shref\s*=\s*["']?(#[^"'\s>]+)""", re.IGNORECASE)
_NAMED = re.compile(r"<[a-z][^>]*?\s(?:id|name)\s*=[^>]*>", re.IGNORECASE)

_GUESSES = 50  # comparing takes a while; a page with more broken anchors has one cause


class BrokenAnchor(Rule):
    """A link within the page leads to no heading or anchor.

    Why: nothing happens when it is clicked. Anchors are those that GitHub gives: lower case, marks and emoji dropped,
    blanks as hyphens, repeated ones numbered; `id` and `name` in HTML count too.

    ```md invalid
    - [One & Two](#one-two)
    - [Three](#drei)
    - <a href="#three-">Three</a>

    ## One & Two
    ## Three
    ```
    ```text report
    1:15 AW305 unexpected anchor `#one-two`, expected `#one--two`
    2:11 AW305 unexpected anchor `#drei`, expected one that exists
    3:12 AW305 unexpected anchor `#three-`, expected `#three`
    ```
    ```md fixed
    - [One & Two](#one--two)
    - [Three](#drei)
    - <a href="#three">Three</a>

    ## One & Two
    ## Three
    ```
    ```md valid
    - [Top](#top)
    - [Zwei](#Zwei)

    <a name="Zwei"></a>
    ```
    """

    code = "AW305"
    name = "broken-anchor"
    severity = Severity.ERROR
    tags = frozenset({"content"})
    aliases = ("awesome-toc",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look up the target of each link that begins with `#`."""
        known: frozenset[str] | None = None
        tried = 0
        for url, span in _links(page):
            known = anchors(page) if known is None else known
            name = unquote(url[1:])
            if (
                name in known
                or f"user-content-{name}" in known
                or name.removeprefix("user-content-") in known
                or name.lower() in ("top", "readme")
            ):
                continue
            tried += 1
            sure, near = _nearest(name, known, guess=tried <= _GUESSES)
            if near is None:
                yield Finding(span, f"unexpected anchor {quoted(url)}, expected one that exists")
                continue
            fix = (safe if sure else unsafe)("write the heading's anchor", replaced(span.start, span.end, f"#{near}"))
            yield Finding(span, f"unexpected anchor {quoted(url)}, expected {quoted('#' + near)}", fix)


def _links(page: Page) -> Iterator[tuple[str, Span]]:
    """The links within the page with the places of their targets, in Markdown and in HTML."""
    for node in page.nodes("link"):
        if node.url.startswith("#") and len(node.url) > 1 and node.url_start >= 0:
            yield node.url, Span(node.url_start, node.url_end)
    for node in page.nodes("html", "html_block"):
        for match in () if node.text.startswith("<!--") else _LINKED.finditer(page.text, node.start, node.end):
            yield match[1], Span(*match.span(1))


def anchors(page: Page) -> frozenset[str]:
    """All anchors of a page."""
    found = {heading.slug for heading in page.headings}
    for node in page.nodes("html", "html_block"):
        for match in _NAMED.finditer(page.text, node.start, node.end):
            values = attributes(match[0])
            found.update(value for value in (values.get("id"), values.get("name")) if value)
    found.update(f"fn-{node.text[1:]}" for node in page.nodes("definition") if node.text.startswith("^"))
    return frozenset(found)


@lru_cache(maxsize=4)
def _by_form(known: frozenset[str]) -> dict[str, list[str]]:
    """The anchors by their letters, and by what is left without the remains of emoji and counts at the ends."""
    found: dict[str, list[str]] = {}
    for anchor in sorted(known):
        for form in {_letters(anchor), _bare(anchor)} - {""}:
            found.setdefault(form, []).append(anchor)
    return found


def _letters(anchor: str) -> str:
    return "".join(char for char in anchor.casefold() if char.isalnum())


def _bare(anchor: str) -> str:
    return "-" + re.sub(r"^-+|[-\d]+$", "", anchor.casefold())


def _nearest(name: str, known: frozenset[str], *, guess: bool) -> tuple[bool, str | None]:
    """The one anchor with the same letters, which is sure, or one that is much alike."""
    forms = _by_form(known)
    same = forms.get(_letters(name)) or forms.get(_bare(name))
    if same:
        return len(same) == 1, same[0]
    if not guess:
        return False, None
    import difflib  # noqa: PLC0415 - for broken anchors only

    close = difflib.get_close_matches(name.lower(), sorted(known), 1, 0.8)
    return False, close[0] if close else None
