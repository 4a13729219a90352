"""AW615: how labels of reference links are written."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted, replaced, safe
from awesome_tools.rules.reading.page import Page


class ReferenceStyle(Rule):
    """A label is written with capitals or doubled blanks in its definition, or repeats the text of its link.

    Why: labels are compared without case and blanks, so the plainest form is the one to search for. Off in the presets,
    because the page looks the same.

    ```md invalid
    [One][one], ![two][Two]

    [one]: https://one.org
    [Two]: https://two.org
    ```
    ```text report
    1:6 AW615 unexpected label that repeats the text, expected `[]`
    1:19 AW615 unexpected label that repeats the text, expected `[]`
    4:1 AW615 unexpected label `Two` in a definition, expected `two`
    ```
    ```md fixed
    [One][], ![two][]

    [one]: https://one.org
    [two]: https://two.org
    ```
    ```md valid
    [One][]

    [one]: https://one.org
    ```
    """

    code = "AW615"
    name = "reference-style"
    presets = frozenset()
    tags = frozenset({"layout"})
    aliases = (
        "definition-case",
        "definition-spacing",
        "no-unneeded-full-reference-image",
        "no-unneeded-full-reference-link",
    )

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at definitions, and at links with a text and a label."""
        for node in page.nodes("definition"):
            usual = " ".join(node.text.lower().split())
            start = page.text.find("[", node.start) + 1
            if usual != node.text and not node.text.startswith("^") and page.text.startswith(node.text, start):
                fix = safe("write it small", replaced(start, start + len(node.text), usual))
                told = f"unexpected label {quoted(node.text)} in a definition, expected {quoted(usual)}"
                yield Finding(Span(node.start, node.end), told, fix)
        for node in page.nodes("link", "image"):
            ending = f"[{node.label}]"
            text = node.text if node.type == "image" else node.plain()
            whole = page.text[node.start : node.end]
            if node.kind != "reference" or not node.label or not whole.endswith(f"]{ending}"):
                continue
            written = whole[whole.index("[") + 1 : -len(ending) - 1]
            if " ".join(text.casefold().split()) == " ".join(node.label.casefold().split()) and written == text:
                start = node.end - len(ending)
                fix = safe("leave it empty", replaced(start + 1, node.end - 1, ""))
                yield Finding(Span(start, node.end), "unexpected label that repeats the text, expected `[]`", fix)
