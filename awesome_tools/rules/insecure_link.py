"""AW302: http links to hosts that the list links to by https."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, unsafe
from awesome_tools.rules.data.hosts import SECURE
from awesome_tools.rules.reading.page import Page

_HOST = re.compile(r"(https?)://(?:www\.)?([^/?#:\s]+)(?=[/?#]|$)", re.IGNORECASE)


class InsecureLink(Rule):
    """A link uses http, although its host is known to have https.

    Why: one address, one form; and http can be read and changed on the way. A host counts as secure if the list itself
    links to it by https, or if it is one of the large ones that send everybody there.

    ```md invalid
    - [One](http://one.org/a) - First.
    - [Two](https://one.org/b) - Second.
    - [Three](http://three.org) - Third.
    ```
    ```text report
    1:9 AW302 unexpected `http` for `one.org`, expected `https` as elsewhere in the list
    ```
    ```md fixed
    - [One](https://one.org/a) - First.
    - [Two](https://one.org/b) - Second.
    - [Three](http://three.org) - Third.
    ```
    ```md valid
    - [One](http://one.org) - First.
    ```
    """

    code = "AW302"
    name = "insecure-link"
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Compare the schemes of links to one host."""
        found = [(node, match) for node in page.nodes("link") if (match := _HOST.match(node.url))]
        secure = {match[2].lower() for _, match in found if match[1].lower() == "https"}
        for node, match in found:
            host = match[2].lower()
            if match[1].lower() != "http" or node.url_start < 0 or not (host in secure or host in SECURE):
                continue
            start = page.text.find("http", node.url_start, node.url_end)
            if start < 0:
                continue
            fix = unsafe("write https", replaced(start, start + 4, "https"))
            told = " as elsewhere in the list" if host in secure else ""
            message = f"unexpected `http` for {quoted(host)}, expected `https`{told}"
            yield Finding(Span(start, node.url_end), message, fix)
