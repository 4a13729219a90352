"""AW303: parts of a link that only tell where the visitor came from."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.identifiers.tracking import is_tracking
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, unsafe
from awesome_tools.rules.reading.page import Page


class TrackingParameter(Rule):
    """A link carries parameters that track the visitor.

    Why: they change nothing on the page, and make one address look like many.
    Options: `allow`, parameters that are wanted.

    ```md invalid
    - [One](https://one.org/?id=1&utm_source=list&utm_medium=x#top) - First.
    ```
    ```text report
    1:9 AW303 unexpected tracking parameters `utm_source`, `utm_medium`
    ```
    ```md fixed
    - [One](https://one.org/?id=1#top) - First.
    ```
    ```md valid
    - [One](https://one.org/?id=1) - First.
    ```
    """

    code = "AW303"
    name = "tracking-parameter"
    tags = frozenset({"content"})

    allow: tuple[str, ...] = ()

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the query of every link."""
        for node in page.nodes("link"):
            if "?" not in node.url or node.url_start < 0:
                continue
            head, _, rest = node.url.partition("?")
            query, mark, fragment = rest.partition("#")
            parts = query.split("&")
            bad = [part for part in parts if self._tracks(part)]
            if not bad or page.text[node.url_start : node.url_end] != node.url:
                continue
            kept = "&".join(part for part in parts if part not in bad)
            url = head + (f"?{kept}" if kept else "") + mark + fragment
            names = ", ".join(quoted(part.partition("=")[0]) for part in bad)
            plural = "s" if len(bad) > 1 else ""
            fix = unsafe("remove them", replaced(node.url_start, node.url_end, url))
            yield Finding(Span(node.url_start, node.url_end), f"unexpected tracking parameter{plural} {names}", fix)

    def _tracks(self, part: str) -> bool:
        name = part.partition("=")[0].removeprefix("amp;")
        return is_tracking(name, "") and name not in self.allow
