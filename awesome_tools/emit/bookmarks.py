"""Records as the bookmark file that browsers import: sections are folders, every live link of an entry is a bookmark.

The format is Netscape's, as MDN and Microsoft ("Netscape Bookmark File Format") describe it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_tools.emit.live import is_live, main_url
from awesome_tools.emit.outline import nested
from awesome_tools.emit.xml import attributes, text
from awesome_tools.model import Record

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<META HTTP-EQUIV="Content-Security-Policy" CONTENT="default-src 'none'">
<TITLE>{0}</TITLE>
<H1>{0}</H1>
<DL><p>
"""
_END = "</DL><p>\n"


def dump(records: Sequence[Record], *, title: str = "Awesome list") -> str:
    """A bookmark file; URLs of other schemes than http, https and mailto are left out."""
    return _HEAD.format(text(title)) + nested(records, _entry, _folder, _END) + _END


def _folder(title: str) -> str:
    return f"<DT><H3>{text(title)}</H3>\n<DL><p>\n"


def _entry(record: Record) -> Iterator[str]:
    main = main_url(record)
    tags = ",".join(tag.replace(",", " ") for tag in record.tags) or None
    urls = dict.fromkeys(link.url for link in record.links if is_live(link.url))
    labels = {link.url: link.label or link.role.value for link in reversed(record.links)}
    for url in sorted(urls, key=lambda url: url != main):
        name = record.title if url == main else f"{record.title} ({labels[url]})"
        yield f"<DT><A{attributes(HREF=url, TAGS=tags)}>{text(name)}</A>\n"
    if main and record.description:
        yield f"<DD>{text(record.description)}\n"
