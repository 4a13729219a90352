"""`awesome-tools merge`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from awesome_tools.cli.into import Wanted
from awesome_tools.cli.merge_job import Job
from awesome_tools.errors import ExitStatus

if TYPE_CHECKING:
    from awesome_tools.document import Document
    from awesome_tools.merge import Decisions, Merged


@click.command("merge")
@click.argument("paths", nargs=-1, required=True, metavar="PATH... | LIST.yaml")
@click.option(
    "-o", "--output", metavar="FILE", help="Write the merged list there instead of to standard output (- for that)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "jsonl"]),
    default="markdown",
    show_default=True,
    help="A canonical list, or one JSON object per work with its sources, conflicts and evidence.",
)
@click.option("--report", metavar="FILE", help="Write the whole report there: every join, conflict and left-out link.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the output is not what it would be.")
@click.option("--explain", metavar="ID|TITLE", help="Print why a work is one work: mentions, joins, refused joins.")
@click.option("--decisions", metavar="FILE", help="Pairs decided by people (default: the one that LIST.yaml names).")
@click.option("--review", is_flag=True, help="Walk through the pairs that nobody has decided yet.")
@click.option(
    "--into", metavar="FILE", help="Add what this hand-kept list lacks, in its own shape; change nothing else."
)
@click.option("--complete", is_flag=True, help="With --into: add missing paper and code links to its entries too.")
@click.option("--diff", is_flag=True, help="With --into: show what would change, and write nothing.")
@click.option("--dry-run", is_flag=True, help="With --into: tell what would be added, and write nothing.")
def command(
    paths: tuple[str, ...],
    output: str | None,
    form: str,
    report: str | None,
    *,
    check: bool,
    explain: str | None,
    decisions: str | None,
    review: bool,
    into: str | None,
    complete: bool,
    diff: bool,
    dry_run: bool,
) -> int:
    """Merge lists into one canonical list, each work once, with the reason for every decision.

    PATH is a Markdown file, a folder, or -. A LIST.yaml names title, sources, grouping and output of a list that is
    kept: its output is written beside it, and the report is printed. One PATH alone merges a list with itself.

    \b
    Examples:
      awesome-tools merge one.md two.md -o README.md
      awesome-tools merge lists/topic/list.yaml --check
      awesome-tools merge a.md b.md --format jsonl > works.jsonl
      awesome-tools merge a.md b.md --explain SEAM
      awesome-tools merge lists/topic/list.yaml --review
      awesome-tools merge --into README.md other.md --diff
    """
    if into is not None:
        if output is not None or explain is not None or review or form != "markdown":
            raise click.UsageError(
                "--into changes its own file, and goes with neither -o, --format, --explain nor --review"
            )
        return _into(paths, Wanted(into, complete, diff, dry_run, check, report), decisions)
    if complete or diff or dry_run:
        raise click.UsageError("--complete, --diff and --dry-run need --into FILE")
    job = Job.of(paths, output, decisions)
    documents = job.documents()
    if job.reader.failed and (job.config is not None or not documents):
        return ExitStatus.FAILED
    decided = job.decisions()
    merged = job.merge(documents, decided)
    if explain is not None:
        return _explain(merged, explain)
    if review:
        return _review(merged, decided, job)
    text = job.emit(merged, form)
    status = job.check(text) if check else job.write(text)
    if not check:
        _keep_open(merged, decided, job)
    _report(merged, documents, job, report)
    return ExitStatus.FAILED if job.reader.failed else status


def _into(paths: tuple[str, ...], wanted: Wanted, decisions: str | None) -> int:
    from awesome_tools.cli import into  # noqa: PLC0415

    job = Job(paths, None, None, decisions)
    return into.run(paths, wanted, job.decisions())


def _review(merged: Merged, decided: Decisions, job: Job) -> int:
    from awesome_tools.cli import review  # noqa: PLC0415

    if job.decisions_path is None:
        raise click.UsageError("--review needs a place for the answers: --decisions FILE, or a LIST.yaml")
    if not merged.reviews:
        click.echo("no open pairs", err=True)
        return ExitStatus.CLEAN
    return review.walk(merged, decided, job.decisions_path)


def _keep_open(merged: Merged, decided: Decisions, job: Job) -> None:
    """Note the open pairs in the decisions file, where there is a place for one."""
    from awesome_tools.cli import review  # noqa: PLC0415
    from awesome_tools.merge.decisions import with_reviews  # noqa: PLC0415

    if job.decisions_path is not None and review.save(job.decisions_path, with_reviews(decided, merged.reviews)):
        click.echo(f"wrote {job.decisions_path}", err=True)


def _report(merged: Merged, documents: Sequence[Document], job: Job, report: str | None) -> None:
    from awesome_tools.report import merging  # noqa: PLC0415
    from awesome_tools.source import write  # noqa: PLC0415

    unclaimed = merging.unclaimed_links(documents)
    if report is not None:
        write(report, merging.page(merged, documents, unclaimed, job.title))
    to_stderr = job.output in (None, "-")
    click.echo(merging.summary(merged, documents, unclaimed), err=to_stderr)
    if job.moved:
        links = "1 relative link" if job.moved == 1 else f"{job.moved} relative links"
        click.echo(f"rewritten   {links}, to lead where they led in their lists", err=to_stderr)
    if len(documents) == 1 and (named := merging.duplicates(merged)):
        click.echo("named more than once:\n" + named, err=to_stderr)


def _explain(merged: Merged, wanted: str) -> int:
    from awesome_tools.merge import explain  # noqa: PLC0415

    works = explain.find(merged, wanted)
    if not works:
        click.echo(f"awesome-tools: no work with the id, identifier, title or name {wanted!r}", err=True)
        return ExitStatus.FINDINGS
    click.echo("\n\n".join(map(explain.explain, works)))
    return ExitStatus.CLEAN
