"""`awesome-tools init`."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.errors import ExitStatus, SourceError
from awesome_tools.source import read, write

if TYPE_CHECKING:
    from awesome_tools.cli.origin import Origin
    from awesome_tools.source import Source

PARTS = ("baseline", "hooks", "workflows")


@click.command("init")
@click.argument("folder", default=".", metavar="[DIR]")
@click.option("--yes", is_flag=True, help="Ask nothing, on a terminal either.")
@click.option("--without", multiple=True, type=click.Choice(PARTS), help="Leave out a part.")
@click.option(
    "--source",
    metavar="URL",
    help="The repository of awesome-tools for hooks and workflows.  [default: where this is from]",
)
@click.option("--rev", metavar="REV", help="The tag or commit there.  [default: that of this version]")
def command(folder: str, *, yes: bool, without: tuple[str, ...], source: str | None, rev: str | None) -> int:
    """Set up a list's repository: settings that fit the list, a baseline, hooks and workflows.

    Looks at the Markdown files in DIR and writes awesome-tools.yaml (a preset, and the rules that the list keeps to
    already), a baseline of what is wrong now, .pre-commit-config.yaml and two workflows for GitHub. Nothing that is
    there is overwritten. Exit status 1 means that something is left to do by hand.

    \b
    Examples:
      awesome-tools init
      awesome-tools init --yes --without workflows ~/lists/awesome-ducks
    """
    from awesome_tools.cli.origin import origin  # noqa: PLC0415 - not needed for --help

    setup = Setup(folder, without, ask=not yes and sys.stdin.isatty() and sys.stdout.isatty())
    setup.configuration()
    if setup.top is None:
        click.echo("not in a git repository: no hooks and no workflows", err=True)
    else:
        setup.hooks(origin(source, rev))
        setup.workflows(origin(source, rev))
    return ExitStatus.FINDINGS if setup.tell() else ExitStatus.CLEAN


@dataclass(slots=True)
class Setup:
    """What is being set up: what was written, what was there, and what is left to do by hand."""

    folder: str
    without: Sequence[str]
    ask: bool
    top: str | None = None
    wrote: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    unknown: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from awesome_tools import git  # noqa: PLC0415

        if not os.path.isdir(self.folder):  # noqa: PTH112
            raise SourceError("no such folder", path=self.folder)
        self.top = git.top(self.folder)

    def configuration(self) -> None:
        """Write the settings, and the baseline that goes with them."""
        from awesome_tools.cli.starter import BASELINE, CONFIG, configuration  # noqa: PLC0415
        from awesome_tools.config.find import in_folder  # noqa: PLC0415
        from awesome_tools.lint.fit import fit  # noqa: PLC0415

        known = in_folder(self.folder)
        if known is not None:
            click.echo(f"kept {known.path}")
            if known.lint.baseline:
                self._baseline(known.below(known.lint.baseline, "lint", "baseline"))
            return
        sources, unreadable = self._lists()
        found = fit(sources)
        if not found.entries:
            raise SourceError("no entries in this folder, expected a list", path=self.folder)
        path = self._here(CONFIG)
        told = f"preset {found.preset}, and {len(found.met)} rules beyond it that the list keeps to"
        text = configuration(found, unreadable, baseline=False)
        if self.write(path, text, told) and self._baseline(self._here(BASELINE)):
            write(path, configuration(found, unreadable, baseline=True))

    def _here(self, name: str) -> str:
        return os.path.normpath(os.path.join(self.folder, name))  # noqa: PTH118 - as the user began it

    def _lists(self) -> tuple[list[Source], list[tuple[str, str]]]:
        """The Markdown files below the folder that a hook would get, and those that cannot be read, with reasons."""
        found, unreadable = [], []
        for name in self._names():
            try:
                found.append(read(self._here(name)))
            except SourceError as error:
                unreadable.append((name, error.message))
        return found, unreadable

    def _names(self) -> list[str]:
        """As git has them: hidden folders too, which a search of folders leaves out."""
        from awesome_tools import git  # noqa: PLC0415
        from awesome_tools.files import SUFFIXES, files_at  # noqa: PLC0415

        if self.top is None:
            return [os.path.relpath(one, self.folder) for one in files_at([self.folder]) if isinstance(one, str)]
        names = git.told(self.folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard").names
        lists = {name for name in map(os.fsdecode, names) if name.lower().endswith(SUFFIXES)}
        return sorted(name for name in lists if (file := Path(self._here(name))).is_file() and not file.is_symlink())

    def _baseline(self, path: str) -> bool:
        """Write what is wrong now, if anything is, into a file; whether that was done."""
        from awesome_tools.cli import linting  # noqa: PLC0415
        from awesome_tools.cli.configured import lint_settings  # noqa: PLC0415
        from awesome_tools.lint.baseline import Baseline, counted  # noqa: PLC0415
        from awesome_tools.lint.work import Order  # noqa: PLC0415

        if "baseline" in self.without:
            return False
        if os.path.lexists(path):
            click.echo(f"kept {path}")
            return False
        chosen: dict[str, Any] = {"preset": [], "select": [], "only": [], "ignore": [], "generated": False}
        flags = {"config": None, "no_config": False, "exclude": (), "diff_from": None, "jobs": 0}
        files = [self._here(name) for name in self._names()]
        orders, errors = linting.ordered(
            files, flags, lambda config: Order(lint_settings(config, chosen, {})), lambda config: config.lint.exclude
        )
        results = linting.together(linting.checked(orders, flags), orders, errors)
        found = {one.path: counted(one.found, one.source) for one in results if one.source is not None}
        count = sum(one.total() for one in found.values())
        new = Baseline(path).renewed(found, dict.fromkeys(found, frozenset()))
        return count > 0 and self.write(path, new.text(), f"{count} findings that are known from now on")

    def hooks(self, origin: Origin) -> None:
        """Write the hook entry, or tell what to add to one that is there."""
        from awesome_tools.cli.starter import HOOKS, hook_entry, hooks  # noqa: PLC0415

        if "hooks" in self.without:
            return
        path = self._at_top(HOOKS)
        if os.path.lexists(path) and "awesome-lint" not in read(path).text:
            click.echo(f"kept {path}")
            self.left.append(f"add to `repos:` in {path}:\n\n{hook_entry(origin)}")
            return
        self.write(path, hooks(origin), "lint, duplicates, and links when you push")
        self._look(path)

    def workflows(self, origin: Origin) -> None:
        """Write the workflows."""
        from awesome_tools.cli.starter import WORKFLOWS, workflow  # noqa: PLC0415

        for name, shipped in WORKFLOWS.items() if "workflows" not in self.without else ():
            path = self._at_top(name)
            self.write(path, workflow(shipped, origin), "for GitHub Actions")
            self._look(path)

    def _look(self, path: str) -> None:
        """Note what a file names that was not known when it was written."""
        from awesome_tools.cli.origin import COMMIT, OWNER  # noqa: PLC0415

        text = read(path).text if os.path.lexists(path) else ""
        for name in (OWNER, COMMIT):
            if f"{name}/" in text or f"@{name}" in text:
                self.unknown.setdefault(name, []).append(path)

    def _at_top(self, name: str) -> str:
        return os.path.relpath(os.path.join(self.top or self.folder, name))  # noqa: PTH118

    def write(self, path: str, text: str, told: str) -> bool:
        """Write a file that is not there yet, if that is wanted; whether it was written."""
        if os.path.lexists(path):
            click.echo(f"kept {path}")
            return False
        if self.ask and not click.confirm(f"Write {path} ({told})?", default=True):
            return False
        parent = os.path.dirname(path) or "."  # noqa: PTH120
        if os.path.commonpath([os.path.realpath(parent), root := os.path.realpath(self.top or self.folder)]) != root:
            raise SourceError("leads out of the repository, expected a folder in it", path=parent)
        try:
            Path(parent).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SourceError(f"cannot be made: {error.strerror}", path=parent) from error
        write(path, text)
        click.echo(f"wrote {path}: {told}")
        self.wrote.append(path)
        return True

    def tell(self) -> bool:
        """Say what to do by hand, and what to type next; whether there is something to do by hand."""
        from awesome_tools.cli.origin import OWNER  # noqa: PLC0415

        for name, paths in self.unknown.items():
            told = "where awesome-tools is from" if name == OWNER else "the full commit of a release"
            self.left.append(f"write {told} in the place of {name} in {', '.join(paths)}")
        for one in self.left:
            click.echo(f"\nTo do: {one}")
        if self.wrote and self.top is not None:
            click.echo("\nNext:")
            click.echo(f"  git add {shlex.join(self.wrote)}")
            click.echo("  pip install pre-commit && pre-commit install")
            click.echo("  pre-commit run --all-files")
        return bool(self.left)
