"""Which lines of a step's output the runner of GitHub Actions obeys (actions/runner, ActionCommand.cs)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_COMMANDS = frozenset(
    """
    add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher
    save-state set-env set-output stop-commands warning
    """.split()
)


@dataclass(frozen=True)
class Command:
    """A workflow command: name, properties and data, unescaped."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    data: str = ""


def obeyed(log: str) -> list[Command]:
    """The commands in a log that take effect."""
    found, stopped = [], None
    for line in re.split(r"\r\n|\r|\n", log):
        command = _new(line) or _old(line)
        if stopped is not None:
            resumed = line.strip() == f"::{stopped}::" or f"##[{stopped}]" in line
            stopped = None if resumed else stopped
        elif command is not None and command.name == "stop-commands":
            stopped = command.data
        elif command is not None:
            found.append(command)
    assert stopped is None, "commands were stopped and never resumed"
    return found


def _new(line: str) -> Command | None:
    found = re.match(r"::([^\s:]+)(?: (.*?))?::(.*)", line.lstrip())
    return _command(found, ",", _unescaped) if found else None


def _old(line: str) -> Command | None:
    found = re.search(r"##\[([^\s\]]+)(?: ([^\]]*))?\](.*)", line)
    return _command(found, ";", str) if found else None


def _command(found: re.Match[str], separator: str, unescaped: object) -> Command | None:
    name, properties, data = found[1], found[2] or "", found[3]
    if name not in _COMMANDS:
        return None
    assert callable(unescaped)
    pairs = (part.partition("=") for part in properties.split(separator) if part)
    return Command(name, {key.strip(): unescaped(value) for key, _, value in pairs}, unescaped(data))


def _unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text
