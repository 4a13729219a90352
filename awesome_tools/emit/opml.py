"""Records as OPML 2.0 for outliners: sections nest, an entry is a link, its further links lie below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_tools.emit.live import is_live, main_url
from awesome_tools.emit.outline import nested
from awesome_tools.emit.xml import attributes, text
from awesome_tools.model import Record

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head>\n<title>{}</title>\n</head>\n<body>\n'


def dump(records: Sequence[Record], *, title: str = "Awesome list") -> str:
    """An outline document; URLs of other schemes than http, https and mailto are shown and lead nowhere."""
    return _HEAD.format(text(title)) + nested(records, _entry, _section, "</outline>\n") + "</body>\n</opml>\n"


def _section(title: str) -> str:
    return f"<outline{attributes(text=title)}>\n"


def _entry(record: Record) -> Iterator[str]:
    main = main_url(record)
    below = [link for link in record.links if link.url != main]
    start = "<outline" + attributes(
        text=record.title,
        type="link" if main else None,
        url=main,
        category=",".join(tag.replace(",", " ") for tag in record.tags) or None,
        _note=record.description,
    )
    yield start + (">\n" if below else "/>\n")
    for link in below:
        live = is_live(link.url)
        name = link.label or (link.role.value if live else link.url)
        yield f"<outline{attributes(text=name, type='link' if live else None, url=link.url if live else None)}/>\n"
    if below:
        yield "</outline>\n"
