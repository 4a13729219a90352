"""Which work extends which: a journal version under another title, or a method's next version."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from awesome_tools.merge import fields
from awesome_tools.merge.model import Agreement, Match, Mention, Subject, Verdict
from awesome_tools.merge.titles import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ALIKE = 60.0


def extensions(
    mentions: Sequence[Mention], cluster_of: Mapping[int, int], matches: Iterable[Match]
) -> dict[int, tuple[int, str]]:
    """For each cluster that extends an earlier one: the earlier mention's number, and the reason."""
    repositories: defaultdict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.repository:
            repositories[cluster_of[mention.number]].add(mention.repository)
    found: dict[int, tuple[int, str]] = {}
    for match in matches:
        ours, theirs = cluster_of[match.left], cluster_of[match.right]
        if match.verdict is not Verdict.DIFFERENT or ours == theirs:
            continue
        shared = not repositories[ours].isdisjoint(repositories[theirs])
        pair = _earlier_later(mentions[match.left], mentions[match.right], one_repository=shared)
        if pair is not None:
            earlier, later, reason = pair
            found.setdefault(cluster_of[later.number], (earlier.number, reason))
    return found


def _earlier_later(left: Mention, right: Mention, *, one_repository: bool) -> tuple[Mention, Mention, str] | None:
    if Subject.PROJECT in (left.subject, right.subject) or not (left.readings and right.readings):
        return None
    clash = fields.variants(left.names, right.names)
    if clash and (not clash[0].mark or not clash[1].mark):
        earlier, later = (left, right) if not clash[0].mark else (right, left)
        base, marked = sorted(map(str, clash), key=len)
        return earlier, later, f"{marked} is a later version of {base}"
    if (
        fields.names(left, right) is not Agreement.AGREE
        or left.year is None
        or right.year is None
        or left.year == right.year
    ):
        return None
    earlier, later = (left, right) if left.year < right.year else (right, left)
    if _in_journal(earlier) or not _in_journal(later) or (not one_repository and compare(left, right).ratio < _ALIKE):
        return None
    return earlier, later, "a journal paper of the same name under another title"


def _in_journal(mention: Mention) -> bool:
    return mention.venue is not None and mention.venue.kind == "journal"
