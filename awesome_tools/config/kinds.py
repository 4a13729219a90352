"""Kinds of values in `awesome-tools.yaml`: how each is read, told of on its page, and described to editors.

A kind reads a value or raises a ConfigError at its place; its schema accepts what it reads, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from awesome_tools.config.patterns import fault
from awesome_tools.config.place import Place

Schema = dict[str, Any]


class Kind(Protocol):
    """What a value may be."""

    @property
    def told(self) -> str:
        """What is expected, in a few words."""

    def read(self, value: Any, at: Place) -> Any:
        """The value, frozen."""

    def schema(self) -> Schema:
        """The same as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    told: str = "true or false"

    def read(self, value: Any, at: Place) -> bool:
        """A truth value as such."""
        if isinstance(value, bool):
            return value
        raise at.unexpected(value, self.told)

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds; `whole` takes whole ones only."""

    least: float
    most: float
    whole: bool = False

    @property
    def told(self) -> str:
        """Kind and bounds."""
        return f"a {'whole ' * self.whole}number from {self.least:g} to {self.most:g}"

    def read(self, value: Any, at: Place) -> float:
        """The number, as int if it has to be whole."""
        if isinstance(value, int | float) and not isinstance(value, bool) and self.least <= value <= self.most:
            if not self.whole:
                return float(value)
            if int(value) == value:
                return int(value)
        raise at.unexpected(value, self.told)

    def schema(self) -> Schema:
        """A number or an integer with both bounds."""
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Text:
    """A text that matches a pattern as a whole; `numbers` takes whole numbers for their digits too."""

    told: str
    pattern: str
    numbers: bool = False

    def read(self, value: Any, at: Place) -> str:
        """The text."""
        given = str(value) if self.numbers and isinstance(value, int) and not isinstance(value, bool) else value
        if isinstance(given, str) and re.fullmatch(self.pattern, given):
            return given
        raise at.unexpected(value, self.told)

    def schema(self) -> Schema:
        """A string with its pattern, or a number in its place."""
        text = {"type": "string", "pattern": f"^(?:{self.pattern})$"}
        return {"anyOf": [text, {"type": "integer", "minimum": 0, "maximum": 999_999}]} if self.numbers else text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some names."""

    names: Sequence[str]

    @property
    def told(self) -> str:
        """All of them."""
        return f"one of {', '.join(f'`{name}`' for name in self.names)}"

    def read(self, value: Any, at: Place) -> str:
        """The name."""
        if not isinstance(value, str):
            raise at.unexpected(value, self.told)
        if value not in self.names:
            raise at.unknown(value, self.names)
        return value

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": list(self.names)}


@dataclass(frozen=True, slots=True)
class RuleName:
    """A rule by code, name, alias, group or tag; whether it exists is found out where the rules are loaded."""

    told: str = "a rule: its code, its name, a group such as `AW1` or a tag"

    def read(self, value: Any, at: Place) -> str:
        """The name, unchecked."""
        if isinstance(value, str) and value:
            return value
        raise at.unexpected(value, self.told)

    def schema(self) -> Schema:
        """A reference to all names."""
        return {"$ref": "#/$defs/rule"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that is quick on every text, which no schema can tell."""

    told: str = "a regular expression"

    def read(self, value: Any, at: Place) -> str:
        """Its text."""
        if not isinstance(value, str):
            raise at.unexpected(value, self.told)
        if wrong := fault(value):
            raise at.error(f"unexpected regular expression `{value[:80]}`: {wrong}")
        return value

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string", "format": "regex"}


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values of a kind; a text may stand without the list."""

    each: Kind
    single: bool = True

    @property
    def told(self) -> str:
        """What each is."""
        return f"a list, each {self.each.told}"

    def read(self, value: Any, at: Place) -> tuple[Any, ...]:
        """The values as a tuple."""
        if self.single and isinstance(value, str):
            return (self.each.read(value, at),)
        if not isinstance(value, list):
            raise at.unexpected(value, self.told)
        return tuple(self.each.read(one, at.below(index)) for index, one in enumerate(value))

    def schema(self) -> Schema:
        """An array, or one of its items."""
        array = {"type": "array", "items": self.each.schema()}
        return {"anyOf": [self.each.schema(), array]} if self.single else array


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping from names to values, each of a kind."""

    name: Kind
    each: Kind
    told: str

    def read(self, value: Any, at: Place) -> Mapping[str, Any]:
        """A mapping with text keys."""
        if not isinstance(value, Mapping):
            raise at.unexpected(value, self.told)
        return {self.name.read(key, at.below(key)): self.each.read(one, at.below(key)) for key, one in value.items()}

    def schema(self) -> Schema:
        """An object with names and values of their kinds."""
        return {"type": "object", "propertyNames": self.name.schema(), "additionalProperties": self.each.schema()}


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """Rules with their options; names and types of options are found out where the rules are loaded."""

    told: str = "rules with their options, `repeated-name: {habit: 0.5}`"

    def read(self, value: Any, at: Place) -> Mapping[str, Mapping[str, Any]]:
        """A mapping of mappings of plain values and lists of texts."""
        if not isinstance(value, Mapping):
            raise at.unexpected(value, self.told)
        return {str(rule): self._options(given, at.below(rule)) for rule, given in value.items()}

    def _options(self, given: Any, at: Place) -> Mapping[str, Any]:
        if not isinstance(given, Mapping):
            raise at.unexpected(given, "options, `{option: value}`")
        return {str(key): self._value(value, at.below(key)) for key, value in given.items()}

    @staticmethod
    def _value(value: Any, at: Place) -> Any:
        if at.keys[-1] == "pattern" and isinstance(value, str) and (wrong := fault(value)):
            raise at.error(f"unexpected regular expression `{value[:80]}`: {wrong}", "other ones are for `--set`")
        plain = isinstance(value, str | bool | int | float)
        if plain or (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            return value
        raise at.unexpected(value, "text, a number, true or false, or a list of texts")

    def schema(self) -> Schema:
        """A reference to all options of all rules."""
        return {"$ref": "#/$defs/options"}
