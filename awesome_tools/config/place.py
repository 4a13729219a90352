"""Where a value of a configuration stands, for messages that lead there."""

from __future__ import annotations

import reprlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from awesome_tools.errors import ConfigError

Keys = tuple[str | int, ...]
Lines = Mapping[Keys, int]


@dataclass(frozen=True, slots=True)
class Place:
    """The keys that lead to a value within a file, and the lines of the values there that are known."""

    path: str
    lines: Lines
    keys: Keys = ()

    def below(self, *keys: str | int) -> Place:
        """The place of a value in this one."""
        return Place(self.path, self.lines, (*self.keys, *keys))

    @property
    def name(self) -> str:
        """The keys as people write them: `overrides[0].files`."""
        return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.keys).lstrip(".")

    @property
    def line(self) -> int | None:
        """The line of the value, or that of what it stands in."""
        ends = (self.keys[:end] for end in range(len(self.keys), 0, -1))
        return next((self.lines[keys] for keys in ends if keys in self.lines), None)

    def error(self, message: str, hint: str | None = None) -> ConfigError:
        """An error at this place."""
        return ConfigError(message, path=self.path, line=self.line, hint=hint)

    def unexpected(self, value: object, expected: str) -> ConfigError:
        """An error about a value of the wrong kind."""
        return self.error(f"unexpected `{self.name}: {shown(value)}`, expected {expected}")

    def unknown(self, found: str, names: Collection[str]) -> ConfigError:
        """An error about a name that is none of those known."""
        import difflib  # noqa: PLC0415 - for slips only

        near = difflib.get_close_matches(found, names, 1)
        hint = f"did you mean `{near[0]}`?" if near else None
        return self.error(
            f"unexpected `{found[:80]}`, expected {'one of ' * (len(names) > 1)}{', '.join(names)}", hint=hint
        )


def shown(value: object) -> str:
    """A value for a message, short whatever it holds."""
    return reprlib.repr(value)
