"""`awesome-tools diff`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.errors import ExitStatus

if TYPE_CHECKING:
    from awesome_tools.diff import Change, Difference
    from awesome_tools.model import Record


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "markdown"]),
    default="text",
    show_default=True,
    help="text for people; jsonl for programs, one JSON object per change; markdown for release notes.",
)
def command(old: str, new: str, form: str) -> int:
    """Tell what changed between two states of a list, entry by entry.

    OLD and NEW are Markdown files, one of them may be - for standard input. Exit status 1 if they differ: entries
    added, removed, moved to another section, retitled, with other links, or edited otherwise.

    \b
    Examples:
      awesome-tools diff old.md README.md
      git show main:README.md | awesome-tools diff - README.md --format markdown
    """
    from awesome_tools.diff import difference  # noqa: PLC0415 - the parser is not needed for --help
    from awesome_tools.document import Document  # noqa: PLC0415

    before, after = Document.read(old), Document.read(new)
    found = difference([entry.record for entry in before.entries], [entry.record for entry in after.entries])
    lines = {"text": _text, "jsonl": _jsonl, "markdown": _markdown}[form](found)
    for line in lines:
        click.echo(line)
    return ExitStatus.FINDINGS if found else ExitStatus.CLEAN


def _text(found: Difference) -> Iterator[str]:
    for section in found.renamed:
        yield f"section renamed: {_path(section.old)} -> {_path(section.new)} ({section.entries} entries)"
    for change in found.changes:
        record = _shown(change)
        yield f"{record.source.path}:{record.source.line}: {', '.join(change.kinds)}: {record.title}{_details(change)}"
    if found:
        yield _counts(found)


def _details(change: Change) -> str:
    """What is different, beyond the kinds of change."""
    if change.old is None or change.new is None:
        return f" ({_path(_shown(change).section)})"
    told = []
    if "moved" in change.kinds:
        told.append(f"{_path(change.old.section)} -> {_path(change.new.section)}")
    if "retitled" in change.kinds:
        told.append(f"was {change.old.title!r}")
    told += [f"-{url}" for url in change.gone] + [f"+{url}" for url in change.come]
    if change.fields:
        told.append(", ".join(change.fields))
    return f" ({'; '.join(told)})"


def _counts(found: Difference) -> str:
    from awesome_tools.diff import KINDS  # noqa: PLC0415

    counts = {kind: sum(kind in change.kinds for change in found.changes) for kind in KINDS}
    return " · ".join(f"{kind} {count}" for kind, count in counts.items())


def _jsonl(found: Difference) -> Iterator[str]:
    from awesome_tools.records import dumps, to_object  # noqa: PLC0415

    for section in found.renamed:
        yield dumps(
            {
                "kinds": ["section renamed"],
                "old": list(section.old),
                "new": list(section.new),
                "entries": section.entries,
            }
        )
    for change in found.changes:
        shown: dict[str, Any] = {
            "kinds": list(change.kinds),
            "title": _shown(change).title,
            "gone": list(change.gone),
            "come": list(change.come),
            "fields": list(change.fields),
            "old": to_object(change.old) if change.old else None,
            "new": to_object(change.new) if change.new else None,
        }
        yield dumps(shown)


_HEADINGS = {
    "added": "Added",
    "removed": "Removed",
    "moved": "Moved",
    "retitled": "Retitled",
    "links": "Links changed",
    "edited": "Edited",
}


def _markdown(found: Difference) -> Iterator[str]:
    from awesome_tools.markdown import escape  # noqa: PLC0415

    if not found:
        yield "No changes."
        return
    parts = []
    if found.renamed:
        lines = [f"- {escape.text(_path(one.old))} is now {escape.text(_path(one.new))}" for one in found.renamed]
        parts.append(f"### Sections renamed ({len(lines)})\n\n" + "\n".join(lines))
    for kind, heading in _HEADINGS.items():
        changes = [change for change in found.changes if kind in change.kinds]
        if changes:
            lines = [f"- {_linked(_shown(change))}{_said(change, kind)}" for change in changes]
            parts.append(f"### {heading} ({len(lines)})\n\n" + "\n".join(lines))
    yield "\n\n".join(parts)


def _linked(record: Record) -> str:
    from awesome_tools.emit.live import main_url  # noqa: PLC0415
    from awesome_tools.markdown import escape  # noqa: PLC0415

    url = main_url(record)
    return f"[{escape.label(record.title)}]({escape.destination(url)})" if url else escape.text(record.title)


def _said(change: Change, kind: str) -> str:
    """What a line of release notes says of one kind of change."""
    from awesome_tools.markdown import escape  # noqa: PLC0415

    if change.old is None or change.new is None:
        return f" ({escape.text(_path(_shown(change).section))})"
    if kind == "moved":
        return f": from {escape.text(_path(change.old.section))} to {escape.text(_path(change.new.section))}"
    if kind == "retitled":
        return f", was {escape.text(change.old.title)}"
    if kind == "links":
        return ": " + ", ".join([f"without <{url}>" for url in change.gone] + [f"with <{url}>" for url in change.come])
    return ": " + escape.text(", ".join(change.fields))


def _shown(change: Change) -> Record:
    record = change.new or change.old
    assert record is not None  # noqa: S101 - a change has at least one side
    return record


def _path(section: tuple[str, ...]) -> str:
    return " / ".join(section) or "(no heading)"
