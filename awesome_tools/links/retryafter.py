"""The Retry-After header in both its forms (RFC 9110 §10.2.3). Pure: a date is read against the server's own clock."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_of(value: str, date: str) -> float | None:
    """Seconds to wait, None if the header says nothing that can be read.

    `date` is the Date header of the same answer, added by the transport where a server sends none: a client's clock may
    be wrong, and the policy has none. Without it, or for a date that lies before it, a date counts as 0 seconds.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    until = _date(value)
    if until is None:
        return None
    now = _date(date)
    return 0.0 if now is None else max(0.0, (until - now).total_seconds())


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value.strip())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
