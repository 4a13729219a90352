"""Which URLs a page or feed may turn into a link that a click follows, and which link of a record is its main one."""

from __future__ import annotations

import re
from html import unescape

from awesome_tools.model import Record, Role

_LIVE = re.compile(r"(?:https?://[^\s/?#\\]|mailto:[^\s])", re.IGNORECASE)
# Browsers drop these from a URL before they read its scheme and host.
_ACTIVE = re.compile(r"[\x00-\x1f\x7f]")


def is_live(url: str) -> bool:
    """Whether a URL is absolute and its scheme http, https or mailto, in every browser's reading."""
    return bool(_LIVE.match(url)) and not _ACTIVE.search(url)


# Schemes that run something or read the reader's own files when a link with them is followed.
_DANGEROUS = re.compile(r"\s*(?:javascript|vbscript|data|file|blob)\s*:", re.IGNORECASE)


def is_dangerous(url: str) -> bool:
    """Whether following the URL could run something or open the reader's own files; relative links are not."""
    return bool(_DANGEROUS.match(_ACTIVE.sub("", unescape(url))))


def main_url(record: Record) -> str | None:
    """The live link that a record is best known by: the first paper's, else the first."""
    live = [link for link in record.links if is_live(link.url)]
    papers = [link for link in live if link.role is Role.PAPER]
    return next((link.url for link in (*papers, *live)), None)
