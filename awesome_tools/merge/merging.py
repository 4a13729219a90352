"""The stages of a merge in order: mentions, candidate pairs, matches, clusters, works."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from awesome_tools.merge import block, cluster, extends, portraits, repositories, resolve
from awesome_tools.merge.decisions import Decisions, Finder
from awesome_tools.merge.match import match
from awesome_tools.merge.mentions import address_of, handle, prepare
from awesome_tools.merge.model import (
    Agreement,
    Evidence,
    Extension,
    Join,
    LeftOut,
    Match,
    Mention,
    Merged,
    Review,
    Verdict,
    Work,
)
from awesome_tools.merge.policy import Policy
from awesome_tools.merge.schemes import PAPERS, scheme
from awesome_tools.merge.text import squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesome_tools.merge.cluster import Clusters
    from awesome_tools.model import Record

_Numbers = tuple[int, int]  # of two mentions
_NO_DECISIONS = Decisions()
_DEFAULT = Policy()


def merge(records: Sequence[Record], policy: Policy = _DEFAULT, decisions: Decisions = _NO_DECISIONS) -> Merged:
    """The works that records present, the pairs that a person has to decide, and the link spellings left out.

    Every record is a mention of exactly one work. The order of works and reviews does not depend on the records' order.
    """
    mentions = prepare(records)
    same, different = _decided(mentions, decisions)
    clusters, matches = _cluster(mentions, same, different)
    groups = clusters.groups()
    cluster_of = {number: index for index, group in enumerate(groups) for number in group}
    works, left_out = _works(mentions, groups, policy)
    works = _explained(works, mentions, cluster_of, clusters, matches)
    order = sorted(range(len(works)), key=lambda index: _rank(works[index]))
    return Merged(
        _numbered([works[index] for index in order]),
        _reviews(mentions, cluster_of, matches, clusters, different),
        tuple(left_out),
    )


def _decided(mentions: Sequence[Mention], decisions: Decisions) -> tuple[Sequence[_Numbers], Sequence[_Numbers]]:
    """The pairs of mention numbers decided to be the same, and those decided to be different."""
    if not decisions.same and not decisions.different:
        return (), ()
    finder = Finder(mentions)
    return finder.pairs(decisions.same), finder.pairs(decisions.different)


def _cluster(
    mentions: Sequence[Mention], same: Sequence[_Numbers], different: Sequence[_Numbers]
) -> tuple[Clusters, list[Match]]:
    """The clusters, and all matches that were found, whatever their verdict."""
    clusters = cluster.start(mentions)
    for left, right in different:
        clusters.part(left, right)
    for left, right in same:
        told = Evidence("decision", Agreement.AGREE, "decided to be the same")
        clusters.join(Match(left, right, Verdict.SAME, "decision", (told,)))
    matches = [found for a, b in block.pairs(mentions) if (found := match(mentions[a], mentions[b]))]
    for found in cluster.by_strength(m for m in matches if m.verdict is Verdict.SAME):
        clusters.join(found)
    for found in repositories.matches(mentions, clusters):
        matches.append(found)
        if found.verdict is Verdict.SAME:
            clusters.join(found)
    for found in portraits.matches(mentions, clusters, [m for m in matches if m.verdict is Verdict.REVIEW]):
        clusters.join(found)
    return clusters, matches


def _works(
    mentions: Sequence[Mention], groups: Sequence[Sequence[int]], policy: Policy
) -> tuple[list[Work], list[LeftOut]]:
    works: list[Work] = []
    left_out: list[LeftOut] = []
    for group in groups:
        members = [mentions[number] for number in group]
        found = resolve.resolve(members, policy)
        left_out += found.left_out
        works.append(
            Work(
                id=_identifier(members, found.record),
                record=found.record,
                mentions=tuple(member.record for member in members),
                sections=found.sections,
                provenance=found.provenance,
                conflicts=found.conflicts,
            )
        )
    return works, left_out


def _explained(
    works: Sequence[Work],
    mentions: Sequence[Mention],
    cluster_of: Mapping[int, int],
    clusters: Clusters,
    matches: Iterable[Match],
) -> list[Work]:
    """The works with their joins, the joins nearby that were not made, and the work that each extends."""
    joins: defaultdict[int, list[Join]] = defaultdict(list)
    refused: defaultdict[int, list[Join]] = defaultdict(list)
    for made in clusters.joins:
        joins[cluster_of[made.left]].append(_join(mentions, made))
    not_made = [m for m in matches if m.verdict is not Verdict.SAME] + [
        replace(m, rule=why) for m, why in clusters.refused.items()
    ]
    for found in not_made:
        if cluster_of[found.left] != cluster_of[found.right]:
            for number in (found.left, found.right):
                refused[cluster_of[number]].append(_join(mentions, found))
    extended = extends.extensions(mentions, cluster_of, not_made)
    return [
        replace(
            work,
            joins=tuple(joins[index]),
            refused=tuple(refused[index]),
            extends=_extension(works, cluster_of, mentions, extended.get(index)),
        )
        for index, work in enumerate(works)
    ]


def _join(mentions: Sequence[Mention], found: Match) -> Join:
    return Join(mentions[found.left].record, mentions[found.right].record, found.rule, found.evidence)


def _extension(
    works: Sequence[Work], cluster_of: Mapping[int, int], mentions: Sequence[Mention], found: tuple[int, str] | None
) -> Extension | None:
    if found is None:
        return None
    number, reason = found
    return Extension(works[cluster_of[number]].record.title, mentions[number].record.source, reason)


def _reviews(
    mentions: Sequence[Mention],
    cluster_of: Mapping[int, int],
    matches: Iterable[Match],
    clusters: Clusters,
    different: Iterable[_Numbers],
) -> tuple[Review, ...]:
    """One review for each pair of works that only a person can tell apart or bring together."""
    settled = {tuple(sorted((cluster_of[a], cluster_of[b]))) for a, b in different}
    found: dict[tuple[int, ...], Review] = {}
    open_ = [m for m in matches if m.verdict is Verdict.REVIEW] + [
        replace(m, rule=f"{m.rule}, but {why}") for m, why in clusters.refused.items()
    ]
    for pending in open_:
        pair = tuple(sorted((cluster_of[pending.left], cluster_of[pending.right])))
        if pair[0] != pair[1] and pair not in settled and pair not in found:
            left, right = mentions[pending.left].record, mentions[pending.right].record
            found[pair] = Review(left, right, (handle(left), handle(right)), pending.rule, pending.evidence)
    return tuple(found.values())


def _identifier(members: Sequence[Mention], record: Record) -> str:
    """What a work is called by: an identifier of the paper, else its address, else its title in letters and hyphens."""
    papers = Counter(key for member in members for key in member.papers if scheme(key) in PAPERS)
    if papers:
        return min(papers, key=lambda key: (scheme(key) != "arxiv", scheme(key) != "doi", -papers[key], key))
    for member in members:
        if member.anchor and not member.anchor.startswith("url:"):
            return member.anchor
    titled = "-".join(words(record.title))
    return titled or (address_of(record.links[0].url).key if record.links else "untitled")


def _rank(work: Work) -> tuple[object, ...]:
    first = work.record.source
    return (squeeze(work.record.title), work.id, first.path, first.line, first.end_line)


def _numbered(works: Sequence[Work]) -> tuple[Work, ...]:
    """The works, those of equal identifier numbered, the one with most mentions first."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for index, work in enumerate(works):
        alike[work.id].append(index)
    numbered = list(works)
    for identifier, indexes in alike.items():
        for number, index in enumerate(sorted(indexes, key=lambda i: -len(works[i].mentions))[1:], 2):
            numbered[index] = replace(works[index], id=f"{identifier}#{number}")
    return tuple(numbered)
