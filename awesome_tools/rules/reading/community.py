"""What a repository has beside its list: guides, licence, code of conduct."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.rules.reading.page import Page


def is_readme(page: Page) -> bool:
    """Whether the file is called `readme`, whatever its ending: the page that stands for its folder."""
    return page.source.path.replace("\\", "/").rpartition("/")[2].lower().startswith("readme.")


def community(page: Page) -> Iterator[tuple[str, str]]:
    """Around a `readme`, path and name of what is in the folders in which GitHub looks for guides and licence."""
    here = page.surroundings.names(".") if is_readme(page) else None
    for folder in (".", ".github", "docs") if here is not None else ():
        if folder == "." or f"{folder}/" in (here or ()):
            for name in sorted(page.surroundings.names(folder) or ()):
                yield name if folder == "." else f"{folder}/{name}", name
