"""`awesome-tools lint`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.cli import reports
from awesome_tools.cli.configured import config_flags, finder, lint_settings, precise
from awesome_tools.errors import AwesomeError, ExitStatus, SourceError

if TYPE_CHECKING:
    from awesome_tools.lint.work import Order, Result

FORMATS = ("text", "json", "jsonl", "github", "sarif", "markdown")
# Below this many bytes a second process costs more than it saves.
_WORTH_A_PROCESS = 200_000


@click.command("lint")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--fix", is_flag=True, help="Write safe fixes into the files: no title and no link changes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: fixes that change links or titles too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--preset", multiple=True, metavar="PRESET", help="recommended (default), awesome, papers or all.")
@click.option(
    "--select", multiple=True, metavar="RULES", help="Switch rules on: codes, names, groups such as AW1, tags."
)
@click.option("--only", multiple=True, metavar="RULES", help="Check these rules and no others.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Switch rules off.")
@click.option("--set", "options", multiple=True, metavar="RULE.OPTION=VALUE", help="Set an option of a rule.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to print findings.  [default: text, or github inside Actions]",
)
@reports.option
@config_flags
@click.option("--statistics", is_flag=True, help="Print how many findings each rule has instead.")
@click.option("--show-all", is_flag=True, help="Print all findings of a rule, not only the first ten in a file.")
@click.option("--generated", is_flag=True, help="Judge lists that merge wrote by what their entries say, too.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out files and folders.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes from standard input (PATH is -).")
@click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    default=0,
    metavar="N",
    help="Processes; 0 means as many as pay.  [default: 0]",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep remembered results.")
@click.option("--cache-dir", metavar="DIR", help="Where to remember results.  [default: in the user's cache folder]")
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Check lists, and fix what can be fixed without a doubt.

    PATH is a Markdown file, a folder that is searched for them, or - for standard input. What git ignores is left out.
    A comment `<!-- awesome-tools ignore RULE -- reason -->` at a line or above it silences a rule there. A list that
    merge wrote is judged by how it is written; what its entries say is for their sources to mend.

    \b
    Examples:
      awesome-tools lint README.md
      awesome-tools lint --fix .
      awesome-tools lint --preset awesome --ignore AW6 README.md
      awesome-tools rule AW105
    """
    results, failed = _run(paths, flags)
    found = [one for result in results for one in result.found]
    if flags["diff"]:
        changed = _show_diff(results)
        return ExitStatus.FAILED if failed else ExitStatus.FINDINGS if changed else ExitStatus.CLEAN
    if flags["fix"]:
        _write(results, flags["stdin_filename"] or "-" if "-" in paths else None)
    to_stdout = flags["fix"] and "-" in paths
    for line in _rendered(results, flags):
        click.echo(line, err=to_stdout)
    reports.write(flags["reports"], lambda name: _renderer(name)(results))
    _tell_left(results)
    if failed:
        return ExitStatus.FAILED
    return ExitStatus.FINDINGS if any(one.severity != "info" for one in found) else ExitStatus.CLEAN


def _tell_left(results: Sequence[Result]) -> None:
    for result in results:
        if result.left:
            told = "1 finding" if result.left == 1 else f"{result.left} findings"
            click.echo(f"{result.path}: {told} left to the sources it is merged from (--generated tells)", err=True)


def _orders(paths: Sequence[str], flags: dict[str, Any]) -> Iterator[tuple[str, Order] | AwesomeError]:
    """What to do with each file, by its own configuration; errors in the places of those that cannot be done."""
    from awesome_tools.lint.files import excluded, files_at  # noqa: PLC0415 - not needed for --help
    from awesome_tools.lint.work import Order, folder_of  # noqa: PLC0415

    if flags["unsafe_fixes"] and not (flags["fix"] or flags["diff"]):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff")
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    memory = None if flags["no_cache"] else flags["cache_dir"] or folder_of(base)
    options = _options(flags["options"])
    chosen = {name: _split(flags[name]) for name in ("preset", "select", "only", "ignore")} | {
        "generated": flags["generated"]
    }
    now = int(time.time())
    find, told = finder(flags), set()
    for path in files_at(paths, _split(flags["exclude"])):
        if isinstance(path, SourceError):
            yield path
            continue
        try:
            config = find.of(flags["stdin_filename"] or path if path == "-" else path)
        except AwesomeError as error:
            # Once for all files below it.
            if error not in told:
                told.add(error)
                yield error
            continue
        name = config.name_of(flags["stdin_filename"] or path if path == "-" else path)
        if not excluded(name, config.lint.exclude):
            settings = lint_settings(config, chosen, options)
            yield path, Order(settings, memory, flags["fix"] or flags["diff"], flags["unsafe_fixes"], name, now)


