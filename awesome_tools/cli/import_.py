"""`awesome-tools import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from awesome_tools.cli.lists import load_records
from awesome_tools.emit import FORMATS, format_of
from awesome_tools.errors import AwesomeError, ExitStatus

if TYPE_CHECKING:
    from awesome_tools.model import Record

_READABLE = [name for name, form in FORMATS.items() if form.readable]


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--from", "form", type=click.Choice(_READABLE), help="Format; by default what the file's name ends in.")
@click.option("--to", type=click.Choice(_READABLE), default="jsonl", show_default=True, help="Format to write.")
def command(paths: tuple[str, ...], form: str | None, to: str) -> int:
    """Read records from files of other programs: jsonl, json, yaml, csv, bibtex; `-` is standard input.

    BibTeX may come from anywhere; CSV needs a header with the columns that export writes, of which only title must be
    there.

    \b
    Examples:
      awesome-tools import papers.bib > papers.jsonl
      awesome-tools import sheet.csv more.bib --to yaml
    """
    records: list[Record] = []
    failed = False
    for path in paths:
        name = form or format_of(path)
        if name is None:
            raise click.UsageError(
                f"unexpected file name {path!r}, expected --from or one ending in .jsonl, .json, .yaml, .csv, .bib"
            )
        try:
            records += load_records(path, name)
        except AwesomeError as error:
            failed = True
            click.echo(f"awesome-tools: {error}", err=True)
    click.echo(FORMATS[to].dump()(records), nl=False)
    return ExitStatus.FAILED if failed else ExitStatus.CLEAN
