"""Workflow commands of GitHub Actions, by which a step marks lines: no text can end one or begin another.

Source: docs.github.com, "Workflow commands for GitHub Actions"; actions/runner, ActionCommand.cs (what is unescaped).
"""

from __future__ import annotations

from awesome_tools.report.inert import visible


def annotation(level: str, place: dict[str, str | int], title: str, message: str) -> str:
    """The command; level is error, warning or notice, the keys of `place` are file, line, col, endColumn."""
    if "file" in place:  # GitHub compares it with the names in the change
        place = {**place, "file": str(place["file"]).removeprefix("./")}
    told = ",".join(f"{name}={_value(str(value))}" for name, value in {**place, "title": title}.items())
    return f"::{level} {told}::{_data(message)}"


def _data(text: str) -> str:
    lines = text.replace("%", "%25").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "%0A".join(map(visible, lines))


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
