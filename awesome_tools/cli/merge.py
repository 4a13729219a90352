"""`awesome-tools merge`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from awesome_tools.cli.inputs import Reader
from awesome_tools.errors import ExitStatus

if TYPE_CHECKING:
    from awesome_tools.config import ListConfig
    from awesome_tools.document import Document
    from awesome_tools.merge import Merged


@click.command("merge")
@click.argument("paths", nargs=-1, required=True, metavar="PATH... | LIST.yaml")
@click.option("-o", "--output", metavar="FILE", help="Write the merged list there instead of to standard output (- for that).")
@click.option("--format", "form", type=click.Choice(["markdown", "jsonl"]), default="markdown", show_default=True,
              help="A canonical list, or one JSON object per work with its sources, conflicts and evidence.")
@click.option("--report", metavar="FILE", help="Write the whole report there: every join, conflict and left-out link.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the output is not what it would be.")
@click.option("--explain", metavar="ID|TITLE", help="Print why a work is one work: mentions, joins, refused joins.")
def command(paths: tuple[str, ...], output: str | None, form: str, report: str | None, *, check: bool, explain: str | None) -> int:
    """Merge lists into one canonical list, each work once, with the reason for every decision.

    PATH is a Markdown file, a folder, or -. A LIST.yaml names title, sources, grouping and output of a list that is kept:
    its output is written beside it, and the report is printed. One PATH alone merges a list with itself.

    \b
    Examples:
      awesome-tools merge one.md two.md -o README.md
      awesome-tools merge lists/topic/list.yaml --check
      awesome-tools merge a.md b.md --format jsonl > works.jsonl
      awesome-tools merge a.md b.md --explain SEAM
    """
    job = _job(paths, output)
    documents = job.documents()
    if job.reader.failed and (job.config is not None or not documents):
        return ExitStatus.FAILED
    merged = job.merge(documents)
    if explain is not None:
        return _explain(merged, explain)
    text = job.emit(merged, documents, form)
    status = _check(job.output, text) if check else job.write(text)
    _report(merged, documents, job, report)
    return ExitStatus.FAILED if job.reader.failed else status


@dataclass(slots=True)
class _Job:
    """What to merge and where to put it."""

    paths: tuple[str, ...]
    reader: Reader
    config: ListConfig | None
    output: str | None

    def documents(self) -> list[Document]:
        if self.config is None:
            return list(self.reader.documents(self.paths))
        return list(self.reader.documents([source.file for source in self.config.sources]))

    def merge(self, documents: Sequence[Document]) -> Merged:
        from awesome_tools.config import load_decisions  # noqa: PLC0415
        from awesome_tools.merge import Decisions, Policy, merge  # noqa: PLC0415

        records = [self._named(entry.record) for document in documents for entry in document.entries]
        if self.config is None:
            return merge(records, Policy(tuple(self.paths)), Decisions())
        return merge(records, self.config.policy, load_decisions(self.config.decisions_path))

    def _named(self, record):  # type: ignore[no-untyped-def]
        """Places of a kept list are named from its own folder, so that they do not depend on where the command runs."""
        if self.config is None:
            return record
        names = {source.file: source.path for source in self.config.sources}
        place = replace(record.source, path=names.get(record.source.path, record.source.path))
        return replace(record, source=place)

    def emit(self, merged: Merged, documents: Sequence[Document], form: str) -> str:
        from awesome_tools.emit import markdown  # noqa: PLC0415
        from awesome_tools.emit.layout import Layout  # noqa: PLC0415
        from awesome_tools.merge import work_object  # noqa: PLC0415
        from awesome_tools.records import dumps  # noqa: PLC0415

        if form == "jsonl":
            return "".join(dumps(work_object(work)) + "\n" for work in merged.works)
        layout = self.config.layout if self.config else Layout("Merged list")
        return markdown.emit((work.record for work in merged.works), layout, _note(self.config))

    def write(self, text: str) -> int:
        from awesome_tools.source import write  # noqa: PLC0415

        if self.output is None or self.output == "-":
            click.echo(text, nl=False)
            return ExitStatus.CLEAN
        changed = write(self.output, text)
        click.echo(f"{'wrote' if changed else 'unchanged:'} {self.output}", err=True)
        return ExitStatus.CLEAN


def _job(paths: tuple[str, ...], output: str | None) -> _Job:
    lists = [path for path in paths if path.endswith((".yaml", ".yml"))]
    if not lists:
        return _Job(paths, Reader(), None, output)
    if len(paths) > 1:
        raise click.UsageError(f"{lists[0]} names its sources itself, expected no other path beside it")
    from awesome_tools.config import load_list  # noqa: PLC0415

    config = load_list(lists[0])
    return _Job(paths, Reader(), config, output or config.output)


def _note(config: ListConfig | None) -> str:
    from awesome_tools.markdown import escape  # noqa: PLC0415

    if config is None:
        return ""
    names = ", ".join(
        f"[{escape.label(source.title)}]({escape.destination(source.origin)})" if source.origin else escape.text(source.title)
        for source in config.sources
    )
    return f"Merged from: {names}."


def _check(output: str | None, text: str) -> int:
    from awesome_tools.source import read  # noqa: PLC0415

    if output is None or output == "-":
        raise click.UsageError("--check needs an output to compare with: -o FILE, or a LIST.yaml")
    if read(output).raw == text:
        return ExitStatus.CLEAN
    click.echo(f"{output}: stale: not what the merge gives now (run the merge without --check)", err=True)
    return ExitStatus.FINDINGS


def _report(merged: Merged, documents: Sequence[Document], job: _Job, report: str | None) -> None:
    from awesome_tools.report import merging  # noqa: PLC0415
    from awesome_tools.source import write  # noqa: PLC0415

    unclaimed = merging.unclaimed_links(documents)
    if report is not None:
        title = job.config.layout.title if job.config else ", ".join(job.paths)
        write(report, merging.page(merged, documents, unclaimed, title))
    to_stdout = job.output not in (None, "-")
    click.echo(merging.summary(merged, documents, unclaimed), err=not to_stdout)


def _explain(merged: Merged, wanted: str) -> int:
    from awesome_tools.merge import explain  # noqa: PLC0415

    text = explain.explain(merged, wanted)
    if not text:
        click.echo(f"awesome-tools: no work with the id, identifier or title {wanted!r}", err=True)
        return ExitStatus.FINDINGS
    click.echo(text, nl=False)
    return ExitStatus.CLEAN
