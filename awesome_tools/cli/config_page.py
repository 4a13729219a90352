"""The tables of docs/configuration.md: every key, from the table that the reader goes by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from awesome_tools.config.effective import plain
from awesome_tools.config.model import Override, Settings
from awesome_tools.config.tables import Key, Table, keys_of

_BLOCK = re.compile(r"(<!-- keys -->\n).*?(<!-- /keys -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with its tables as they have to be."""
    return _BLOCK.sub(lambda found: found[1] + "\n" + "\n".join(_tables()) + "\n" + found[2], page)


def _tables() -> Iterator[str]:
    for section in keys_of(Settings):
        assert isinstance(section.kind, Table)  # noqa: S101 - for the type checker
        yield f"### `{section.name}`"
        yield from ("", section.told, "")
        yield from _table(section.kind.of)
        if section.kind.closed:
            flags = ", ".join(f"`--{name}`" for name in section.kind.closed)
            yield f"Flags only: {flags}."
            yield ""
        if section.name == "lint":
            yield from ("Each of `overrides` has these keys, `files` or `sections` at least:", "")
            yield from _table(Override)


def _table(of: type[Any]) -> Iterator[str]:
    yield "| key | value | by itself | means |"
    yield "| --- | --- | --- | --- |"
    yield from (
        f"| `{one.name}` | {one.kind.told.replace('|', chr(92) + '|')} | {_default(one)} | {one.told} |"
        for one in keys_of(of)
    )
    yield ""


def _default(one: Key) -> str:
    return f"`{json.dumps(plain(one.default))}`" if one.default not in (None, (), {}) else ""
