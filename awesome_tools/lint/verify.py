"""What a fix must not change: the rendered page for layout fixes, titles and URLs by section for safe ones. Pure."""

from __future__ import annotations

from collections import Counter

from awesome_tools.document import Document
from awesome_tools.edits import rendered
from awesome_tools.parsers.accounting import links_of
from awesome_tools.source import Source


def same_page(before: Source, after: Source) -> bool:
    """Whether both texts render to the same HTML, blanks at its end aside."""
    return rendered(before.text).rstrip() == rendered(after.text).rstrip()


def same_entries(before: Document, after: Document) -> bool:
    """Whether each section has the same (title, URL) pairs, as often, and the page the same links; order is free.

    Links within the page (`#…`) may change.
    """
    return _pairs(before) == _pairs(after) and _links(before) == _links(after)


def _pairs(document: Document) -> Counter[tuple[tuple[str, ...], str, str]]:
    found: Counter[tuple[tuple[str, ...], str, str]] = Counter()
    for entry in document.entries:
        record = entry.record
        found.update((record.section, record.title, url) for url in {link.url for link in record.links} or {""})
    return found


def _links(document: Document) -> Counter[str]:
    return Counter(link.url for link in links_of(document.root) if not link.url.startswith("#"))
