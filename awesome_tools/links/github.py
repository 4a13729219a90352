"""Many GitHub links in one request: its GraphQL API tells repositories that are there, renamed or archived.

Used with a token only. It is believed for what it finds: a repository or path that it does not know (or may not show)
is asked for by its own page. Pure but for the conversation it yields.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from awesome_tools.links.batch import Verdicts, asked
from awesome_tools.links.model import ARCHIVED, Outcome, Request, Response, Verdict

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from awesome_tools.links.policy import Send

SIZE = 100  # repositories in a request; GraphQL counts one point for all
READ = 1024 * 1024
_PAGE = re.compile(
    r"https?://(?:www\.)?github\.com/([A-Za-z0-9-]{1,39})/([\w.-]{1,100}?)(?:\.git)?/?(?:(?:blob|tree)/([^/?]+)(?:/([^?]+))?)?"
)
# First segments of github.com that are no accounts.
_RESERVED = frozenset(
    {"about", "apps", "collections", "contact", "customer-stories", "enterprise", "events", "explore", "features",
     "login", "marketplace", "notifications", "orgs", "organizations", "pricing", "readme", "search", "security",
     "sessions", "settings", "site", "sponsors", "stars", "team", "topics", "trending", "users"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repository:
    """What an address names: a repository, perhaps a path in it as `ref:path`."""

    owner: str
    name: str
    expression: str = ""


def repository_of(address: str) -> Repository | None:
    """The repository, or file or folder of it, that an address shows; None for every other page."""
    match = _PAGE.fullmatch(address)
    if match is None or match[1].lower() in _RESERVED:
        return None
    expression = f"{unquote(match[3])}:{unquote(match[4] or '').rstrip('/')}" if match[3] else ""
    return Repository(match[1], match[2], expression)


def batches(addresses: Iterable[str]) -> Iterator[Mapping[str, Repository]]:
    """Addresses of repositories with what they name, in the portions of a request."""
    rows = [(address, found) for address in addresses if (found := repository_of(address))]
    for start in range(0, len(rows), SIZE):
        yield dict(rows[start : start + SIZE])


def ask(wanted: Mapping[str, Repository], api: str, token: str, *, moves: bool) -> Generator[Send, Response, Verdicts]:
    """Ask about repositories. A verdict for each address that is sure, None for the others.

    With `moves` false a renamed repository is left to its page as well, so that the move can be proved.
    """
    headers = (
        ("Authorization", f"Bearer {token}"),
        ("Content-Type", "application/json"),
        ("Accept", "application/json"),
    )
    body = json.dumps({"query": query(list(wanted.values()))}).encode()
    answer = yield from asked(Request(api, headers, "POST", body, READ))
    found = _facts(answer)
    verdicts = (
        _verdict(address, one, found.get(f"r{number}"), moves=moves)
        for number, (address, one) in enumerate(wanted.items())
    )
    return dict(zip(wanted, verdicts, strict=True))


def query(wanted: list[Repository]) -> str:
    """The GraphQL query, an alias `r0`, `r1` … for each repository."""
    parts = []
    for number, one in enumerate(wanted):
        path = f" object(expression: {json.dumps(one.expression)}) {{ __typename }}" if one.expression else ""
        named = f"owner: {json.dumps(one.owner)}, name: {json.dumps(one.name)}"
        parts.append(f"r{number}: repository({named}) {{ nameWithOwner isArchived{path} }}")
    return "query { " + " ".join(parts) + " }"


def _facts(answer: Response) -> Mapping[str, object]:
    if answer.status != 200:
        return {}
    try:
        data = json.loads(answer.body)["data"]
    except (ValueError, KeyError, TypeError):
        return {}
    return data if isinstance(data, dict) else {}


def _verdict(address: str, wanted: Repository, fact: object, *, moves: bool) -> Verdict | None:
    if not isinstance(fact, dict) or not isinstance(fact.get("nameWithOwner"), str):
        return None
    if wanted.expression and not fact.get("object"):
        return None
    name = fact["nameWithOwner"]
    note = ARCHIVED if fact.get("isArchived") else ""
    if name.lower() == f"{wanted.owner}/{wanted.name}".lower():
        return Verdict(Outcome.OK, 200, note, final=address)
    if wanted.expression or not moves or not re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        return None
    moved = f"https://github.com/{name}"
    detail = "the repository was renamed or transferred" + (f"; {note}" if note else "")
    return Verdict(Outcome.MOVED, 200, detail, moved, moved, fixable=True)
