"""Whether a draft is an entry: by itself, only in company of its kind, or not, and then what it is."""

from __future__ import annotations

import re

from awesome_tools.model import Role
from awesome_tools.parsers.candidate import NO, WEAK, YES
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.roles import NAMES_TOO, label_role
from awesome_tools.parsers.venues import read_venue

_PLACEHOLDER = re.compile(
    r"(?:method|title|name|paper|todo|tbd|tba|xxx+|your .*|example|placeholder|\.\.\.|…|)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[a-z)][.!。]$")
_PROSE_START = re.compile(
    r"(?:this|these|those|we|our|you|your|i|it|if|please|for|note|feel|any|all|there|here|when|in order|thanks|some|most|contributions?|pull requests?|make sure|add|added|update[ds]?|use|check|see|keep|do not|don't|"
    r"click|welcome|if you|to add|submit|ensure|follow|read|star|entries|each|items?)\b",
    re.IGNORECASE,
)
_NEWS_START = re.compile(
    r"\W*(?:(?:19|20)\d\d[./\-年]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:19|20)\d\d)",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    r"\s*(?:is|are|was|were|has|have|had|will|can|may|should|provides?|offers?|contains?|includes?|for more|to see|to learn|if you|and the|also)\b",
    re.IGNORECASE,
)


def judge(draft: Draft, shape: str) -> tuple[str, str]:
    """Verdict and, unless it is yes, what the text is instead."""
    if not draft.title or (not draft.links and _PLACEHOLDER.fullmatch(draft.title)):
        return NO, ("placeholder" if draft.name or draft.quoted or draft.year else "badge" if draft.links else "prose")
    title_url = draft.title_link.url.strip() if draft.title_link is not None else ""
    if draft.title_link is not None and not draft.links:
        return NO, ("contents" if title_url.startswith("#") else "empty link")
    if draft.sentence:
        return NO, "prose"
    if (
        draft.title_kind in ("text", "bold")
        and shape != "row"
        and label_role(draft.title) is not None
        and draft.title.casefold() not in NAMES_TOO
        and read_venue(draft.title) is None
    ):
        return NO, "label"
    if draft.links:
        return _with_links(draft, shape)
    return _without_links(draft, shape)


def _with_links(draft: Draft, shape: str) -> tuple[str, str]:
    if draft.title_kind in ("link", "quote"):
        if draft.title_link is not None and is_local_page(draft.title_link.url.strip()):
            return WEAK, "navigation"
        return YES, ""
    labelled = [role for role, atom in draft.links if role is not Role.OTHER]
    long = len(draft.title.split()) > 30
    if draft.title_kind == "bold" and len(draft.title.split()) <= 30:
        return (YES, "") if labelled or not draft.notes or len(draft.notes) < 3 else (WEAK, "prose")
    words = len(draft.title.split())
    if _PROSE_START.match(draft.title) and (words > 12 or _SENTENCE_END.search(draft.title)):
        return NO, "prose"
    if _NEWS_START.match(draft.title):
        return NO, "news"
    if draft.is_paper() and not long:
        return YES, ""
    if labelled and not long and not draft.title.endswith(":"):
        return YES, ""
    if long:
        return NO, "prose"
    return WEAK, "prose"


def _without_links(draft: Draft, shape: str) -> tuple[str, str]:
    if draft.checked is not None or draft.quoted:
        return YES, ""
    words = len(draft.title.split())
    if draft.title_kind == "label" or not any(character.isalnum() for character in draft.title):
        return NO, "legend"
    if draft.title_kind == "code":
        return NO, "legend"
    if draft.venue is not None and words >= 3 and words <= 30:
        return YES, ""
    if _NEWS_START.match(draft.title):
        return NO, "news"
    if words > 25 or _PROSE_START.match(draft.title) or draft.title.endswith((":", "：", "?", "!")):
        return NO, "prose"
    return WEAK, "prose"


def is_local_page(url: str) -> bool:
    """Whether a URL leads to another place of the same repository rather than to a resource."""
    return not re.match(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//|www\.", url)


def reads_on(text: str) -> bool:
    """Whether the text after a link continues a sentence that the link begins."""
    return bool(_VERB_AFTER.match(text))
