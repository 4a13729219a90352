"""`awesome-tools links`: reads flags and files, lets the checker work, prints and writes what it found."""

from __future__ import annotations

import re
import sys
from collections import Counter
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesome_tools import source as sources
from awesome_tools.cli import permalinks, reports, since
from awesome_tools.cli.configured import config_flags, finder, link_flags
from awesome_tools.cli.inputs import Reader
from awesome_tools.errors import AwesomeError, ExitStatus
from awesome_tools.links import local, repair, rewrite
from awesome_tools.links.cache import DAY, Cache
from awesome_tools.links.checker import Checker, unsupported
from awesome_tools.links.conversation import Wishes
from awesome_tools.links.judge import FAIL_ON, FailOn, in_order
from awesome_tools.links.model import LinkResult, Outcome
from awesome_tools.links.schedule import HostLimit
from awesome_tools.links.settings import Settings
from awesome_tools.links.targets import Targets, collect
from awesome_tools.links.transport import USER_AGENT, Guard, HttpTransport, Limits, leave_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from awesome_tools.config.model import Config
    from awesome_tools.source import Source

FORMATS = ("text", "jsonl", "json", "github", "sarif", "markdown")


def _outcomes(_context: click.Context, _option: click.Parameter, value: str) -> frozenset[Outcome]:
    try:
        return frozenset(Outcome(name.strip()) for name in value.split(",") if name.strip() and name.strip() != "none")
    except ValueError as error:
        raise click.BadParameter(f"{error}, expected some of {', '.join(Outcome)}, or none") from None


def _lasting(_context: click.Context, _option: click.Parameter, value: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})(d?)", value)
    if match is None:
        raise click.BadParameter(f"unexpected `{value}`, expected a number of runs (3) or of days (7d)")
    return (0, int(match[1]) * DAY) if match[2] else (int(match[1]), 0)


def _patterns(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(value) for value in values)
    except re.error as error:
        raise click.BadParameter(f"not a regular expression: {error}") from None


