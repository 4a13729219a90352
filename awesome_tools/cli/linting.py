"""A run of the linter over the paths of a command, in as many processes as pay: what `lint` and `duplicates` share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.cli import since
from awesome_tools.cli.configured import finder, precise
from awesome_tools.errors import AwesomeError

if TYPE_CHECKING:
    from awesome_tools.config.model import Config
    from awesome_tools.lint.work import Order, Result

FORMATS = ("text", "json", "jsonl", "github", "sarif", "markdown")
# Below this many bytes a second process costs more than it saves.
_WORTH_A_PROCESS = 200_000

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to print findings.  [default: text, or github inside Actions]",
)
show_all_option = click.option(
    "--show-all", is_flag=True, help="Print all findings of a rule, not only the first ten in a file."
)
exclude_option = click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out files and folders.")
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    default=0,
    metavar="N",
    help="Processes; 0 means as many as pay.  [default: 0]",
)
no_cache_option = click.option("--no-cache", is_flag=True, help="Neither use nor keep remembered results.")
cache_option = click.option(
    "--cache-dir", metavar="DIR", help="Where to remember results.  [default: in the user's cache folder]"
)


def split(values: Sequence[str]) -> list[str]:
    """The values of an option that may be given several times, or once with commas."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def ordered(
    paths: Sequence[str],
    flags: Mapping[str, Any],
    order_of: Callable[[Config], Order],
    exclude: Callable[[Config], Sequence[str]],
) -> tuple[dict[str, Order], list[AwesomeError]]:
    """What to do with each file, by its own configuration and the lines added to it, and what cannot be done."""
    from awesome_tools.changed import NOTHING  # noqa: PLC0415 - not needed for --help
    from awesome_tools.files import excluded, files_at  # noqa: PLC0415

    orders: dict[str, Order] = {}
    errors: list[AwesomeError] = []
    find = finder(flags)
    for path in files_at(paths, split(flags["exclude"])):
        if isinstance(path, AwesomeError):
            errors.append(path)
            continue
        known_as = flags.get("stdin_filename") or path if path == "-" else path
        try:
            config = find.of(known_as)
        except AwesomeError as error:
            errors.append(error)
            continue
        name = config.name_of(known_as)
        if not excluded(name, exclude(config)):
            orders[path] = replace(order_of(config), name=name)
    added = since.added(list(orders), flags["diff_from"])
    if added is not None:
        orders = {path: replace(order, added=added.get(path, NOTHING)) for path, order in orders.items()}
    return orders, errors


def checked(orders: Mapping[str, Order], flags: Mapping[str, Any]) -> Iterator[Result]:
    """The result of each file by itself, in order."""
    from awesome_tools.lint.work import work  # noqa: PLC0415

    files = list(orders)
    jobs = flags["jobs"] or _jobs(files)
    if jobs < 2 or len(files) < 2:
        for path, order in orders.items():
            yield work(path, order, _stdin(flags.get("stdin_filename")) if path == "-" else None)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - heavy, and for many files only

    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        yield from pool.map(work, files, orders.values(), chunksize=max(1, len(files) // (jobs * 8)))


def together(results: Iterable[Result], orders: Mapping[str, Order], errors: list[AwesomeError]) -> list[Result]:
    """The results of files that could be checked, what is wrong between them included; errors are told."""
    from awesome_tools.lint.across import judged  # noqa: PLC0415

    done = []
    for result in results:
        if result.error is None:
            done.append(result)
        else:
            errors.append(result.error)
    for message in dict.fromkeys(str(precise(error)) for error in errors):
        click.echo(f"awesome-tools: {message}", err=True)
    return judged(done, orders)


def _jobs(files: Sequence[str]) -> int:
    if "-" in files or len(files) < 2:
        return 1
    size = sum(Path(path).stat().st_size for path in files if Path(path).is_file())
    return min(os.cpu_count() or 1, 1 + size // _WORTH_A_PROCESS)


def _stdin(name: str | None) -> Any:
    from awesome_tools.source import read  # noqa: PLC0415

    source = read("-")
    return replace(source, path=name) if name else source


def memory_of(flags: Mapping[str, Any]) -> str | None:
    """The folder to remember results in, None if none is wanted."""
    from awesome_tools.lint.work import folder_of  # noqa: PLC0415

    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return None if flags["no_cache"] else flags["cache_dir"] or folder_of(base)


def chosen_format(form: str | None) -> str:
    """The format asked for, else the one that fits the place."""
    return form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")


def renderer(name: str, *, most: int = 10) -> Callable[[Sequence[Result]], Iterator[str]]:
    """What makes lines of results in a format; `most` findings of a rule in a file as text."""
    render: Callable[..., Iterator[str]] = import_module(f"awesome_tools.report.{name}").render
    return (lambda results: render(results, most=most)) if name == "text" else render
