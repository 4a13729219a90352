"""AW805: the files that an awesome list has beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule
from awesome_tools.rules.reading.page import Page

_LICENCES = ("license", "licence", "copying", "unlicense")


class CommunityFiles(Rule):
    """The repository has no contributing guide or no licence.

    Why: the guidelines of awesome lists ask for both. Only a file called `readme` is judged, by what stands in its
    folder, in `.github` or in `docs`; nothing is told where the folder cannot be looked at.
    Options: `files`, which of `contributing`, `licence` must be there.

    ```md invalid
    # List
    ```
    ```text report
    1:1 AW805 unexpected repository without a licence file
    ```
    ```md valid {"files": ["contributing"]}
    # List
    ```
    """

    code = "AW805"
    name = "community-files"
    presets = frozenset({AWESOME})
    aliases = ("awesome-contributing", "awesome-github", "awesome-code-of-conduct")

    files: tuple[str, ...] = ("contributing", "licence")

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the names in three folders."""
        name = posixpath.basename(page.source.path.replace("\\", "/")).lower()
        here = page.surroundings.names(".")
        if here is None or not name.startswith("readme."):
            return
        names = set(here)
        for folder in (".github", "docs"):
            if f"{folder}/" in here:
                names |= page.surroundings.names(folder) or frozenset()
        stems = {one.lower().partition(".")[0].rstrip("/") for one in names}
        if "contributing" in self.files and "contributing" not in stems:
            yield Finding(Span(0, 0), "unexpected repository without a contributing guide")
        if "licence" in self.files and not any(stem.startswith(_LICENCES) for stem in stems):
            yield Finding(Span(0, 0), "unexpected repository without a licence file")
