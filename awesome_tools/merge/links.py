"""The links of a work: those of all mentions, each address once, and what was left out for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from awesome_tools.merge.model import LeftOut, Mention
from awesome_tools.model import Link, Place, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_ORDER = {Role.PAPER: 0, Role.CODE: 1, Role.OTHER: 2}


def unite(mentions: Sequence[Mention]) -> tuple[tuple[Link, ...], tuple[LeftOut, ...]]:
    """One link for each address, papers before code before others; other spellings of an address are left out."""
    found: defaultdict[str, list[tuple[Link, Place]]] = defaultdict(list)
    for mention in mentions:
        for link, address in zip(mention.record.links, mention.links, strict=True):
            found[address].append((link, mention.record.source))
    kept, left_out = [], []
    for key, spelled in found.items():
        link = _best([link for link, _ in spelled])
        kept.append(link)
        others = {(other.url, place): other for other, place in spelled if other.url != link.url}
        left_out += [
            LeftOut(other, place, link.url, f"another address of {key}") for (_, place), other in others.items()
        ]
    return tuple(sorted(kept, key=lambda link: _ORDER[link.role])), tuple(left_out)


def _best(spelled: Sequence[Link]) -> Link:
    """The address that most mentions have, rather with https, rather the shorter; its weightiest role, and a label."""
    counts = Counter(link.url for link in spelled)
    url = min(counts, key=lambda u: (-counts[u], not u.startswith("https:"), len(u)))
    role = min((link.role for link in spelled), key=_ORDER.__getitem__)
    labels = [link.label for link in spelled if link.url == url] + [link.label for link in spelled if link.role is role]
    return Link(role, next(filter(None, labels), ""), url)
