"""A rule: which URLs have which identifier, as data, with an example and a counter-example that the tests run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from awesome_tools.identifiers.identifier import Identifier

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_tools.identifiers.address import Address

Case = Literal["lower", "upper", "keep"]


@dataclass(frozen=True, slots=True)
class Rule:
    """URLs on `hosts` whose path matches `pattern` have the identifier `scheme:template`.

    `hosts` are host patterns (see `hosttable`), separated by blanks. `pattern` is for the whole percent-decoded path
    without final slash, letter case ignored; if `query` names a parameter, for the path, `?` and its value. It must
    take linear time: nothing repeated that can match in two ways. `template` is filled from the named groups and
    `{host}`; the groups `version` and `path` (or `page`) are the fields of the identifier. `case` is what becomes of
    the value's letters, then `clean` has the last word. A value that is not one printable word is no match. `gives`
    is the identifier of `example`.
    """

    scheme: str
    hosts: str
    pattern: str
    template: str
    example: str
    gives: str
    counter_example: str
    query: str | None = None
    case: Case = "lower"
    clean: Callable[[str], str] | None = None

    def match(self, address: Address) -> Identifier | None:
        """The identifier of a normalised address on one of the hosts; None if the pattern does not fit."""
        target = address.path
        if "%" in target:
            target = unquote(target)
        if self.query is not None:
            carried = parameter(address.query, self.query)
            if not carried:
                return None
            target = f"{target}?{carried}"
        match = _compiled(self.pattern).fullmatch(target)
        if match is None:
            return None
        groups = match.groupdict("")
        value = self._value(groups, address.host)
        if not value or " " in value or not value.isprintable():
            return None
        path = groups.get("path") or groups.get("page") or None
        return Identifier(self.scheme, value, groups.get("version") or None, path)

    def _value(self, groups: dict[str, str], host: str) -> str:
        value = self.template.format(host=host, **groups)
        if self.case == "lower":
            value = value.lower()
        elif self.case == "upper":
            value = value.upper()
        return value if self.clean is None else self.clean(value)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def parameter(query: str, name: str) -> str:
    """The first value of a parameter (name in lower case) that is not empty, decoded; else an empty string."""
    for part in query.split("&"):
        key, _, value = part.partition("=")
        if value and key.lower() == name:
            return unquote(value) if "%" in value else value
    return ""
