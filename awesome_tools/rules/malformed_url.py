"""AW308: addresses that no browser opens as meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, unsafe
from awesome_tools.rules.reading.page import Page

# What most addresses look like, nothing wrong with them.
_PLAIN = re.compile(
    r"https?://[a-z0-9-]++(?:\.[a-z0-9-]++)++(?:/[\w./~%+@#?=&-]*)?(?<=[\w/])", re.IGNORECASE | re.ASCII
)
_DOUBLED = re.compile(r"(?:https?:/{0,2})+(?=https?:/{1,2})", re.IGNORECASE)
_SCHEME = re.compile(r"h{1,2}t{1,3}ps{0,2}(?::/{1,3}|//|;//|:\\\\)(?=[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_RIGHT = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|dev|ai|app|co|cn|de|uk|fr|jp|eu|info))(?=[/?#]|$)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?<=[\w/])(?:[\])}>,;]+|\.{2,})$")
_MARKDOWN = re.compile(r"\[[^\[\]]*\]\((https?://[^()\s]+)\)")


class MalformedUrl(Rule):
    """The target of a link is no proper address.

    Why: it opens nothing, or a page that does not exist beside the list.

    ```md invalid
    - [One](http://https://one.org) - First.
    - [Two](https//two.org) - Second.
    - [Three](www.three.org) - Third.
    - [Four](<https://four.org/a b>) - Fourth.
    ```
    ```text report
    1:9 AW308 unexpected `http://https://one.org`, expected `https://one.org`
    2:9 AW308 unexpected `https//two.org`, expected `https://two.org`
    3:11 AW308 unexpected `www.three.org`, expected `https://www.three.org`
    4:11 AW308 unexpected `https://four.org/a b`, expected `https://four.org/a%20b`
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - [Three](https://www.three.org) - Third.
    - [Four](<https://four.org/a%20b>) - Fourth.
    ```
    ```md valid
    - [One](docs/www.md) - First.
    - [Two](https://two.org/wiki/Two_(number)) - Second.
    - [Three](https://web.archive.org/web/http://three.org) - Third.
    ```
    """

    code = "AW308"
    name = "malformed-url"
    severity = Severity.ERROR
    tags = frozenset({"content"})
    aliases = ("awesome-list-item",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the target of every link."""
        for node in page.nodes("link", "definition"):
            url = node.url
            if not url or url[0] in "#./" or node.kind in ("bare", "autolink"):
                continue
            meant = meant_url(url)
            if meant is None or meant == url:
                continue
            start, end = node.url_start, node.url_end
            fix = (
                unsafe("write the address", replaced(start, end, meant))
                if start >= 0 and page.text[start:end] == url
                else None
            )
            span = Span(start, end) if start >= 0 else Span(node.start, node.end)
            yield Finding(span, f"unexpected {quoted(url)}, expected {quoted(meant)}", fix)


def meant_url(url: str) -> str | None:
    """What a malformed address was meant to be, None if it is as it should be or nobody can tell."""
    if _PLAIN.fullmatch(url):
        return url
    text = url.strip()
    if match := _MARKDOWN.fullmatch(text):
        return match[1]
    text = _DOUBLED.sub("", text) if _DOUBLED.match(text) else text
    match = _SCHEME.match(text)
    if match and not _RIGHT.match(text):
        secure = "s" if "s" in match[0].lower() else ""
        text = f"http{secure}://{text[match.end() :]}"
    elif HOST.match(text) and "://" not in text:
        text = f"https://{text}"
    if not _RIGHT.match(text):
        return None
    cut = _TAIL.sub("", text)
    if text != cut and not ("(" in text and text.endswith(")") and text.count("(") == text.count(")")):
        text = cut
    return re.sub(r"\s", "%20", text)
