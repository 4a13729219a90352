"""Snapshots of dead pages in the Internet Archive's Wayback Machine: the question and how to read its answer. Pure.

The availability API (https://archive.org/help/wayback_api.php) is often slow or wrong by omission, so no answer means
nothing.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlsplit

from awesome_tools.links.model import Request, Response

API = "https://archive.org/wayback/available"
_YEAR = re.compile(r"(?<![\d.])((?:19[89]|20[0-4])\d)(?:[-/.](0[1-9]|1[0-2])(?:[-/.]([0-2]\d|3[01]))?)?(?![\d])")


def request_for(url: str, date: str, api: str = API) -> Request:
    """The question for the snapshot of `url` nearest to `date` (YYYY, YYYYMM or YYYYMMDD), the newest without one."""
    stamp = f"&timestamp={date}" if date else ""
    return Request(f"{api}?url={quote(url, safe='')}{stamp}", (("Accept", "application/json"),))


def snapshot_of(answer: Response, url: str) -> str | None:
    """The address of a snapshot that showed a page, None if there is none or the answer cannot be read."""
    if answer.status != 200:
        return None
    try:
        closest = json.loads(answer.body)["archived_snapshots"]["closest"]
        stamp, status, available = str(closest["timestamp"]), str(closest["status"]), closest["available"]
    except (ValueError, KeyError, TypeError):
        return None
    if not available or not status.startswith("2") or not re.fullmatch(r"\d{8,14}", stamp) or not urlsplit(url).netloc:
        return None
    return f"https://web.archive.org/web/{stamp}/{url}"  # built here: what a server says is not written into a list


def date_in(text: str) -> str:
    """The first date or year in a line of text, as digits; empty if there is none.

    URLs in it count too (`…/2019/05/post`), which is where many entries tell their date.
    """
    match = _YEAR.search(text)
    return "".join(part for part in match.groups() if part) if match else ""
