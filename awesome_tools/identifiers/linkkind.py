"""What a link leads to, as far as its address tells: paper, code, video or another thing.

The label and the column of a link say more than its address; whoever reads those decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_tools.identifiers.hosts import KINDS_BY_HOST
from awesome_tools.identifiers.kinds import LinkKind, kind_of
from awesome_tools.identifiers.table import addressed, is_ruled

if TYPE_CHECKING:
    from awesome_tools.identifiers.address import Address
    from awesome_tools.identifiers.identifier import Identifier

_PRINTED = (".pdf", ".ps", ".ps.gz", ".djvu")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".ico", ".heic")
_FILMS = (".mp4", ".webm", ".mov", ".avi", ".mkv")
# Files that are read, not run.
_ENDINGS = """
    .md .markdown .mdx .rst .txt .adoc .asciidoc .org .html .htm .ipynb .rmd .qmd .doc .docx .ppt .pptx .odt .odp .csv
    .tsv .xlsx .yml .yaml .json .bib
"""
_WRITINGS = tuple(_ENDINGS.split())
# Pages of a publisher that are no papers: the site itself, lists, searches, issues, people.
_NO_PAPER = (
    r"(?:/(?:list|a|search|find|toc|loi|about|help|browse|archive|authors?|profiles?|journals?|conferences?|groups?|"
    r"issues?|topics?|task|sota|datasets?|methods?|area|events?|venues?|volumes|index|home|news|login|register|users?|"
    r"xpl/(?:conhome|recentissue|mostrecentissue)|corporate|subjects?)(?:[/.].*)?|/[^/]*\.(?:php|py|cgi))?"
)


def host_kind(url: str) -> LinkKind | None:
    """What the URL leads to; None if neither an identifier nor its host or file name tells. Never raises."""
    address, identifier = addressed(url)
    if address is None:
        return None
    path = address.path.lower()
    if path.endswith(_PRINTED):
        return "paper"
    if path.endswith(_PICTURES):
        return "other"
    if path.endswith(_FILMS):
        return "video"
    listed = next(iter(KINDS_BY_HOST.find(address.host)), None)
    if listed == "other":
        return "other"
    if identifier is None:
        return _of_page(address, listed)
    kind = kind_of(identifier)
    return "other" if kind == "code" and not holds_source(identifier) else kind


def _of_page(address: Address, listed: LinkKind | None) -> LinkKind | None:
    """The kind of a page without identifier: on a host that is known it is of the host's kind or a page of the site."""
    if listed is None:
        return "other" if is_ruled(address.host) else None
    if listed == "paper" and not address.query and re.fullmatch(_NO_PAPER, address.path.lower()):
        return "other"
    return "other" if listed == "code" and not address.path else listed


def holds_source(identifier: Identifier) -> bool:
    """Whether a page of a code host holds source: a repository, a folder or source file in it, an owner of them.

    Wikis, issues, releases and single documents do not; neither does a repository that is itself an awesome list.
    """
    if identifier.path is not None:
        return identifier.version is not None and not identifier.path.lower().endswith(_WRITINGS)
    return not identifier.value.rpartition("/")[2].startswith(("awesome-", "awesome_"))
