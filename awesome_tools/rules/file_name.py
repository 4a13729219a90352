"""AW806: names of list files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page


class FileName(Rule):
    """The file's name has blanks, mixed case or other oddities.

    Why: links to it need escapes, and differ between systems that mind case and those that do not. Off in the presets:
    a name is not changed lightly, as links lead to it.
    Options: `pattern`, the regular expression that the whole name has to match.

    ```md invalid {"pattern": "list.md"}
    # List
    ```
    ```text report
    1:1 AW806 unexpected file name `README.md`, expected one like `list.md`
    ```
    ```md valid
    # List
    ```
    """

    code = "AW806"
    name = "file-name"
    presets = frozenset()
    aliases = (
        "file-extension",
        "no-file-name-articles",
        "no-file-name-consecutive-dashes",
        "no-file-name-irregular-characters",
        "no-file-name-mixed-case",
        "no-file-name-outer-dashes",
    )

    pattern: str = r"(?!(?:a|an|the)-)(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\.mdx?|[A-Z0-9]+(?:[-.][A-Z0-9]+)*\.(?:mdx?|MDX?))"

    def check(self, page: Page) -> Iterator[Finding]:
        """Match the last part of the path."""
        name = posixpath.basename(page.source.path.replace("\\", "/"))
        if name not in ("", "-") and not re.fullmatch(self.pattern, name):
            usual = quoted(self.pattern) if self.pattern != FileName.pattern else "`my-list.md` or `README.md`"
            yield Finding(Span(0, 0), f"unexpected file name {quoted(name)}, expected one like {usual}")
