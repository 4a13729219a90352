"""`awesome-tools export`."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

import click

from awesome_tools.cli.lists import LoadedList, load
from awesome_tools.emit import FORMATS
from awesome_tools.errors import ExitStatus
from awesome_tools.source import write

# Of formats with one name ending, the first is what it stands for.
_BY_SUFFIX = {suffix: name for name, form in reversed(FORMATS.items()) for suffix in form.suffixes}


@click.command("export")
@click.argument("path", metavar="LIST")
@click.option(
    "--to", "form", type=click.Choice(list(FORMATS)), help="Format; by default what the name of FILE ends in."
)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output.")
@click.option("--since", metavar="OLD", help="atom: only what is not in this earlier version of the list.")
@click.option("--updated", metavar="TIME", help="atom: when the list changed, as 2024-05-06T07:08:09Z.")
@click.option("--link", metavar="URL", help="atom: where the list is published.")
@click.option("--title", metavar="TEXT", help="atom, opml, bookmarks: title instead of the list's own.")
def command(
    path: str,
    form: str | None,
    output: str | None,
    since: str | None,
    updated: str | None,
    link: str | None,
    title: str | None,
) -> int:
    """Write the entries of a list in the format of another program.

    LIST is a Markdown list, a list.yaml (which is merged first) or a record file (.jsonl, .json, .yaml, .csv, .bib).
    What is exported as jsonl, json, yaml, csv or bibtex can be imported again without loss.

    \b
    Examples:
      awesome-tools export README.md --to bibtex > papers.bib
      awesome-tools export lists/mine/list.yaml -o mine.csv
      awesome-tools export README.md --to atom --since README.old.md --updated 2024-05-06T07:08:09Z -o new.atom
    """
    name = form or _BY_SUFFIX.get("".join(PurePath(output or "").suffixes[-2:]))
    name = name or _BY_SUFFIX.get(PurePath(output or "").suffix)
    if name is None:
        raise click.UsageError(f"--to is missing, expected one of {', '.join(FORMATS)}")
    if name != "atom" and (since or updated or link):
        raise click.UsageError("--since, --updated and --link are for --to atom")
    if updated is not None and not _is_time(updated):
        raise click.UsageError(f"unexpected --updated {updated}, expected a time as 2024-05-06T07:08:09Z")
    found = load(path)
    found = LoadedList(found.records, title or found.title)
    text = _feed(found, since, updated, link) if name == "atom" else _dump(found, name)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text)
        click.echo(f"{output}: {len(found.records)} entries", err=True)
    return ExitStatus.CLEAN


def _is_time(text: str) -> bool:
    """Whether a text is a time by RFC 3339."""
    try:
        return (
            datetime.fromisoformat(text).tzinfo is not None and "T" in text and len(text) >= len("2024-05-06T07:08:09Z")
        )
    except ValueError:
        return False


def _dump(found: LoadedList, name: str) -> str:
    if name == "opml":
        from awesome_tools.emit import opml  # noqa: PLC0415 - only the chosen format is imported

        return opml.dump(found.records, title=found.title)
    if name == "bookmarks":
        from awesome_tools.emit import bookmarks  # noqa: PLC0415

        return bookmarks.dump(found.records, title=found.title)
    return FORMATS[name].dump()(found.records)


def _feed(found: LoadedList, since: str | None, updated: str | None, link: str | None) -> str:
    from awesome_tools.emit import atom  # noqa: PLC0415

    records = atom.new_records(load(since).records, found.records) if since else found.records
    return atom.dump(records, title=found.title, updated=updated, link=link)
