"""AW304: links that take a detour through another site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from awesome_tools.identifiers import unwrap
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, unsafe
from awesome_tools.rules.reading.page import Page

# A copy in an archive is linked on purpose; the original may be gone.
_ARCHIVES = (
    "web.archive.org",
    "archive.org",
    "archive.is",
    "archive.ph",
    "archive.today",
    "webcache.googleusercontent.com",
)


class Redirector(Rule):
    """A link leads through a page that only passes its visitors on.

    Why: the detour counts visitors, and breaks before the target does. It is left over from copying a link out of a
    search, a chat or a social network. Copies in archives are fine.

    ```md invalid
    - [One](https://www.google.com/url?q=https://one.org/a&sa=D) - First.
    ```
    ```text report
    1:9 AW304 unexpected detour, expected `https://one.org/a`
    ```
    ```md fixed
    - [One](https://one.org/a) - First.
    ```
    ```md valid
    - [One](https://web.archive.org/web/2020/https://one.org) - First.
    ```
    """

    code = "AW304"
    name = "redirector"
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Unwrap every link."""
        for node in page.nodes("link"):
            url = node.url.strip()
            if (
                not url.startswith("http")
                or node.url_start < 0
                or url.count("http") + url.count("10.") + url.count("www.") < 2
            ):
                continue
            target = unwrap(url)
            host = _host(url)
            if target == url or not host or host.endswith(_ARCHIVES) or _host(target) == host:
                continue
            usable = not any(char in target for char in " ()<>|")
            fix = unsafe("link to the target", replaced(node.url_start, node.url_end, target)) if usable else None
            yield Finding(Span(node.url_start, node.url_end), f"unexpected detour, expected {quoted(target, 80)}", fix)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
