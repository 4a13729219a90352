"""Pages that answer 200 though there is nothing: missing pages, redirects to the home page, parked domains. Pure.

Conservative on purpose: several signs, or one that hardly occurs otherwise. docs/links.md lists them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_tools.links import signs
from awesome_tools.links.urls import host_of, segments, site_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_tools.links.model import Hop, Response

_EXTENSION = re.compile(r"\.(html?|php|aspx?|jsp|cgi|shtml)$")


def soft_missing(url: str, final: str, hops: Sequence[Hop], response: Response) -> str:
    """Why a 2xx answer for `url`, given by `final` after `hops`, is taken for a missing page; empty if it is not."""
    if hops and (reason := _redirected(url, final)):
        return reason
    if not response.body or not signs.is_html(response):
        return ""
    return _missing_title(url, response) or _parked(final, response)


def is_home(url: str) -> bool:
    """Whether an address is the front page of a site: no path but `index`, `home` or a language."""
    return not _deep(url) and not urlsplit(url).query


def is_login(url: str) -> bool:
    """Whether an address looks like a page to log in at."""
    names = _names(url)
    strong = names & (signs.LOGIN_SEGMENTS - signs.LOGIN_WEAK)
    weak = names & signs.LOGIN_WEAK
    host = signs.LOGIN_HOSTS.search(host_of(url) + ".")
    return bool(strong) or len(weak) > 1 or bool(weak and host) or bool(host and _carries_return(url))


def is_consent(url: str) -> bool:
    """Whether an address looks like a page that asks for consent."""
    return bool(_names(url) & signs.CONSENT_SEGMENTS or signs.CONSENT_HOSTS.search(host_of(url) + "."))


def is_missing_page(url: str) -> bool:
    """Whether an address names itself a page for what is missing."""
    return bool(_names(url) & signs.MISSING_SEGMENTS)


def _carries_return(url: str) -> bool:
    return bool(
        re.search(
            r"(?i)(?:^|&)(return\w*|redirect\w*|continue|next|service|dest\w*|target|back\w*)=", urlsplit(url).query
        )
    )


def _names(url: str) -> frozenset[str]:
    lowered = [part.lower() for part in segments(url)]
    return frozenset(lowered) | {_EXTENSION.sub("", part) for part in lowered}


def _deep(url: str) -> bool:
    names = [_EXTENSION.sub("", part.lower()) for part in segments(url)]
    return any(name not in signs.HOME_SEGMENTS and not signs.LOCALE.fullmatch(name) for name in names)


def _redirected(url: str, final: str) -> str:
    if is_missing_page(final) and not is_missing_page(url):
        return "redirects to a page for what is missing"
    if site_of(url) != site_of(final):
        sold = signs.PARKING_HOSTS.match(f"//{host_of(final)}".encode())
        return (
            "redirects to a seller of domains"
            if sold and not signs.PARKING_HOSTS.match(f"//{host_of(url)}".encode())
            else ""
        )
    if _deep(url) and is_home(final) and not urlsplit(url).query:
        return "redirects to the home page"
    return ""


def _missing_title(url: str, response: Response) -> str:
    title = signs.title_of(response)
    if not title:
        return ""
    parts = signs.title_parts(title)
    said = next((part for part in parts if signs.MISSING_TITLE.fullmatch(part.strip())), None)
    if said is None:
        return ""
    # Part of a title only: believed when the page itself says it again, or has next to nothing to read.
    words = signs.words_of(response).replace(title, "", 1)
    if len(words) > 1500 and re.search(r"(?i)404|410|not.?found|missing|error", urlsplit(url).path):
        return ""  # an article about missing pages, linked on purpose
    if said == title or len(words) < 200 or signs.MISSING_TITLE.search(words[:2000]):
        return f"the page's title says “{title[:80]}”"
    return ""


def _parked(final: str, response: Response) -> str:
    """Two signs of: title, the domain's own name in a title for sale, text, scripts of a seller."""
    lowered = response.body.lower()
    if b"domain" not in lowered and b"/lander" not in lowered and b"sale" not in lowered:
        return ""  # cheap, and true of nearly every page
    title = signs.title_of(response)
    host = host_of(final).removeprefix("www.")
    for_sale = any(signs.SALE_TITLE.fullmatch(part.strip()) for part in signs.title_parts(title))
    words = signs.words_of(response) if response.complete else ""
    found = (
        for_sale,
        for_sale and bool(host) and host in title.lower(),
        signs.PARKING_HOSTS.search(response.body) is not None,
        len(words) < 3000 and signs.SALE_BODY.search(words.replace(title, "", 1)) is not None,
    )
    plain = len(words) < 400 and signs.SALE_PLAIN.search(words) is not None
    lander = not words and len(lowered) < 2048 and b'location.href="/lander"' in lowered
    return "the domain is parked or for sale" if lander or plain or sum(found) > 1 else ""
