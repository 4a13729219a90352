"""What gives away challenge pages, logins, missing pages and parked domains: data, and how to look for it. Pure.

Signs are general: products that stand before many sites, words that many sites use. No site is named for its own sake
but where only it uses a sign (see docs/links.md for where each comes from).
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesome_tools.links.model import Response


class HeaderSign(NamedTuple):
    """A header (lower case) whose value contains `value` means `what`."""

    name: str
    value: str
    what: str


# Bot walls that say so in a header, whatever the status is.
WALL_HEADERS = (
    HeaderSign("cf-mitigated", "challenge", "Cloudflare challenge"),
    HeaderSign("x-amzn-waf-action", "", "AWS WAF challenge"),
    HeaderSign("x-sucuri-block", "", "Sucuri firewall"),
    HeaderSign("x-vercel-mitigated", "", "Vercel challenge"),
)

# Titles of challenge pages, whole, in lower case. They come with 200 too.
WALL_TITLES = frozenset(
    {
        "just a moment...", "just a moment…", "attention required! | cloudflare", "one moment, please...",
        "please wait...",
        "ddos-guard", "human verification", "are you a robot?", "are you human?", "robot check", "security check",
        "security checkpoint", "vercel security checkpoint", "captcha", "verify you are human", "bot verification",
        "client challenge", "checking your browser", "checking your browser before accessing",
        "pardon our interruption",
        "access to this page has been denied", "making sure you're not a bot!", "radware bot manager captcha",
    }
)  # fmt: skip

# Scripts of challenge pages; only believed on a page that is not plainly more than that.
WALL_BODY = (b"/cdn-cgi/challenge-platform/", b"_cf_chl_opt", b"awswafintegration", b"/_incapsula_resource",
             b"px-captcha",
             b"/.well-known/anubis", b"captcha-delivery.com")  # fmt: skip
WALL_BODY_LIMIT = 16 * 1024

# Paths of pages that ask to log in or to consent; a segment of its own each.
LOGIN_SEGMENTS = frozenset(
    {"login", "log-in", "log_in", "signin", "sign-in", "sign_in", "sso", "oauth", "oauth2", "authorize", "auth",
    "session",
     "sessions", "accounts", "saml", "saml2", "idp", "cas", "wp-login.php", "login.php", "login.aspx",
     "login.html", "login.jsp",
     "servicelogin", "users", "authenticate", "register", "signup", "sign-up", "paywall", "unhuman"}
)  # fmt: skip
LOGIN_WEAK = frozenset({"accounts", "users", "auth", "session", "sessions", "register", "cas"})  # need company
LOGIN_HOSTS = re.compile(r"(^|[.-])(login|signin|sso|accounts?|auth|idp|id|identity)\.")
CONSENT_SEGMENTS = frozenset(
    {"consent", "cookie-consent", "cookies", "gdpr", "privacy-wall", "cookie-wall", "age-gate", "agegate"}
)
CONSENT_HOSTS = re.compile(r"(^|[.-])(consent|cookies?|cmp|gdpr)\.")

# Path segments (without extension) of pages that say that there is none.
MISSING_SEGMENTS = frozenset(
    {"404", "410", "error404", "404error", "error-404", "404-error", "404-not-found", "notfound", "not-found",
    "not_found",
     "page-not-found", "pagenotfound", "page_not_found", "missing", "doesnotexist"}
)  # fmt: skip

# Paths that are the home page by another name.
HOME_SEGMENTS = frozenset({"index", "home", "default", "main", "welcome", "start"})
LOCALE = re.compile(r"[a-z]{2}([-_][a-z]{2,4})?", re.IGNORECASE)

# A title, or a part of it between separators, that says that the page is missing.
MISSING_TITLE = re.compile(
    r"""(?:error\s*:?\s*|oops[!,.]*\s*|sorry[!,.]*\s*|whoops[!,.]*\s*)*
    (?: (?:error\s*)?40[14]\s*(?:error|[:.-]?\s*(?:the\s+)?(?:page|file|document)?\s*(?:is\s+|was\s+)?not\s+found)?
      | (?:error\s*)?410\s*gone
      | (?:the\s+|this\s+|that\s+|requested\s+)*(?:page|file|document|resource|content|site|article|url)\s+
        (?:you\s+(?:requested|are\s+looking\s+for)\s+)?
        (?:(?:was|is|could|can|has|does)\s*)?(?:not\s+be\s+found|not\s+found|n[o']t\s+exist|cannot\s+be\s+found|can['’]t\s+be\s+found
          |missing|no\s+longer\s+(?:available|exists)|been\s+removed|not\s+available|does\s+not\s+exist|doesn['’]t\s+exist)
      | not\s+found | nothing\s+found | page\s+unavailable | no\s+such\s+page
    )\s*(?:\(?\s*(?:error\s*)?404\s*\)?)?\s*[!.:]*""",
    re.IGNORECASE | re.VERBOSE,
)

# Hosts that only serve parked domains (as scripts, frames or where a redirect leads to).
PARKING_HOSTS = re.compile(
    rb"(?:https?:)?//(?:[a-z0-9-]+\.)*(?:sedoparking\.com|parkingcrew\.net|bodis\.com|parklogic\.com|above\.com|domainmarket\.com"
    rb"|hugedomains\.com|afternic\.com|dan\.com|uniregistry\.com|undeveloped\.com|buydomains\.com|skenzo\.com|voodoo\.com"
    rb"|parking\.[a-z0-9-]+\.[a-z]{2,6})(?![a-z0-9.-])",
    re.IGNORECASE,
)
SALE_TITLE = re.compile(
    r"(?:the\s+)?(?:this\s+)?(?:premium\s+)?(?:domain(?:\s+name)?\s+)?(?:[\w.-]+\s+)?"
    r"(?:is\s+|may\s+be\s+|available\s+)?for\s+sale[!.]*|(?:this\s+)?domain\s+(?:is\s+)?parked|parked\s+domain(?:\s+name)?"
    r"|(?:buy|purchase)\s+(?:this\s+)?(?:domain|[\w-]+(?:\.[\w-]+)+)|domain\s+(?:has\s+)?expired|expired\s+domain",
    re.IGNORECASE,
)
SALE_BODY = re.compile(
    r"domain(?:\s+name)?\s+(?:[\w.-]+\s+)?(?:is|may\s+be)\s+(?:available\s+)?for\s+sale|buy\s+this\s+domain"
    r"|(?:this\s+)?domain\s+(?:name\s+)?(?:is|has\s+been)\s+(?:parked|registered\s+at)|inquire\s+about\s+this\s+domain"
    r"|make\s+an\s+offer\s+on\s+this\s+domain|this\s+domain\s+has\s+expired|related\s+searches|sponsored\s+listings",
    re.IGNORECASE,
)
# On a page that says little else, this is enough.
SALE_PLAIN = re.compile(
    r"(?i)(?:this|the)\s+domain(?:\s+name)?\s+(?:[\w.-]+\s+)?(?:is|may\s+be)\s+(?:for\s+sale|parked)|buy\s+this\s+domain"
)

# What forges write above an archived repository: GitHub; Gitea and Forgejo; GitLab.
ARCHIVED_NOTE = re.compile(
    r"This repository (?:was|has been) archived(?: by (?:the|its) owner)?(?: (?:on|before) [\w ,-]{4,40}?)?\. "
    r"(?:It is now read-only|You can view files and clone it)"
    r"|This is an archived (?:project|repository)[.!] Repository and other project resources are read.only"
)
# What the owner wrote begins here, who may quote anything.
_OWN_WORDS = re.compile(rb"<article[\s>]|markdown-body")
# Forges whose notice stands below menus of some 100 KiB, and how much of a repository's page is read there.
FORGES = frozenset({"github.com", "www.github.com", "gitlab.com", "codeberg.org"})
FORGE_READ = 512 * 1024

_TITLE = re.compile(r"<title(?:\s[^<>]*)?>", re.IGNORECASE)
_TITLE_END = re.compile(r"</title", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DROPPED = re.compile(
    r"<(script|style|noscript|template)\b.*?(?:</\1[^<>]*>?|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL
)
_SEPARATOR = re.compile(r"\s+[|\-–—·•:»«/]\s+|\s*[|·•»«–—]\s*|:\s+")


@lru_cache(maxsize=64)
def _decoded(body: bytes, content_type: str) -> str:
    found = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:2048])
    charset = found[1].decode("ascii") if found else "utf-8"
    try:
        return body.decode(charset, "replace")
    except (LookupError, ValueError):
        return body.decode("utf-8", "replace")


def is_html(response: Response) -> bool:
    """Whether the body is a web page, by its type or, without one, by its looks."""
    kind = response.header("content-type").lower()
    if kind:
        return "html" in kind
    return b"<html" in response.body[:2048].lower() or b"<!doctype html" in response.body[:512].lower()


def text_of(response: Response) -> str:
    """The body's text, with whatever charset header or page name; replacement characters where that fails."""
    return _decoded(response.body, response.header("content-type"))


def title_of(response: Response) -> str:
    """The title of a web page in one line, empty if there is none."""
    if not is_html(response):
        return ""
    text = text_of(response)
    start = _TITLE.search(text)
    end = _TITLE_END.search(text, start.end()) if start else None
    return " ".join(html.unescape(text[start.end() : end.start()]).split())[:300] if start and end else ""


def words_of(response: Response) -> str:
    """What a reader of the page sees, roughly: tags, scripts and styles left out."""
    return " ".join(html.unescape(_DROPPED.sub(" ", text_of(response))).split())


def title_parts(title: str) -> list[str]:
    """A title and its parts between the usual separators."""
    return [title, *(part for part in _SEPARATOR.split(title) if part)]


def archived(response: Response) -> bool:
    """Whether the page of a repository says, above all that its owner wrote, that it is archived."""
    if b"archived" not in response.body or not is_html(response):
        return False
    own = _OWN_WORDS.search(response.body)
    head = response if own is None else replace(response, body=response.body[: own.start()])
    return ARCHIVED_NOTE.search(words_of(head)) is not None


def wall(response: Response) -> str:
    """The bot wall that answered, empty if none is seen."""
    for sign in WALL_HEADERS:
        if sign.name in response.headers and sign.value in response.header(sign.name).lower():
            return sign.what
    if not response.body or not is_html(response):
        return ""
    title = title_of(response).lower()
    if title in WALL_TITLES:
        return f"challenge page “{title}”"
    small = response.complete and len(response.body) <= WALL_BODY_LIMIT
    if small and any(sign in response.body.lower() for sign in WALL_BODY) and len(words_of(response)) < 600:
        return "challenge page"
    return ""
