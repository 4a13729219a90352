"""Whether a page has the place that a fragment names. Pure: reads what was received.

A fragment is called missing only on a whole static page: scripts may make places, and a page cut short may hold it
further on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import unquote

from awesome_tools.links import signs
from awesome_tools.links.anchors import anchors_of
from awesome_tools.links.model import Outcome, Response, Verdict
from awesome_tools.links.urls import host_of, segments
from awesome_tools.source import Source

READ = 2 * 1024 * 1024  # bytes of a page that are read when a fragment is looked for

# Fragments that name no place of the document: text directives, lines, pages and views of files, routes of scripts,
# media times.
_NO_PLACE = re.compile(
    r"(?i):~:|(?:.*-)?L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$|(?:page|nameddest|view|zoom|search|toolbar|navpanes)=|[!/?]|t=\d|top$|"
    r"(?:issuecomment|discussion_r|discussioncomment|pullrequestreview|event|ref-commit|diff|gid|slide|svgview)[-=(]?.*\d|.*[=&]"
)

_PLACE = re.compile(r"""(?i)\b(?:id|name)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""")


def names_place(fragment: str) -> bool:
    """Whether a fragment names a place of a document, rather than a view of it."""
    return bool(fragment) and not _NO_PLACE.match(fragment)


def markdown_behind(url: str) -> str | None:
    """The address of the Markdown file that a GitHub page shows: of a repository, a folder or a file; else None.

    The anchors of such pages are made from it, and not all of them are in the page itself.
    """
    if host_of(url) not in ("github.com", "www.github.com"):
        return None
    owner, name, kind, ref, *path = (*segments(url), "", "", "", "")[:4] + segments(url)[4:]
    if not name or kind not in ("", "blob", "tree"):
        return None
    if kind != "blob":
        path.append("README.md")
    elif not path or not path[-1].lower().endswith((".md", ".markdown")):
        return None
    return f"https://raw.githubusercontent.com/{owner}/{name.removesuffix('.git')}/{'/'.join([ref or 'HEAD', *path])}"


def judged(url: str, verdict: Verdict, response: Response, markdown: Response | None = None) -> Verdict:
    """The verdict of a URL with a fragment, from that of its page, or of the Markdown file behind it."""
    fragment = url.partition("#")[2]
    if verdict.outcome not in (Outcome.OK, Outcome.MOVED) or not names_place(fragment):
        return verdict
    if markdown is not None:
        found, complete = _of_markdown(markdown), markdown.complete
    elif not response.body or not signs.is_html(response) or _made_later(verdict.final, response):
        return verdict
    else:
        found, complete = _of_page(signs.text_of(response)), response.complete
    if found & wanted(fragment):
        return verdict
    if not complete:
        return replace(verdict, detail=f"the page is too long to look for `#{fragment}`")
    return replace(verdict, outcome=Outcome.BROKEN, detail=f"the page answers, but has no `#{fragment}`")


def _of_page(text: str) -> set[str]:
    """The values of all `id` and `name` attributes, and of what looks like one: rather too many than too few."""
    return {unescape(match[1].strip("\"'")) for match in _PLACE.finditer(text)}


def _of_markdown(file: Response) -> set[str]:
    text = file.body.decode("utf-8", "replace")
    return {"readme", *anchors_of(Source("", text))}


def wanted(fragment: str) -> set[str]:
    """The ids or names that would answer a fragment (HTML §7.4.6, and GitHub's prefix for what users write)."""
    decoded = unquote(fragment)
    names = {fragment, decoded, decoded.removeprefix("user-content-"), decoded.lower()}
    return names | {f"user-content-{name}" for name in names} | {f"user-content-{name.lower()}" for name in names}


def _made_later(final: str, response: Response) -> bool:
    """Whether places of the page are likely made by scripts: next to no text, or a page of GitHub's application."""
    if host_of(final) in ("github.com", "www.github.com") and len(segments(final)) >= 2:
        return True
    return b"<script" in response.body.lower() and len(signs.words_of(response)) < 400
