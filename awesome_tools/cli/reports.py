"""`--report FILE`: reports written beside what is printed, in the format that the file's name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

import click

_FORMATS = {".md": "markdown", ".json": "json", ".jsonl": "jsonl", ".sarif": "sarif", ".txt": "text"}


def _known(_context: click.Context, _option: click.Parameter, paths: Sequence[str]) -> Sequence[str]:
    for path in paths:
        if _suffix(path) not in _FORMATS:
            raise click.BadParameter(f"unexpected ending of `{path}`, expected one of {', '.join(_FORMATS)}")
    return paths


option = click.option(
    "--report",
    "reports",
    multiple=True,
    callback=_known,
    metavar="FILE",
    help=f"Also write a report, in the format of the ending: {', '.join(_FORMATS)}.",
)


def write(paths: Sequence[str], render: Callable[[str], Iterable[str]]) -> None:
    """Write each report; `render` gives the lines of a format by its name. SourceError if one cannot be written."""
    from awesome_tools.source import write as write_file  # noqa: PLC0415 - few runs write reports

    for path in paths:
        lines = render(_FORMATS[_suffix(path)])
        write_file(path, "".join(f"{click.unstyle(line)}\n" for line in lines))


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower()
