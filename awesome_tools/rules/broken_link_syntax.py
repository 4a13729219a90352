"""AW309: links whose Markdown is broken, so that the page shows it as text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from awesome_tools.model import Edit, Severity, Span
from awesome_tools.rules.base import Finding, Rule, replaced, unsafe
from awesome_tools.rules.reading.page import Page

_URL = r"(?:https?://|www\.)[^\s()<>\[\]]+"
# Papers often have their links in brackets that are shown, `[[code]](…)`.
_GAP = re.compile(rf"(?<!\\)\[(?P<text>\[[^\[\]\n]+\]|[^\[\]\n]+)\](?P<gap>[ \t]+)\((?P<url>{_URL})\)")
_BLANK = re.compile(r"(?<!\\)\[(?P<text>[^\[\]\n]+)\]\((?P<url>https?://[^()\n<>]*? [^()\n<>\"']*)\)")
_SWAPPED = re.compile(rf"\((?P<text>[^()\n]+)\)\[(?P<url>{_URL})\]")
_OPEN = re.compile(rf"(?<!\\)\[(?P<text>[^\[\]\n]+)\]\((?P<url>{_URL})(?=\s+[-–—]\s|[ \t]*$)", re.MULTILINE)
_BARE_TARGET = re.compile(r"(?<!\\)\[(?P<text>[^\[\]\n]+)\](?P<url>https?://[^\s()<>\[\]]+)(?=[\s)]|$)")
_UNCLOSED = re.compile(rf"(?<!\\)\[(?P<text>[^\[\]()\n]+)\((?P<url>{_URL})\)(?!\s*\])")


class BrokenLinkSyntax(Rule):
    """A link is shown as text, because its brackets are not as Markdown wants them.

    Why: readers see brackets and cannot click. Told are a blank between the brackets, a blank in the address, brackets
    the wrong way round, and brackets that are missing.

    ```md invalid
    - [One] (https://one.org) - First.
    - (Two)[https://two.org] - Second.
    - [Three](https://three.org - Third.
    - [Four]https://four.org - Fourth.
    - [Five](https://five.org/a b) - Fifth.
    - Six [[code]] (https://six.org)
    ```
    ```text report
    1:3 AW309 unexpected blank between the brackets of a link
    2:3 AW309 unexpected brackets of a link the wrong way round
    3:3 AW309 unexpected link without its closing bracket
    4:3 AW309 unexpected link without brackets around its target
    5:3 AW309 unexpected blank in the target of a link
    6:7 AW309 unexpected blank between the brackets of a link
    ```
    ```md fixed
    - [One](https://one.org) - First.
    - [Two](https://two.org) - Second.
    - [Three](https://three.org) - Third.
    - [Four](https://four.org) - Fourth.
    - [Five](https://five.org/a%20b) - Fifth.
    - Six [[code]](https://six.org)
    ```
    ```md valid
    - [One](https://one.org "A title") - First, a [note] (see there).
    - [Paper][1] and `[code] (https://one.org)`

    [1]: https://two.org
    ```
    """

    code = "AW309"
    name = "broken-link-syntax"
    severity = Severity.ERROR

    def check(self, page: Page) -> Iterator[Finding]:
        """Search the text for what nearly is a link."""
        covered = sorted(
            (node.start, node.end)
            for node in page.nodes("link", "image", "definition")
            if node.kind not in ("bare", "autolink")
        )
        starts = {start for start, _ in covered}
        seen: set[int] = set()
        for pattern, told, hint in _FORMS:
            for match in pattern.finditer(page.text) if hint.search(page.text) else ():
                at = match.start()
                if (
                    at in starts
                    or at in seen
                    or page.in_raw(at)
                    or page.in_raw(match.start("url"))
                    or _within(at, match.end(), covered)
                ):
                    continue
                seen.add(at)
                fix = unsafe("mend the link", _edit(match))
                yield Finding(Span(at, match.end()), f"unexpected {told}", fix)


def _edit(match: re.Match[str]) -> Edit:
    url = match["url"].strip().replace(" ", "%20")
    return replaced(match.start(), match.end(), f"[{match['text']}]({url})")


def _within(start: int, end: int, covered: list[tuple[int, int]]) -> bool:
    """Whether a link or image that is one overlaps the range."""
    at = bisect_right(covered, (end, -1))
    return any(start < last for _, last in covered[max(0, at - 3) : at])


_ENDLESS = re.compile(r"\]\((?:https?://|www\.)[^()<>\s]*+(?:\s|\Z)")
# Each with what it says, and something short that texts without it do not have.
_FORMS = (
    (_GAP, "blank between the brackets of a link", re.compile(r"\][ \t]+\(")),
    (_BLANK, "blank in the target of a link", _ENDLESS),
    (_SWAPPED, "brackets of a link the wrong way round", re.compile(r"\)\[")),
    (_OPEN, "link without its closing bracket", _ENDLESS),
    (_BARE_TARGET, "link without brackets around its target", re.compile(r"\]http")),
    (_UNCLOSED, "link without its closing bracket", re.compile(r"\((?<!\]\()(?:https?://|www\.)")),
)
