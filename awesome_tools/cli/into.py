"""`awesome-tools merge --into FILE`: what other lists have and this one lacks, written in its own shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from awesome_tools.cli.inputs import Reader
from awesome_tools.errors import ExitStatus

if TYPE_CHECKING:
    from awesome_tools.document import Document
    from awesome_tools.into import Plan
    from awesome_tools.merge import Decisions


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options of the command ask for."""

    into: str
    complete: bool = False
    diff: bool = False
    dry_run: bool = False
    check: bool = False
    report: str | None = None


def run(paths: Sequence[str], wanted: Wanted, decisions: Decisions) -> int:
    """Merge the lists at the paths into another one, and tell what came of it; SourceError if that cannot be read."""
    from awesome_tools.document import Document  # noqa: PLC0415
    from awesome_tools.into import plan  # noqa: PLC0415
    from awesome_tools.source import write  # noqa: PLC0415

    reader = Reader()
    target = Document.read(wanted.into)
    others = [document for document in reader.documents(paths) if document.source.path != wanted.into]
    if not others and not reader.failed:
        raise click.UsageError(f"expected at least one list to merge into {wanted.into}")
    made = plan(target, others, complete=wanted.complete, decisions=decisions)
    changed = made.source.raw != target.source.raw
    _tell(made, target, wanted)
    if wanted.report is not None:
        write(wanted.report, page(made, target, others))
    if reader.failed:
        return ExitStatus.FAILED
    if wanted.check:
        return ExitStatus.FINDINGS if changed else ExitStatus.CLEAN
    if not wanted.diff and not wanted.dry_run:
        written = write(wanted.into, made.source.raw, bom=made.source.bom)
        click.echo(f"{'wrote' if written else 'unchanged:'} {wanted.into}", err=True)
    return ExitStatus.CLEAN


def _tell(made: Plan, target: Document, wanted: Wanted) -> None:
    """Print the diff, or else the account of every entry, and the line of counts."""
    if wanted.diff:
        from awesome_tools.edits import diff  # noqa: PLC0415

        click.echo("".join(diff(target.source, made.source)), nl=False)
    else:
        for line in account(made, target.source.path):
            click.echo(line)
    click.echo(made.summary(), err=wanted.diff)


def account(made: Plan, path: str) -> Iterator[str]:
    """One line for each entry added, completed, in conflict or left out."""
    for addition in made.additions:
        section = " / ".join(addition.section) or "(no heading)"
        place = f"in {section}" if addition.sure else f"in {section}, for want of a better place"
        yield f"{path}:{addition.line}: new: {addition.record.title}: {place} ({addition.reason})"
    for completion in made.completions:
        urls = ", ".join(f"{link.role} {link.url}" for link in completion.links)
        yield f"{path}:{completion.record.source.line}: completed: {completion.record.title}: {urls}"
    for record, conflicts in made.conflicts:
        for conflict in conflicts:
            told = "; ".join(
                f"{_shown(value)} in {', '.join(f'{place.path}:{place.line}' for place in places)}"
                for value, places in conflict.values
            )
            yield f"{path}:{record.source.line}: conflict: {record.title}: {conflict.field}: {told}"
    for left in made.left_out:
        source = left.record.source
        yield f"{source.path}:{source.line}: left out: {left.record.title}: {left.reason}"


def page(made: Plan, target: Document, others: Sequence[Document]) -> str:
    """The account as Markdown."""
    from awesome_tools.markdown import escape  # noqa: PLC0415

    names = ", ".join(document.source.path for document in others)
    lines = [f"- {escape.text(line)}" for line in account(made, target.source.path)]
    parts = [f"# Merge of {escape.text(names)} into {escape.text(target.source.path)}", made.summary()]
    return "\n\n".join([*parts, "\n".join(lines)] if lines else parts) + "\n"


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else "nothing" if value is None else str(value)
