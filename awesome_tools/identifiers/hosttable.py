"""Values by host: one look-up instead of a try of every rule.

Host patterns: `arxiv.org` is that host; `*.hal.science` any host below it; `google.*` that name under any top-level
domain or second-level one such as `.co.uk`; `gitlab.**` any host that begins with that label; `*` every host. Hosts are
lower-case and without `www.`; one with a port other than the default has it (`git.example.org:8443`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

_T = TypeVar("_T")
_SUFFIX = r"(?:(?:com|co|net|org|ac|edu|gov)\.)?[a-z]{2,}"
_DEPTH = 4  # the most labels that a pattern has
_REMEMBERED = 4096


class HostTable(Generic[_T]):
    """Values stored under host patterns, found by host: from the most to the least specific, then in order of entry."""

    def __init__(self, items: Iterable[tuple[str, _T]]):
        self._hosts: dict[str, list[_T]] = {}
        self._below: dict[str, list[_T]] = {}
        self._names: dict[str, list[_T]] = {}
        self._labels: dict[str, list[_T]] = {}
        self._any: list[_T] = []
        self._found: dict[str, tuple[_T, ...]] = {}
        for pattern, value in items:
            self._place(pattern).append(value)

    def _place(self, pattern: str) -> list[_T]:
        if pattern == "*":
            return self._any
        if pattern.startswith("*."):
            return self._below.setdefault(pattern[2:], [])
        if pattern.endswith(".**"):
            return self._labels.setdefault(pattern[:-3], [])
        if pattern.endswith(".*"):
            return self._names.setdefault(pattern[:-2], [])
        return self._hosts.setdefault(pattern, [])

    def find(self, host: str) -> tuple[_T, ...]:
        """All values whose pattern fits the host; remembers the answers for the hosts seen last."""
        found = self._found.get(host)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[host] = tuple(self._search(host))
        return found

    def _search(self, host: str) -> Iterable[_T]:
        yield from self._hosts.get(host, ())
        labels = host.split(".")
        for start in range(max(1, len(labels) - _DEPTH), len(labels)) if self._below else ():
            yield from self._below.get(".".join(labels[start:]), ())
        for end in range(1, min(len(labels), _DEPTH)) if self._names else ():
            values = self._names.get(".".join(labels[:end]))
            if values and re.fullmatch(_SUFFIX, ".".join(labels[end:])):
                yield from values
        if len(labels) > 1:
            yield from self._labels.get(labels[0], ())
        yield from self._any
