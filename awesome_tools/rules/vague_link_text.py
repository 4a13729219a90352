"""AW312: link texts that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page

_VAGUE = frozenset(
    """
    here|click here|click|this|this link|link here|read more|more|hier|ici|aquí|aqui|qui|\
这里|這裡|点击这里|こちら|здесь|тут
    """.strip().split("|")
)


class VagueLinkText(Rule):
    """A link's text does not say where it leads.

    Why: screen readers read links without their sentences, and so do eyes. Off in the presets: role labels such as
    `code` and `link` are common in lists of papers and not meant.
    Options: `words`, further texts that say nothing.

    ```md invalid
    See [here](https://one.org).
    ```
    ```text report
    1:5 AW312 unexpected link text `here`, expected what it leads to
    ```
    ```md valid
    - Paper [[link](https://one.org)] [[code](https://two.org)]
    ```
    """

    code = "AW312"
    name = "vague-link-text"
    presets = frozenset()
    tags = frozenset({"content"})

    words: tuple[str, ...] = ()

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the text of every link."""
        vague = _VAGUE | {word.casefold() for word in self.words}
        for node in page.nodes("link"):
            text = node.plain().strip(" .:!*_").casefold()
            if text in vague:
                yield Finding(
                    Span(node.start, node.end),
                    f"unexpected link text {quoted(node.plain())}, expected what it leads to",
                )
