"""What a list does by habit: the way most of its entries are written, if most are written one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def habit(values: Iterable[T], *, share: float, least: int) -> T | None:
    """The value that at least this share of at least so many have; None if there is no such habit."""
    counts = Counter(values)
    if counts.total() < least:
        return None
    value, count = counts.most_common(1)[0]
    return value if count >= share * counts.total() else None
