"""What an identifier is. Data only; which URL has which identifier is told by the rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identifier:
    """The name of a thing in a naming scheme: arXiv number, DOI, repository, video …

    `version` is that of a preprint (`v2`), or the branch, tag or commit of a repository. `path` is the sub-path in a
    repository, case kept: a folder or file if `version` is set, else a page such as `wiki/Home`. Neither is part of the
    text form `scheme:value`, which is what all links to one thing have in common.
    """

    scheme: str
    value: str
    version: str | None = None
    path: str | None = None

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
