"""AW306: links to files that are not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesome_tools.model import Severity, Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.malformed_url import HOST
from awesome_tools.rules.reading.page import Page

_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|www\.", re.IGNORECASE)


class BrokenLocalPath(Rule):
    """A link or image leads to a file beside the list that does not exist.

    Why: it is broken wherever the list is read. Letter case counts, as it does on GitHub. Nothing is told where the
    folder cannot be looked at, as for text from standard input.

    ```md valid
    - [Guide](CONTRIBUTING.md), [site](https://one.org)
    ```
    ```md invalid
    - [Guide](Contributing.md), [docs](docs/missing.md)
    ```
    ```text report
    1:11 AW306 unexpected path `Contributing.md`, only `CONTRIBUTING.md` exists: case counts
    1:36 AW306 unexpected path `docs/missing.md`: no such file
    ```
    """

    code = "AW306"
    name = "broken-local-path"
    severity = Severity.ERROR
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Ask for every relative path."""
        for node in page.nodes("link", "image"):
            url = node.url.strip()
            if not url or _REMOTE.match(url) or "{" in url or HOST.match(url):
                continue
            if missing := _missing(page, unquote(re.split(r"[?#]", url)[0])):
                span = Span(node.url_start, node.url_end) if node.url_start >= 0 else Span(node.start, node.end)
                yield Finding(span, f"unexpected path {quoted(url)}{missing}")


def _missing(page: Page, path: str) -> str:
    """What is wrong with a path, relative to the page or the repository, '' if nothing is or nobody can tell."""
    folder, name = posixpath.split(posixpath.normpath(path.replace("\\", "/") or "."))
    names = page.surroundings.names(folder or ".")
    if names is None or name in ("..", ".", "") or name in names or f"{name}/" in names:
        return ""
    same = sorted(one for one in names if one.rstrip("/").casefold() == name.casefold())
    return f", only {quoted(same[0])} exists: case counts" if same else ": no such file"
