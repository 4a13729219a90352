"""`awesome-tools duplicates`: the rules about duplicates by themselves, and files to compare with besides."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.cli import known, linting, reports, since
from awesome_tools.cli.configured import config_flags, lint_settings
from awesome_tools.errors import AwesomeError, ExitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_tools.config.model import Config
    from awesome_tools.lint.work import Order, Result

_ACROSS = "AW403"
_SIMILAR = "AW404"
_RULES = ("AW401", "AW402", _ACROSS)


@click.command("duplicates")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--against", multiple=True, metavar="PATH", help="Compare with what these files and folders have, too.")
@since.option
@click.option("--exact", is_flag=True, help="Only entries with the same link: no look at titles, years and names.")
@click.option("--strict", is_flag=True, help="Entries that are similar make the exit status 1, too.")
@linting.format_option
@reports.option
@config_flags
@known.flags
@linting.show_all_option
@linting.exclude_option
@linting.jobs_option
@linting.no_cache_option
@linting.cache_option
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Find entries that a list has already, in itself or in another file.

    PATH is a Markdown file, a folder that is searched for them, or - for standard input. With --diff-from, new entries
    are compared with all others, and of two that are the same the new one is told. The rules are AW401 to AW404 of the
    linter, with the same options and comments.

    \b
    Examples:
      awesome-tools duplicates README.md
      awesome-tools duplicates --diff-from origin/main .
      awesome-tools duplicates --diff-from HEAD --against . README.md
      awesome-tools rule AW401
    """
    if flags["exact"] and flags["strict"]:
        raise click.UsageError("--exact looks for no similar entries, so --strict has nothing to do")
    results, failed = _run(paths, flags)
    for line in linting.renderer(linting.chosen_format(flags["form"]), most=0 if flags["show_all"] else 10)(results):
        click.echo(line)
    reports.write(flags["reports"], lambda name: linting.renderer(name)(results))
    if failed:
        return ExitStatus.FAILED
    found = (one for result in results for one in result.found)
    return ExitStatus.FINDINGS if any(one.severity != "info" for one in found) else ExitStatus.CLEAN


def _run(paths: Sequence[str], flags: dict[str, Any]) -> tuple[list[Result], bool]:
    """The results of the files at the paths, and whether anything could not be done."""
    from awesome_tools.lint.narrow import narrowed  # noqa: PLC0415 - not needed for --help

    orders, errors = _ordered(paths, flags, _RULES if flags["exact"] else (*_RULES, _SIMILAR))
    # Of files that are only compared with, all lines are old, and nothing but their entries is needed.
    others, more = _ordered(flags["against"], {**flags, "diff_from": None}, (_ACROSS,))
    own = {os.path.realpath(path) for path in orders}
    others = {path: order for path, order in others.items() if os.path.realpath(path) not in own}
    everything = {**_all_old(others, since_given=flags["diff_from"] is not None), **orders}
    errors += more
    everything = known.with_known(everything)
    results = linting.together(linting.checked(everything, flags), everything, errors)
    return narrowed([result for result in results if result.path not in others], everything), bool(errors)


def _ordered(
    paths: Sequence[str], flags: dict[str, Any], rules: Sequence[str]
) -> tuple[dict[str, Order], list[AwesomeError]]:
    from awesome_tools.lint.work import Order  # noqa: PLC0415

    memory = linting.memory_of(flags)

    def order_of(config: Config) -> Order:
        chosen = {"preset": [], "select": [], "only": rules, "ignore": [], "generated": False}
        settings = lint_settings(config, chosen, {})
        if flags["strict"]:
            settings["flags"]["severity"] = {_SIMILAR: "warning"}
        return Order(settings, memory, baseline=known.path_of(config, flags))

    return linting.ordered(paths, flags, order_of, lambda config: (*config.lint.exclude, *config.duplicates.exclude))


def _all_old(orders: dict[str, Order], *, since_given: bool) -> dict[str, Order]:
    from awesome_tools.changed import NOTHING  # noqa: PLC0415

    return {path: replace(order, added=NOTHING) if since_given else order for path, order in orders.items()}
