"""All rules, and the look-up of a URL in them by its host."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from awesome_tools.identifiers import (
    arxiv,
    conferences,
    doi,
    proceedings,
    publishers,
    registries,
    repositories,
    shops,
    videos,
)
from awesome_tools.identifiers.address import MAX_LENGTH, Address, clean, normalise, split
from awesome_tools.identifiers.hosttable import HostTable
from awesome_tools.identifiers.redirectors import carried

if TYPE_CHECKING:
    from awesome_tools.identifiers.identifier import Identifier
    from awesome_tools.identifiers.rule import Rule

# In order of priority on one host: what is more special comes first.
RULES: tuple[Rule, ...] = (
    *arxiv.RULES,
    *proceedings.RULES,
    *conferences.RULES,
    *publishers.RULES,
    *repositories.RULES,
    *videos.RULES,
    *registries.RULES,
    *shops.RULES,
    *doi.RULES,
    *arxiv.MIRROR_RULES,
    *conferences.MIRROR_RULES,
)
_TABLE = HostTable((host, rule) for rule in RULES for host in rule.hosts.split())
# Escaping makes at most twelve characters of one.
_NEVER_TOO_LONG = MAX_LENGTH // 12 - 20


def address_of(url: str) -> Address | None:
    """The parts of the innermost URL in comparable form; None if it names no host or is too long to be a link."""
    address = split(clean(url))
    if address is None:
        return None
    address = carried(normalise(address))
    if len(url) > _NEVER_TOO_LONG and len(str(address)) > MAX_LENGTH:
        return None
    return address


def lookup(address: Address) -> Identifier | None:
    """The identifier of a normalised address, by the first rule of its host that fits."""
    for rule in _TABLE.find(address.host):
        identifier = rule.match(address)
        if identifier is not None:
            return identifier
    return None


def is_ruled(host: str) -> bool:
    """Whether some rule is for this host, not for every host."""
    return any(rule.hosts != "*" for rule in _TABLE.find(host))


# Extraction asks for the kind of a link first and for its identifier later; the longest lists have some 4,000 links.
@lru_cache(maxsize=8192)
def addressed(url: str) -> tuple[Address | None, Identifier | None]:
    """The comparable address of a URL and the identifier there."""
    address = address_of(url)
    return address, None if address is None else lookup(address)


def identify(url: str) -> Identifier | None:
    """What the URL names, if a rule knows its host and form. Never raises."""
    return addressed(url)[1]


def canonical_url(url: str) -> str:
    """The URL in comparable form; idempotent. What names no host comes back trimmed, and too long a URL unchanged.

    Wrappers are taken off. The host is lower-case, without `www.` and default port; there is no user name, fragment
    (but `#!…` and `#/…`), tracking parameter, double or final slash; parameters are sorted, escapes normal.
    """
    address = address_of(url)
    if address is not None:
        return str(address)
    return url if len(url) > MAX_LENGTH else clean(url)


def key(url: str) -> str:
    """What all links to one thing have in common: the identifier, else `url:` and the canonical URL without scheme."""
    address = address_of(url)
    if address is None:
        return f"url:{canonical_url(url)}"
    identifier = lookup(address)
    return f"url:{str(address).partition('://')[2]}" if identifier is None else str(identifier)
