"""Joins by a shared repository: which of the works that share it an entry without a title belongs to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from awesome_tools.merge import fields
from awesome_tools.merge.model import Agreement, Evidence, Match, Mention, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_tools.merge.cluster import Clusters


def matches(mentions: Sequence[Mention], clusters: Clusters) -> Iterator[Match]:
    """Matches between titled and untitled clusters of a repository, each to be joined before the next is asked for.

    A repository may serve many works and a framework many papers: an entry without a title belongs to the only titled
    work of the repository if name, or venue and year, say so too; of several works, to the one that has its name.
    """
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        if mention.repository:
            sharing[mention.repository].append(mention.number)
    for repository in sorted(key for key, numbers in sharing.items() if len(numbers) > 1):
        yield from _within(repository, sharing[repository], mentions, clusters)


def _within(
    repository: str, numbers: Sequence[int], mentions: Sequence[Mention], clusters: Clusters
) -> Iterator[Match]:
    groups: dict[int, list[int]] = {}
    for number in numbers:
        groups.setdefault(clusters.root(number), []).append(number)
    if len(groups) < 2:
        return
    titled = {
        root: group for root, group in groups.items() if any(mentions[n].readings for n in clusters.members(root))
    }
    for root, group in groups.items():
        if root not in titled and titled:
            yield _best(repository, group, titled, mentions, clusters)


def _best(
    repository: str, group: Sequence[int], titled: dict[int, list[int]], mentions: Sequence[Mention], clusters: Clusters
) -> Match:
    """The match of an untitled cluster with the titled one that suits it best."""
    candidates = [
        _judge(repository, mentions[number], others, mentions, clusters, alone=len(titled) == 1)
        for number in group
        for others in titled.values()
    ]
    order = {Verdict.SAME: 0, Verdict.REVIEW: 1, Verdict.DIFFERENT: 2}
    best = min(candidates, key=lambda m: (order[m.verdict], m.left, m.right))
    same = {clusters.root(m.left if m.left not in group else m.right) for m in candidates if m.verdict is Verdict.SAME}
    if len(same) > 1:
        return Match(best.left, best.right, Verdict.REVIEW, "repository of several works", best.evidence)
    return best


def _judge(
    repository: str,
    named: Mention,
    others: Sequence[int],
    mentions: Sequence[Mention],
    clusters: Clusters,
    *,
    alone: bool,
) -> Match:
    """How an untitled mention relates to a titled cluster that shares its repository."""
    cluster = [mentions[number] for number in sorted(clusters.members(others[0]))]
    names = tuple(dict.fromkeys(name for mention in cluster for name in mention.names))
    shared = sorted(str(name) for name in set(names) & set(named.names))
    dates = [(fields.venue(named, mention), fields.year(named, mention)) for mention in cluster]
    apart = all(Agreement.DISAGREE in pair for pair in dates)
    agree = any(pair == (Agreement.AGREE, Agreement.AGREE) for pair in dates)
    known = [Evidence("repository", Agreement.AGREE, repository)]
    if shared:
        known.append(Evidence("name", Agreement.AGREE, ", ".join(shared)))
    if fields.variants(named.names, names):
        verdict, rule = Verdict.DIFFERENT, "names of two variants"
    elif apart:
        verdict, rule = Verdict.DIFFERENT, "one repository, other venue or year"
    elif shared:
        verdict, rule = Verdict.SAME, "name and repository"
    elif agree and alone:
        known.append(Evidence("venue", Agreement.AGREE, f"{named.record.venue} {named.year}"))
        verdict, rule = Verdict.SAME, "repository, venue and year"
    else:
        verdict, rule = Verdict.REVIEW, "one repository"
    left, right = sorted((named.number, others[0]))
    return Match(left, right, verdict, rule, tuple(known))
