"""`awesome-tools extract`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from awesome_tools.cli.inputs import Reader
from awesome_tools.errors import ExitStatus

if TYPE_CHECKING:
    from awesome_tools.document import Document
    from awesome_tools.model import Record


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text for people; jsonl for programs: one JSON object per entry (docs/record.md tells the keys).",
)
@click.option("--unclaimed", is_flag=True, help="List instead every link that belongs to no entry, and what it is.")
@click.option(
    "--profile", is_flag=True, help="Show instead the shape of each section: bullets or columns, and what stands where."
)
def command(paths: tuple[str, ...], form: str, *, unclaimed: bool, profile: bool) -> int:
    """List the entries of Markdown lists: titles, links with their roles, venues, years, tags.

    PATH is a Markdown file, a folder that is searched for them, or - for standard input. Entries are found in bullets,
    numbered and task lists, tables (Markdown and HTML), paragraphs and headings.

    \b
    Examples:
      awesome-tools extract README.md
      awesome-tools extract lists/ --format jsonl > entries.jsonl
      awesome-tools extract README.md --unclaimed
    """
    if unclaimed and profile:
        raise click.UsageError("--unclaimed and --profile exclude each other")
    reader = Reader()
    for document in reader.documents(paths):
        if unclaimed:
            _show_unclaimed(document, form)
        elif profile:
            _show_profile(document, form)
        else:
            _show_entries(document, form)
    return ExitStatus.FAILED if reader.failed else ExitStatus.CLEAN


def _show_entries(document: Document, form: str) -> None:
    from awesome_tools.records import dumps, to_object  # noqa: PLC0415

    for entry in document.entries:
        click.echo(dumps(to_object(entry.record)) if form == "jsonl" else _as_text(entry.record))
    if form == "text":
        number = len(document.entries)
        click.echo(f"{document.source.path}: {number} {'entry' if number == 1 else 'entries'}", err=True)


def _as_text(record: Record) -> str:
    place = f"{record.source.path}:{record.source.line}"
    facts = [
        click.style(record.title, bold=True),
        f"({record.name})" if record.name and record.name != record.title else "",
        " ".join(filter(None, (record.venue, str(record.year) if record.year else ""))),
        " ".join(f"#{tag}" for tag in record.tags),
    ]
    links = "".join(f"\n    {link.role.value:<6} {link.url}" for link in record.links)
    return f"{place}: " + "  ".join(filter(None, facts)) + links


def _show_unclaimed(document: Document, form: str) -> None:
    from awesome_tools.parsers.accounting import account  # noqa: PLC0415
    from awesome_tools.records import dumps  # noqa: PLC0415

    for link in account(document.root, document.finding).unclaimed:
        position = document.source.position(link.start)
        if form == "jsonl":
            shown = {
                "path": document.source.path,
                "line": position.line,
                "column": position.column,
                "url": link.url,
                "label": link.label,
                "reason": link.reason,
            }
            click.echo(dumps(shown))
        else:
            click.echo(f"{document.source.path}:{position.line}:{position.column}: {link.reason}: {link.url}")


def _show_profile(document: Document, form: str) -> None:
    from awesome_tools.parsers.profile import profile_object, profiles  # noqa: PLC0415
    from awesome_tools.records import dumps  # noqa: PLC0415

    for profile in profiles(document.finding, document.source):
        shown = profile_object(profile)
        if form == "jsonl":
            click.echo(dumps({"path": document.source.path, **shown}))
        else:
            title = " / ".join(profile.section) or "(no heading)"
            click.echo(f"{document.source.path}:{profile.line}: {click.style(title, bold=True)}: {profile.summary()}")