def _split(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _options(given: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Options from `rule.option=value`; numbers and truth values as such."""
    found: dict[str, dict[str, Any]] = {}
    for text in given:
        name, mark, value = text.partition("=")
        rule, dot, option = name.rpartition(".")
        if not mark or not dot:
            raise click.UsageError(f"unexpected --set {text}, expected RULE.OPTION=VALUE")
        found.setdefault(rule, {})[option] = _value(value)
    return found


def _value(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _run(paths: Sequence[str], flags: dict[str, Any]) -> tuple[list[Result], bool]:
    """The results in order, and whether anything could not be read."""
    from awesome_tools.lint.across import judged  # noqa: PLC0415

    orders: dict[str, Order] = {}
    errors: list[AwesomeError] = []
    for found in _orders(paths, flags):
        if isinstance(found, AwesomeError):
            errors.append(found)
        else:
            orders[found[0]] = found[1]
    results = []
    for result in _results(orders, flags):
        if result.error is not None:
            errors.append(result.error)
        else:
            results.append(result)
    for message in dict.fromkeys(str(precise(error)) for error in errors):
        click.echo(f"awesome-tools: {message}", err=True)
    return judged(results, orders), bool(errors)


def _results(orders: Mapping[str, Order], flags: dict[str, Any]) -> Iterator[Result]:
    from awesome_tools.lint.work import work  # noqa: PLC0415

    files = list(orders)
    jobs = flags["jobs"] or _jobs(files)
    if jobs < 2 or len(files) < 2:
        for path, order in orders.items():
            yield work(path, order, _stdin(flags["stdin_filename"]) if path == "-" else None)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - heavy, and for many files only

    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        yield from pool.map(work, files, orders.values(), chunksize=max(1, len(files) // (jobs * 8)))


def _jobs(files: Sequence[str]) -> int:
    if "-" in files or len(files) < 2:
        return 1
    size = sum(Path(path).stat().st_size for path in files if Path(path).is_file())
    return min(os.cpu_count() or 1, 1 + size // _WORTH_A_PROCESS)


def _stdin(name: str | None) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    from awesome_tools.source import read  # noqa: PLC0415

    source = read("-")
    return replace(source, path=name) if name else source


def _show_diff(results: Sequence[Result]) -> bool:
    from awesome_tools.edits import diff  # noqa: PLC0415

    changed = False
    for result in results:
        if result.source is not None and result.fixed is not None:
            changed = True
            click.echo("".join(diff(result.source, result.fixed)), nl=False)
    return changed


def _write(results: Sequence[Result], stdin: str | None) -> None:
    """Write what was fixed: files in their places, what came from standard input to standard output."""
    from awesome_tools.source import write  # noqa: PLC0415

    for result in results:
        if result.path == stdin:
            source = result.fixed or result.source
            sys.stdout.buffer.write(source.raw.encode("utf-8") if source is not None else b"")
        elif result.fixed is not None:
            write(result.path, result.fixed.raw, bom=result.fixed.bom)


def _rendered(results: Sequence[Result], flags: dict[str, Any]) -> Iterator[str]:
    form = flags["form"] or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    name = "statistics" if flags["statistics"] else form
    render = _renderer(name)
    return render(results, most=0 if flags["show_all"] else 10) if name == "text" else render(results)


def _renderer(name: str) -> Callable[..., Iterator[str]]:
    render: Callable[..., Iterator[str]] = import_module(f"awesome_tools.report.{name}").render
    return render