def _seconds(_context: click.Context, _option: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    match = re.fullmatch(r"(\d{1,9})([smhd]?)", value)
    if match is None:
        raise click.BadParameter(f"unexpected `{value}`, expected seconds, or a number with s, m, h or d")
    return int(match[1]) * {"": 1, "s": 1, "m": 60, "h": 3600, "d": DAY}[match[2]]


@click.command("links")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@reports.option
@click.option(
    "--fail-on",
    default=",".join(sorted(FAIL_ON)),
    show_default=True,
    callback=_outcomes,
    metavar="OUTCOMES",
    help="Outcomes that make the exit status 1, or none.",
)
@click.option(
    "--fail-after",
    default="0",
    callback=_lasting,
    metavar="N|Nd",
    help="Fail only on links that failed in N runs, or for N days, in a row.",
)
@click.option(
    "--exclude", multiple=True, callback=_patterns, metavar="REGEX", help="Leave out URLs in which this is found."
)
@click.option("--fix", is_flag=True, help="Write proved permanent moves into the files.")
@click.option("--suggest-archive", is_flag=True, help="Look for archived copies of dead pages.")
@click.option("--suggest-https", is_flag=True, help="Try https where a link says http.")
@click.option("--fragments", is_flag=True, help="Check the #anchors of remote pages too.")
@since.option
@click.option("--offline", is_flag=True, help="Ask nobody: report what the memory knows.")
@click.option(
    "--cache", "cache_path", metavar="FILE", help="The memory between runs.  [default: in the user's cache folder]"
)
@click.option("--no-cache", is_flag=True, help="Remember nothing.")
@config_flags
@click.option("--max-age", callback=_seconds, metavar="TIME", help="Believe results for so long at most (90, 12h, 3d).")
@click.option("--allow-private", multiple=True, metavar="HOST|CIDR", help="Ask this private host or network too.")
@click.option(
    "--per-host", default=10, show_default=True, type=click.IntRange(1, 64), help="Requests at once to a host."
)
@click.option(
    "--interval",
    default=0.05,
    show_default=True,
    type=click.FloatRange(0, 60),
    help="Seconds between requests to a host.",
)
@click.option(
    "--threads", default=256, show_default=True, type=click.IntRange(1, 1024), help="Requests at once to all hosts."
)
@click.option(
    "--timeout", default=15.0, show_default=True, type=click.FloatRange(0.1, 600), help="Seconds to wait for an answer."
)
@click.option("--user-agent", default=USER_AGENT, show_default=True)
@click.option("--ca-file", type=click.Path(exists=True, dir_okay=False), help="Trust these certificates instead.")
@click.option(
    "--github-token", envvar="GITHUB_TOKEN", default="", show_envvar=True, help="Ask GitHub's API about repositories."
)
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Check the links of Markdown files: each URL once, politely, remembered between runs.

    PATH is a file, a folder (its Markdown files are checked) or - for standard input. docs/links.md tells what each
    outcome means and what must be seen before a link is called broken.

    \b
    Examples:
      awesome-tools links README.md
      awesome-tools links README.md --fix --suggest-archive
      awesome-tools links lists/ --format github --fail-after 3
      awesome-tools links README.md --offline --report links.md
      awesome-tools links . --diff-from origin/main
    """
    reader = Reader()
    read = list(_sources(reader, paths))
    added = since.added([source.path for source in read], flags["diff_from"])
    results: list[LinkResult] = []
    rules: dict[str, FailOn] = {}
    interrupted = False
    for group, own in _groups(reader, read, flags):
        rules |= dict.fromkeys((source.path for source in group), FailOn(own["fail_on"], *own["fail_after"]))
        if not interrupted:
            found, interrupted = _checked(collect(group, added), own)
            results = in_order([*results, *found])
    rule = FailOn.of_files(rules)
    if flags["fix"] and not interrupted:
        _fix(read, results, reader)
    _print(results, rule, flags)
    if interrupted:
        return ExitStatus.INTERRUPTED
    if reader.failed:
        return ExitStatus.FAILED
    return ExitStatus.FINDINGS if any(rule.fails(one) for one in results) else ExitStatus.CLEAN


def _sources(reader: Reader, paths: Sequence[str]) -> Iterator[Source]:
    for path in reader.files(paths):
        try:
            yield sources.read(path)
        except AwesomeError as error:
            reader.complain(error)


def _groups(
    reader: Reader, read: Sequence[Source], flags: dict[str, Any]
) -> Iterator[tuple[list[Source], dict[str, Any]]]:
    """The sources of each configuration, with the flags that hold for them."""
    groups: dict[Config, list[Source]] = {}
    find, told = finder(flags), set()
    for source in read:
        try:
            groups.setdefault(find.of(source.path), []).append(source)
        except AwesomeError as error:
            if error not in told:
                told.add(error)
                reader.complain(error)
    for config, group in groups.items():
        yield group, link_flags(click.get_current_context(), config, flags)


def _checked(targets: Targets, flags: dict[str, Any]) -> tuple[list[LinkResult], bool]:
    """All results in order, and whether the user stopped the run."""
    results = [*local.check(targets.local), *map(unsupported, targets.other)]
    with closing(Progress(len(targets.remote))) as progress:
        try:
            for result in _remote(targets, flags):
                if result is not None:
                    results.append(result)
                progress.show(result)
        except KeyboardInterrupt:
            return in_order(results), True
    return in_order(results), False


def _remote(targets: Targets, flags: dict[str, Any]) -> Iterator[LinkResult | None]:
    limits = Limits(connect=min(10.0, flags["timeout"]), head=flags["timeout"], per_host=flags["per_host"])
    guard = Guard(leave_for(flags["allow_private"]))
    cache = Cache(None if flags["no_cache"] else flags["cache_path"] or str(_default_cache()))
    settings = Settings(
        wishes=Wishes(verify=flags["fix"], https=flags["suggest_https"], snapshots=flags["suggest_archive"]),
        host=HostLimit(flags["per_host"], flags["interval"]), threads=flags["threads"], exclude=flags["exclude"],
        max_age=flags["max_age"], offline=flags["offline"], fragments=flags["fragments"],
        github_token=flags["github_token"],
    )  # fmt: skip
    with closing(cache), closing(HttpTransport(guard, limits, flags["user_agent"], flags["ca_file"])) as transport:
        yield from Checker(transport, cache, settings).check(targets.remote)


def _default_cache() -> Path:
    import os  # noqa: PLC0415

    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "awesome-tools" / "links.sqlite"


def _fix(read: Sequence[Source], results: Sequence[LinkResult], reader: Reader) -> None:
    """Write proved moves into the files; a file that cannot be written does not stop the others."""
    replacements = rewrite.replacements_of(results)
    by_path = {source.path: source for source in read if source.path != "-"}
    for path, fixes in repair.fixes(results).items():
        if path in by_path:
            source = by_path[path]
            try:
                sources.write(path, rewrite.rewritten(source, fixes, replacements), bom=source.bom)
            except AwesomeError as error:
                reader.complain(error)
            else:
                click.echo(f"{path}: {len(fixes)} {'link' if len(fixes) == 1 else 'links'} rewritten", err=True)


def _print(results: list[LinkResult], rule: FailOn, flags: dict[str, Any]) -> None:
    for line in _renderer(flags["format_"])(results, rule):
        click.echo(line)
    reports.write(flags["reports"], lambda name: _renderer(name)(results, rule))


def _renderer(name: str) -> Callable[[Sequence[LinkResult], FailOn], Iterator[str]]:
    renderer: Callable[..., Iterator[str]] = import_module(f"awesome_tools.report.links_{name}").render
    return partial(renderer, base=permalinks.base()) if name == "markdown" else renderer


class Progress:
    """A line on a terminal that tells how far the run is; nothing elsewhere."""

    def __init__(self, total: int):
        self._total = total
        self._counts: Counter[str] = Counter()
        self._on = sys.stderr.isatty() and total > 0

    def show(self, result: LinkResult | None) -> None:
        """Count a result, and repaint now and then."""
        if result is not None:
            self._counts[result.outcome.value] += 1
        done = self._counts.total()
        if self._on and (result is None or done % 20 == 0 or done == self._total):
            told = " ".join(f"{name} {count}" for name, count in sorted(self._counts.items()))
            # Without wrapping (DECAWM): a line that wraps on a narrow terminal is not painted over.
            click.echo(f"\r\x1b[K\x1b[?7l{done}/{self._total} {told}\x1b[?7h", err=True, nl=False)

    def close(self) -> None:
        """Wipe the line."""
        if self._on:
            click.echo("\r\x1b[K", err=True, nl=False)
