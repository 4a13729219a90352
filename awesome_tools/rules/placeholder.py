"""AW111: text that was meant to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_TEXT = re.compile(
    r"(?:todo|tbd|tba|fixme|xxx|lorem ipsum dolor.*|"
    r"(?:your|project|tool|package|resource|paper|item|list)[ _-](?:name|title|project|link|description)(?: here)?|"
    r"insert .{1,20} here|description(?: here)?|link title|name|title|\.\.\.|…)",
    re.IGNORECASE,
)
_NO_URL = re.compile(r"todo|tbd|tba|fixme|x{3,}|url|link", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"todo|tbd|tba|fixme|lorem ipsum dolor.*|(?:short |your )?description(?: here)?", re.IGNORECASE
)
_URL = re.compile(
    r"https?://(?:www\.)?(?:(?:example\.(?:com|org|net)|your-?(?:site|domain|url|link|project)\.[a-z]+)(?:[/?#].*)?|(?:github|gitlab)\.com/(?:user(?:name)?|your-?(?:user-?)?name|owner|org)/(?:repo(?:sitory)?|project|your-?(?:repo|project))/?|link|url|todo|xxx)",
    re.IGNORECASE,
)


class Placeholder(Rule):
    """An entry still has the words or the link of a template.

    Why: somebody meant to fill it in.

    ```md invalid
    - [Project Name](https://github.com/user/repo) - Description.
    - [Two](https://two.org) - TODO
    - [Three](TODO) - Third.
    ```
    ```text report
    1:3 AW111 unexpected placeholder `Project Name`
    1:18 AW111 unexpected placeholder `https://github.com/user/repo`
    1:50 AW111 unexpected placeholder `Description`
    2:28 AW111 unexpected placeholder `TODO`
    3:11 AW111 unexpected placeholder `TODO`
    ```
    ```md valid
    - [Todo.txt](http://todotxt.org) - A todo format.
    - [Example](https://iana.org/example) - See <https://example.com.au>.
    ```
    """

    code = "AW111"
    name = "placeholder"
    tags = frozenset({"content"})

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at titles, targets and descriptions of entries."""
        for view in page.views:
            link, span = view.link, view.description
            if link is not None:
                yield from _in_link(link)
            if span is not None:
                text = page.text[span.start : span.end].strip(" .*_`()[]")
                if _DESCRIPTION.fullmatch(text):
                    yield _finding(span.start, span.end, text)


def _in_link(link: Node) -> Iterator[Finding]:
    if not (_URL.fullmatch(link.url) or _NO_URL.fullmatch(link.url)):
        return
    title = link.plain().strip()
    if _TEXT.fullmatch(title) and not title.islower():
        yield _finding(link.start, link.end if link.kind != "inline" else link.start + len(title) + 2, title)
    if link.url_start >= 0:
        yield _finding(link.url_start, link.url_end, link.url)


def _finding(start: int, end: int, text: str) -> Finding:
    return Finding(Span(start, end), f"unexpected placeholder {quoted(text)}")
