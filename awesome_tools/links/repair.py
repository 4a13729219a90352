"""What a link may be replaced by, and the edits that do it. Pure: proposals only, nothing is written here."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_tools.links import signs, softmissing
from awesome_tools.links.model import Form, LinkResult, Mention, Response
from awesome_tools.links.urls import fragment_of, scheme_of
from awesome_tools.model import Applicability, Edit, Fix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Parts of a URL that belong to one visit: such a target is not where the page lives.
_VISIT = re.compile(
    r"(?i)(?:[;?&](?:jsessionid|phpsessid|sid|session(?:_?id)?|token|access_token|ticket|sig|signature|expires|nonce|state|"
    r"x-amz-[a-z-]+|x-goog-[a-z-]+|awsaccesskeyid|code|error|reason|referrer|redirect(?:ed)?(?:_?(?:from|uri|url|to))?)=)|;jsessionid="
)
_DOUBLED = re.compile(r"(?i)^(?:https?:/*)+(?=https?(?::|/)/*)")
_HALF = re.compile(r"(?i)^(https?):?/{0,}(?=[a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_TYPED = re.compile(r"(?i)^(?!https?:)[htps]{3,6}:/{1,3}")  # `htps://`, `hhttp:/`: no scheme has these letters only
_MARKDOWN = re.compile(r"^\[([^\[\]]*)\]\(([^()\s]+)\)$")
_ARXIV = re.compile(
    r"(?i)^https?://(?:www\.|export\.)?arxiv\.org/(abs|pdf|html)/((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)(?:\.pdf)?/?$"
)


def may_replace(url: str, moved: str) -> bool:
    """Whether the end of a permanent redirect may be written in the place of `url` without a person's leave.

    Not a page to log in or to consent at, not one for what is missing, not the home page for a page, not from https
    back to http, nothing that belongs to one visit.
    """
    if softmissing.is_login(moved) or softmissing.is_consent(moved) or softmissing.is_missing_page(moved):
        return False
    if softmissing.is_home(moved) and not softmissing.is_home(url):
        return False
    if url.startswith("https:") and not moved.startswith("https:"):
        return False
    return not (_VISIT.search(moved) and not _VISIT.search(url))


def with_fragment(moved: str, location: str, fragment: str) -> str:
    """`moved` with the fragment a browser would show: the redirect's own, else the link's (RFC 9110 §10.2.2)."""
    kept = fragment_of(location) or fragment
    return f"{moved}#{kept}" if kept and "#" not in moved else moved


def secured(url: str) -> str:
    """The https form of an http URL."""
    return re.sub(r"(?i)^http:(//[^/?#]*?)(?::80)?(?=[/?#]|$)", r"https:\1", url)


def same_page(one: Response, other: Response) -> bool:
    """Whether two answers show the same page: equal bytes, or the same title over bodies of like length."""
    if one.body == other.body:
        return bool(one.body)
    title = signs.title_of(one)
    longer = max(len(one.body), len(other.body))
    return bool(title) and title == signs.title_of(other) and abs(len(one.body) - len(other.body)) <= longer // 10


def malformed(url: str) -> str | None:
    """What a malformed URL was meant to be, None if it is not malformed or nobody can tell.

    `htps://x`, `http://https://x`, `https:/x.org`, `[x](x)` as a URL, and the same URL twice in a row.
    """
    text = url.strip()
    if match := _MARKDOWN.match(text):
        text = match[2]
    text = _DOUBLED.sub("", text)
    text = _TYPED.sub(lambda match: "https://" if "s" in match[0].lower() else "http://", text)
    text = _HALF.sub(lambda match: f"{match[1].lower()}://", text)
    for scheme in ("https://", "http://"):
        half, rest = len(text) // 2, len(text) % 2
        if text.startswith(scheme) and not rest and text[:half] == text[half:]:
            text = text[:half]
    return text if text != url and scheme_of(text) in ("http", "https") and urlsplit(text).netloc else None


def arxiv_form(url: str) -> str | None:
    """The usual form of an arXiv link (https, no `www.`, no `.pdf`), None if it is that already or none of arXiv."""
    match = _ARXIV.match(url)
    if match is None:
        return None
    usual = f"https://arxiv.org/{match[1].lower()}/{match[2]}"
    return usual if usual != url else None


def fixes(results: Iterable[LinkResult]) -> Mapping[str, tuple[Fix, ...]]:
    """The safe fixes by path: proved moves, at each place where the link is written in one piece. Each place once."""
    found: dict[str, dict[tuple[int, int], Fix]] = {}
    for result in results:
        if result.replacement is None:
            continue
        for mention in result.target.mentions:
            edit = _edit(mention, result.target.url, result.replacement)
            if edit is not None:
                title = f"replace {result.target.url} by {result.replacement}"
                fix = Fix(title, (edit,), Applicability.SAFE)
                found.setdefault(mention.path, {})[edit.span.start, edit.span.end] = fix
    return {path: tuple(fix for _, fix in sorted(places.items())) for path, places in found.items()}


def _edit(mention: Mention, url: str, replacement: str) -> Edit | None:
    if mention.span is None:
        return None
    written = escape(replacement) if mention.form is Form.HTML else _markdown(replacement)
    if mention.written.strip() == url and mention.written != url:
        return None  # space around the URL: leave it to a person
    return Edit(mention.span, written)


def _markdown(url: str) -> str:
    """A URL so that it can stand as a Markdown destination, in angle brackets, bare, and in a table cell."""
    table = {
        " ": "%20",
        "<": "%3C",
        ">": "%3E",
        "|": "%7C",
        "\\": "%5C",
        "`": "%60",
        "*": "%2A",
        '"': "%22",
        "'": "%27",
    }
    text = "".join(table.get(char, char) for char in url)
    depth = 0
    for char in text:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth < 0:
            break
    return text if depth == 0 else text.replace("(", "%28").replace(")", "%29")
