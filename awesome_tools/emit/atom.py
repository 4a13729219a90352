"""What is new in a list as an Atom feed (RFC 4287). No clock: dates come from the records or from the caller."""

from __future__ import annotations

import re
import uuid
from calendar import monthrange
from collections.abc import Iterator, Sequence

from awesome_tools.emit.live import is_live, main_url
from awesome_tools.emit.xml import attributes, text
from awesome_tools.model import Record

# The namespace of entry ids: an entry keeps its id when the list moves.
_NAMESPACE = uuid.UUID("5f0c7a2e-6f0e-5f8e-9d0a-3f4b6d1c2a70")
_EPOCH = "1970-01-01T00:00:00Z"
_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:[/.-](?P<month>0?[1-9]|1[0-2])(?:[/.-](?P<day>0?[1-9]|[12]\d|3[01]))?)?")


def new_records(old: Sequence[Record], new: Sequence[Record]) -> tuple[Record, ...]:
    """The records of `new` that share neither an identifier, nor a link, nor a title with one of `old`."""
    known = {key for record in old for key in _handles(record)}
    return tuple(record for record in new if not known.intersection(_handles(record)))


def dump(
    records: Sequence[Record],
    *,
    title: str = "Awesome list",
    updated: str | None = None,
    link: str | None = None,
) -> str:
    """A feed of the records, the latest first.

    `updated` is the feed's date by RFC 3339 and that of records without one, by default the latest date of the
    records; `link` the list's address, which also names the feed.
    """
    dates = [_date(record) for record in records]
    latest = updated or max((date for date in dates if date), default=_EPOCH)
    order = sorted(range(len(records)), key=lambda number: dates[number] or latest, reverse=True)
    ids: set[str] = set()
    entries = [_entry(records[number], dates[number] or latest, ids) for number in order]
    feed_id = uuid.uuid5(_NAMESPACE, f"feed:{link or title}")
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>urn:uuid:{feed_id}</id>\n<title>{text(title)}</title>\n<updated>{text(latest)}</updated>\n"
        f"<author><name>{text(title)}</name></author>\n"
    )
    shown = f"<link{attributes(href=link)}/>\n" if link and is_live(link) else ""
    return head + shown + "".join(entries) + "</feed>\n"


def _entry(record: Record, updated: str, ids: set[str]) -> str:
    handle = next(_handles(record))
    name, again = str(uuid.uuid5(_NAMESPACE, handle)), 2
    while name in ids:
        name, again = str(uuid.uuid5(_NAMESPACE, f"{handle}#{again}")), again + 1
    ids.add(name)
    main = main_url(record)
    others = dict.fromkeys(link.url for link in record.links if is_live(link.url) and link.url != main)
    links = ([f"<link{attributes(href=main)}/>\n"] if main else []) + [
        f"<link{attributes(rel='related', href=url)}/>\n" for url in others
    ]
    facts = [
        ", ".join(record.authors),
        " ".join(filter(None, (record.venue, str(record.year or "")))),
        record.description,
    ]
    summary = " · ".join(fact for fact in facts if fact)
    return (
        f"<entry>\n<id>urn:uuid:{name}</id>\n<title>{text(record.title)}</title>\n<updated>{text(updated)}</updated>\n"
        + "".join(links)
        + "".join(f"<category{attributes(term=tag)}/>\n" for tag in record.tags)
        + f"<summary>{text(summary)}</summary>\n</entry>\n"
    )


def _handles(record: Record) -> Iterator[str]:
    """What an entry is known again by, the most telling first."""
    yield from record.identifiers
    yield from (f"url:{link.url}" for link in record.links)
    yield "title:" + " ".join(record.title.casefold().split())


def _date(record: Record) -> str | None:
    match = _DATE.fullmatch(record.date or str(record.year or ""))
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"] or 1)
    day = min(int(match["day"] or 1), monthrange(year, month)[1])
    return f"{year}-{month:02}-{day:02}T00:00:00Z"
