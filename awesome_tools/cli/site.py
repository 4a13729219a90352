"""`awesome-tools site`."""

from __future__ import annotations

from pathlib import Path

import click

from awesome_tools.cli.lists import load
from awesome_tools.errors import ExitStatus, SourceError
from awesome_tools.source import write


@click.command("site")
@click.argument("path", metavar="LIST")
@click.option("-o", "--output", metavar="DIR", required=True, help="Folder to write to; it is made if it is not there.")
@click.option("--title", metavar="TEXT", help="Title instead of the list's own.")
@click.option("--description", metavar="TEXT", help="Line below the title, plain text.")
def command(path: str, output: str, title: str | None, description: str | None) -> int:
    """Make a web page to search and filter a list: static, self-contained, for any host or straight from disk.

    LIST is a Markdown list, a list.yaml (which is merged first) or a record file (.jsonl, .json, .yaml, .csv, .bib).
    The page is DIR/index.html; beside it lie the records for download, which it links to.

    \b
    Examples:
      awesome-tools site README.md -o public
      awesome-tools site lists/mine/list.yaml -o public --title "My list"
    """
    from awesome_tools.site import build  # noqa: PLC0415 - not needed for --help

    found = load(path)
    files = build(
        found.records, title=title or found.title, description=found.description if description is None else description
    )
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(f"cannot be made: {error.strerror}", path=output) from error
    for name, data in files.items():
        write(str(folder / name), data.decode("utf-8"))
    click.echo(f"{folder / 'index.html'}: {len(found.records)} entries", err=True)
    return ExitStatus.CLEAN
