"""AW805: the files that an awesome list has beside it."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted
from awesome_tools.rules.reading.community import community
from awesome_tools.rules.reading.page import Page

_LICENCES = ("license", "licence", "copying", "unlicense")


class CommunityFiles(Rule):
    """The repository has no contributing guide, an empty one, or no licence.

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
    aliases = ("awesome-contributing", "awesome-github")

    files: tuple[str, ...] = ("contributing", "licence")

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at the names in three folders."""
        stems = {name.lower().partition(".")[0].rstrip("/"): path for path, name in community(page)}
        guide = stems.get("contributing")
        if not stems:
            return
        if "contributing" in self.files and guide is None:
            yield Finding(Span(0, 0), "unexpected repository without a contributing guide")
        elif "contributing" in self.files and guide is not None and not guide.endswith("/"):
            text = page.surroundings.text(guide)
            if text is not None and not text.strip():
                yield Finding(Span(0, 0), f"unexpected empty contributing guide {quoted(guide)}")
        if "licence" in self.files and not any(stem.startswith(_LICENCES) for stem in stems):
            yield Finding(Span(0, 0), "unexpected repository without a licence file")
