"""Entries that are no papers: a tool, a book, a page. Which address each stands for decides, not the name alone."""

from __future__ import annotations

from awesome_tools.merge import addresses
from awesome_tools.merge.model import Mention, Verdict
from awesome_tools.merge.text import STOP_WORDS, is_wide, squeeze, words
from awesome_tools.merge.titles import TitleLevel, TitleMatch

_SAME, _DIFFERENT, _REVIEW = Verdict.SAME, Verdict.DIFFERENT, Verdict.REVIEW


def decide(left: Mention, right: Mention, title: TitleMatch) -> tuple[Verdict, str] | None:
    """The verdict on two entries that are no papers, and the rule; None if nothing speaks for one thing."""
    if left.anchor and left.anchor == right.anchor:
        return _by_address(left, right, title)
    if _share_repository(left, right) and _related(left, right, title):
        return _SAME, "repository and title"
    if _is_page_of(left, right) and _related(left, right, title):
        return _SAME, "page of the repository"
    if not _one_title(left, right, title):
        return None
    if not left.links and not right.links:
        return _SAME, "title, and no link to tell them apart"
    if not left.links or not right.links:
        return (_SAME, "title") if left.readings else None
    return _by_title(left, right)


def _by_address(left: Mention, right: Mention, title: TitleMatch) -> tuple[Verdict, str]:
    if not _related(left, right, title):
        return _REVIEW, "one address, two titles"
    in_one_list = left.record.source.path == right.record.source.path
    if in_one_list and left.repository and right.repository and left.repository != right.repository:
        return _REVIEW, "one address, two repositories"
    return _SAME, "address"


def _by_title(left: Mention, right: Mention) -> tuple[Verdict, str] | None:
    """The verdict on two entries of one title that stand for different addresses."""
    kinds = addresses.kind(left.anchor), addresses.kind(right.anchor)
    if left.repository and right.repository:
        return _repositories(left, right)
    if not set(left.links).isdisjoint(right.links):
        return _SAME, "title and another link"
    if kinds == ("package", "package"):
        verdict = _REVIEW if _alike(left, right) else _DIFFERENT
        return verdict, "packages in two registries"
    if kinds == ("page", "page"):
        return _pages(left, right)
    return _home(left, right)


def _share_repository(left: Mention, right: Mention) -> bool:
    ours, theirs = {left.anchor, left.repository}, {right.anchor, right.repository}
    return bool((ours & theirs) - {""})


def _is_page_of(left: Mention, right: Mention) -> bool:
    return any(
        page.hint and page.hint in (other.anchor, other.repository) for page, other in ((left, right), (right, left))
    )


def _one_title(left: Mention, right: Mention, title: TitleMatch) -> bool:
    if title.level in (TitleLevel.EXACT, TitleLevel.STRIPPED, TitleLevel.TYPO):
        return True
    return bool(left.short) and left.short == right.short


def _related(left: Mention, right: Mention, title: TitleMatch) -> bool:
    """Whether two titles may be of one thing: one is part of the other or its initials, half of their words are equal.

    Titles in two scripts, and what is no title at all, cannot be compared and contradict nothing.
    """
    if title.level <= TitleLevel.NEAR:
        return True
    a, b = (m.short or (m.readings[0].key if m.readings else "") for m in (left, right))
    texts = left.record.title, right.record.title
    if (
        not a
        or not b
        or a in b
        or b in a
        or any("://" in text for text in texts)
        or is_wide(texts[0]) != is_wide(texts[1])
    ):
        return True
    ours, theirs = (words(text) for text in texts)
    if a == _initials(theirs) or b == _initials(ours):
        return True
    common = (set(ours) & set(theirs)) - STOP_WORDS
    return len(common) * 2 >= min(len(set(ours)), len(set(theirs))) or title.ratio >= 80


def _initials(parts: tuple[str, ...]) -> str:
    return "".join(part[0] for part in parts)


def _repositories(left: Mention, right: Mention) -> tuple[Verdict, str]:
    """Two repositories under one title: another owner is a rename or a fork, another name another project."""
    ours, theirs = (m.repository.rsplit("/", 1)[-1] for m in (left, right))
    if squeeze(ours) != squeeze(theirs):
        return _DIFFERENT, "other repository"
    if left.record.source.path == right.record.source.path:
        return _DIFFERENT, "both repositories in one list"
    return _REVIEW, "repository of another owner: renamed, or a fork"


def _home(left: Mention, right: Mention) -> tuple[Verdict, str]:
    """A repository or package, and a page or package of the same name."""
    title = left.short or left.readings[0].key
    if addresses.names(left.anchor, title) and addresses.names(right.anchor, title):
        return _SAME, "title, and both addresses name it"
    if addresses.owned_by(left.anchor, right.anchor) or addresses.owned_by(right.anchor, left.anchor):
        return _SAME, "title, and the page names the owner of the repository"
    if _alike(left, right):
        return _SAME, "title and description"
    return (_SAME, "title") if left.readings else (_REVIEW, "one name, a repository and a page")


def _pages(left: Mention, right: Mention) -> tuple[Verdict, str]:
    """Two pages under one title."""
    title = left.short or left.readings[0].key
    if addresses.one_page(left.anchor, right.anchor):
        return _SAME, "title and site"
    if addresses.one_site(left.anchor, right.anchor) and all(addresses.names(m.anchor, title) for m in (left, right)):
        return _SAME, "title and site, and both addresses name it"
    if addresses.both_hosts_name(left.anchor, right.anchor, title):
        return _SAME, "title, and both hosts name it"
    if left.readings and len(left.readings[0].words) >= 5:
        return _SAME, "title"
    if _alike(left, right):
        return _SAME, "title and description"
    return _REVIEW, "one name, two pages"


def _alike(left: Mention, right: Mention) -> bool:
    """Whether the descriptions have half of their words in common."""
    ours, theirs = ({w for w in words(m.record.description or "") if w not in STOP_WORDS} for m in (left, right))
    if min(len(ours), len(theirs)) < 3:
        return False
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs))
