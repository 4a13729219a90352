"""Readings of a page that several rules ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from awesome_tools.rules.reading.page import Page

T = TypeVar("T")


def once(read: Callable[[Page], T]) -> Callable[[Page], T]:
    """A reading that is made once for each page; nobody may change what it gives."""

    @wraps(read)
    def remembered(page: Page) -> T:
        if read not in page.readings:
            page.readings[read] = read(page)
        found: T = page.readings[read]
        return found

    return remembered
