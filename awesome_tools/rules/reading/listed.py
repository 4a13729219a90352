"""Which headings ought to be in the list of contents."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_tools.rules.reading.contents import Contents
from awesome_tools.rules.reading.outline import Heading, parents

# Sections that a list of contents need not have, by their purpose and by their names.
_OPTIONAL = frozenset(
    {"contents", "contributing", "licence", "sponsors", "acknowledgements", "citation", "history", "legend", "news"}
)
_OPTIONAL_NAMES = frozenset(
    {
        "footnotes",
        "related lists",
        "related",
        "notes",
        "about",
        "introduction",
        "see also",
        "other awesome lists",
        "overview",
    }
)


def expected(contents: Contents, *, share: float) -> frozenset[int]:
    """Indices of the headings that belong in the contents: those of levels that it has nearly all of.

    A level counts by itself and, since many contents go deeper for some sections only, below each heading.
    """
    headings, listed, above = contents.headings, contents.listed(), parents(contents.headings)
    able = [
        index
        for index, heading in enumerate(headings)
        if heading.start > contents.end
        and not heading.nested
        and heading.slug
        and (index in listed or not _is_optional(index, headings, above))
    ]
    # Where none of the sections below a heading is listed, the contents leave them out on purpose.
    opened = {above[index] for index in listed}
    able = [index for index in able if above[index] in opened]
    found: set[int] = set(listed)
    for level in {headings[index].level for index in listed}:
        peers = [index for index in able if headings[index].level == level]
        if sum(index in listed for index in peers) >= share * len(peers):
            found.update(peers)
    for parent in {above[index] for index in listed}:
        peers = [
            index
            for index in able
            if above[index] == parent
            and headings[index].level in {headings[i].level for i in listed if above[i] == parent}
        ]
        have = sum(index in listed for index in peers)
        if have >= 2 and have >= share * len(peers):
            found.update(peers)
    return frozenset(found)


def _is_optional(index: int, headings: Sequence[Heading], above: Sequence[int]) -> bool:
    while index >= 0:
        heading = headings[index]
        if heading.purpose in _OPTIONAL or heading.name.casefold() in _OPTIONAL_NAMES:
            return True
        index = above[index]
    return False
