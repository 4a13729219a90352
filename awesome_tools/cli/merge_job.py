"""What a merge command has to do: its documents, the merge itself, the text that comes of it, where that goes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from awesome_tools.cli.inputs import Reader
from awesome_tools.errors import ConfigError, ExitStatus

if TYPE_CHECKING:
    from awesome_tools.config.lists import ListConfig
    from awesome_tools.document import Document
    from awesome_tools.merge import Decisions, Merged
    from awesome_tools.model import Record


@dataclass(slots=True)
class Job:
    """A merge of paths, or of the sources of a kept list (`config`).

    `moved` counts relative links that are written otherwise to lead where they led.
    """

    paths: tuple[str, ...]
    config: ListConfig | None
    output: str | None
    decisions_path: str | None
    reader: Reader = field(default_factory=Reader)
    moved: int = 0
    _bom: bool = False

    @classmethod
    def of(cls, paths: tuple[str, ...], output: str | None, decisions: str | None) -> Job:
        """The job that the arguments of the command describe."""
        lists = [path for path in paths if path.endswith((".yaml", ".yml"))]
        if not lists:
            return cls(paths, None, output, decisions)
        if len(paths) > 1:
            raise click.UsageError(f"{lists[0]} names its sources itself, expected no other path beside it")
        from awesome_tools.config.lists import load_list  # noqa: PLC0415

        config = load_list(lists[0])
        return cls(paths, config, output or config.output, decisions or config.decisions_path)

    @property
    def title(self) -> str:
        """What the result is called in reports."""
        return self.config.layout.title if self.config else ", ".join(self.paths)

    def documents(self) -> list[Document]:
        """The parsed sources; what cannot be read is reported, and `reader.failed` set."""
        if self.config is None:
            return list(self.reader.documents(self.paths))
        for source in self.config.sources:
            if os.path.isdir(source.file):  # noqa: PTH112
                raise ConfigError(f"unexpected folder `{source.path}`, expected a Markdown file", path=self.config.path)
        return list(self.reader.documents(tuple(source.file for source in self.config.sources)))

    def decisions(self) -> Decisions:
        """The decisions in force; none where there is no file."""
        from awesome_tools.config.lists import load_decisions  # noqa: PLC0415
        from awesome_tools.merge import Decisions  # noqa: PLC0415

        return load_decisions(self.decisions_path) if self.decisions_path else Decisions()

    def merge(self, documents: Sequence[Document], decisions: Decisions) -> Merged:
        """Merge the entries of the documents; the order in which paths were given plays no part."""
        from awesome_tools.merge import Policy, merge  # noqa: PLC0415

        records = [self._named(self._moved(entry.record)) for document in documents for entry in document.entries]
        return without_dangers(merge(records, self.config.policy if self.config else Policy(), decisions))

    def _moved(self, record: Record) -> Record:
        """Relative links as the output has them: absolute if it is known where the list is from."""
        links = tuple(replace(link, url=self._url(link.url, record.source.path)) for link in record.links)
        if links == record.links:
            return record
        self.moved += sum(link != before for link, before in zip(links, record.links, strict=True))
        return replace(record, links=links)

    def _url(self, url: str, path: str) -> str:
        from awesome_tools.emit.live import is_live  # noqa: PLC0415
        from awesome_tools.identifiers.relative import at_origin, in_folder, is_relative  # noqa: PLC0415

        if not is_relative(url) or self.output is None or "-" in (self.output, path):
            return url
        here, there = PurePath(path), PurePath(self.output)
        if self.config is not None:
            source = next(source for source in self.config.sources if source.file == path)
            if source.origin is not None and is_live(source.origin):
                return at_origin(url, source.origin)
            # As seen from list.yaml, wherever the command runs.
            here = PurePath(source.path)
            there = PurePath(os.path.relpath(self.output, PurePath(self.config.path).parent))
        if here.is_absolute() != there.is_absolute():
            return url
        return in_folder(url, here.parent.as_posix(), there.parent.as_posix())

    def _named(self, record: Record) -> Record:
        """Places of a kept list are named from its own folder, so that they do not depend on where the command runs."""
        if self.config is None:
            return record
        names = {source.file: source.path for source in self.config.sources}
        place = replace(record.source, path=names.get(record.source.path, record.source.path))
        return replace(record, source=place)

    def emit(self, merged: Merged, form: str) -> str:
        """The merged list as text."""
        from awesome_tools.merge import work_object  # noqa: PLC0415
        from awesome_tools.records import dumps  # noqa: PLC0415

        if form == "jsonl":
            return "".join(dumps(work_object(work)) + "\n" for work in merged.works)
        return self._page(merged)

    def _page(self, merged: Merged) -> str:
        from awesome_tools.emit import markdown  # noqa: PLC0415
        from awesome_tools.emit.layout import Layout, Origin  # noqa: PLC0415
        from awesome_tools.source import read  # noqa: PLC0415

        records = [work.record for work in merged.works]
        if self.config is None:
            return markdown.emit(records, Layout("Merged list"))
        config = self.config
        origins = [Origin(source.title, source.origin) for source in config.sources]
        place = {source.path: index for index, source in enumerate(config.sources)}
        named_by = [sorted({place[mention.source.path] for mention in work.mentions}) for work in merged.works]
        if config.layout.region:
            page = read(config.output)
            self._bom = page.bom
            return markdown.fill(page.raw, config.output, records, config.layout, origins=origins, named_by=named_by)
        return markdown.emit(records, config.layout, _merged_from(config), origins=origins, named_by=named_by)

    def write(self, text: str) -> int:
        """Write the text to the output, or to standard output."""
        from awesome_tools.source import write  # noqa: PLC0415

        if self.output is None or self.output == "-":
            click.echo(text, nl=False)
            return ExitStatus.CLEAN
        changed = write(self.output, text, bom=self._bom)
        click.echo(f"{'wrote' if changed else 'unchanged:'} {self.output}", err=True)
        return ExitStatus.CLEAN

    def check(self, text: str) -> int:
        """Compare the text with the output; findings if they differ."""
        from awesome_tools.source import read  # noqa: PLC0415

        if self.output is None or self.output == "-":
            raise click.UsageError("--check needs an output to compare with: -o FILE, or a LIST.yaml")
        if read(self.output).raw == text:
            return ExitStatus.CLEAN
        click.echo(f"{self.output}: stale: not what the merge gives now (run the merge without --check)", err=True)
        return ExitStatus.FINDINGS


def without_dangers(merged: Merged) -> Merged:
    """The merge with links that would run something taken out of the works, and accounted for as left out."""
    from awesome_tools.emit.live import is_dangerous  # noqa: PLC0415
    from awesome_tools.merge import LeftOut  # noqa: PLC0415

    left, works = list(merged.left_out), []
    for work in merged.works:
        bad = [link for link in work.record.links if is_dangerous(link.url)]
        if bad:
            kept = tuple(link for link in work.record.links if link not in bad)
            left += [LeftOut(link, work.record.source, "", "unsafe scheme") for link in bad]
            work = replace(work, record=replace(work.record, links=kept))  # noqa: PLW2901
        works.append(work)
    return replace(merged, works=tuple(works), left_out=tuple(left))


def _merged_from(config: ListConfig) -> str:
    """A closing paragraph that names the sources, '' where a section does."""
    if config.layout.provenance:
        return ""
    from awesome_tools.markdown import escape  # noqa: PLC0415

    names = ", ".join(
        f"[{escape.label(source.title)}]({escape.destination(source.origin)})"
        if source.origin
        else escape.text(source.title)
        for source in config.sources
    )
    return f"Merged from: {names}."
