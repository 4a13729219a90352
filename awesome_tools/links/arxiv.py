"""Many arXiv links in one request: its API tells which papers there are. Pure but for the conversation it yields.

The API (https://info.arxiv.org/help/api/user-manual.html) asks for three seconds between requests, which `schedule`
keeps. It is believed only for what it lists: a paper that is not in its answer is asked for by its own page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_tools.links.batch import Verdicts, asked
from awesome_tools.links.model import Outcome, Request, Response, Verdict

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from awesome_tools.links.policy import Send

SIZE = 100  # papers in a request: about 300 KB of answer
FEWEST = 3  # links for which a batch is worth its three seconds
READ = 4 * 1024 * 1024

_PAGE = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-zA-Z]{2})?/\d{7})(?:v([1-9]\d?))?(?:\.pdf)?/?"
)
_LISTED = re.compile(rb"<id>\s*https?://arxiv\.org/abs/([^<\s]+?)(?:v(\d+))?\s*</id>")


def paper_of(address: str) -> tuple[str, int] | None:
    """The paper and version (0 for none) of an arXiv address, None if it is no page of a paper."""
    match = _PAGE.fullmatch(address)
    return (match[1], int(match[2] or 0)) if match else None


def batches(addresses: Iterable[str]) -> Iterator[Mapping[str, tuple[str, int]]]:
    """Addresses of papers with what they name, in the portions of a request; none if there are only few."""
    found = {address: paper for address in addresses if (paper := paper_of(address))}
    if len(found) < FEWEST:
        return
    rows = list(found.items())
    for start in range(0, len(rows), SIZE):
        yield dict(rows[start : start + SIZE])


def ask(papers: Mapping[str, tuple[str, int]], api: str) -> Generator[Send, Response, Verdicts]:
    """Ask about papers. A verdict for each address that is sure, None for the others."""
    names = list(dict.fromkeys(name for name, _ in papers.values()))
    request = Request(
        f"{api}?id_list={','.join(names)}&max_results={len(names)}", (("Accept", "application/atom+xml"),), read=READ
    )
    answer = yield from asked(request)
    listed = _listed(answer.body) if answer.status == 200 else {}
    return {address: _verdict(address, listed.get(name, 0), version) for address, (name, version) in papers.items()}


def _listed(feed: bytes) -> dict[str, int]:
    """The papers of a feed and their newest versions."""
    return {match[1].decode("ascii", "replace"): int(match[2] or 1) for match in _LISTED.finditer(feed)}


def _verdict(address: str, newest: int, version: int) -> Verdict | None:
    if newest == 0 or version > newest:
        return None
    return Verdict(Outcome.OK, 200, "listed by arXiv's API", final=address)
