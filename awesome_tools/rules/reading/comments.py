"""Comments that silence rules, as far as rules have to do with them."""

from __future__ import annotations

from dataclasses import dataclass

from awesome_tools.rules.catalogue import by_name


@dataclass(slots=True)
class Comment:
    """A comment that silences rules (lower-case names; none means all) from `start` to `end`.

    `ours` is False for those of awesome-lint; `at` is its own range; `used` becomes True when it silences something.
    """

    ours: bool
    verb: str
    names: frozenset[str]
    reason: str
    at: tuple[int, int]
    start: int
    end: int
    used: bool = False

    def names_rule(self, name: str) -> bool:
        """Whether it means the rule of this code."""
        if not self.names:
            return True
        return any(code.code == name for given in self.names for code in by_name().get(given, ())) or any(
            given.startswith("aw") and name.lower().startswith(given) for given in self.names
        )
