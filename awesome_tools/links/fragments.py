"""Whether a page has the place that a fragment names. Pure: reads what was received.

A fragment is called missing only on a whole static page: scripts may make places, and a page cut short may hold it
further on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

from awesome_tools.links import signs
from awesome_tools.links.model import Outcome, Response, Verdict
from awesome_tools.links.urls import host_of, segments

READ = 2 * 1024 * 1024  # bytes of a page that are read when a fragment is looked for

# Fragments that name no place of the document: text directives, lines, pages and views of files, routes of scripts,
# media times.
_NO_PLACE = re.compile(
    r"(?i):~:|(?:.*-)?L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$|(?:page|nameddest|view|zoom|search|toolbar|navpanes)=|[!/?]|t=\d|top$|"
    r"(?:issuecomment|discussion_r|discussioncomment|pullrequestreview|event|ref-commit|diff|gid|slide|svgview)[-=(]?.*\d|.*[=&]"
)


def judged(url: str, verdict: Verdict, response: Response) -> Verdict:
    """The verdict of a URL with a fragment, from that of its page."""
    fragment = url.partition("#")[2]
    if verdict.outcome not in (Outcome.OK, Outcome.MOVED) or not fragment or not response.body:
        return verdict
    if _NO_PLACE.match(fragment) or not signs.is_html(response) or _made_later(verdict.final, response):
        return verdict
    found = _Places().names(signs.text_of(response))
    if found & wanted(fragment):
        return verdict
    if not response.complete:
        return replace(verdict, detail=f"the page is too long to look for `#{fragment}`")
    return replace(verdict, outcome=Outcome.BROKEN, detail=f"the page answers, but has no `#{fragment}`")


def wanted(fragment: str) -> set[str]:
    """The ids or names that would answer a fragment (HTML §7.4.6, and GitHub's prefix for what users write)."""
    decoded = unquote(fragment)
    names = {fragment, decoded}
    return names | {f"user-content-{name}" for name in names} | {f"user-content-{name.lower()}" for name in names}


def _made_later(final: str, response: Response) -> bool:
    """Whether places of the page are likely made by scripts: next to no text, or a page of GitHub's application."""
    if host_of(final) in ("github.com", "www.github.com") and len(segments(final)) >= 2:
        return True
    return b"<script" in response.body.lower() and len(signs.words_of(response)) < 400


class _Places(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: set[str] = set()

    def names(self, text: str) -> set[str]:
        """The ids of all elements and the names of anchors."""
        self.feed(text)
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._found.update(
            value for name, value in attrs if value and (name == "id" or (name == "name" and tag == "a"))
        )

    handle_startendtag = handle_starttag
