"""`awesome-tools lint`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from awesome_tools.cli import known, linting, reports, since
from awesome_tools.cli.configured import config_flags, lint_settings
from awesome_tools.errors import ExitStatus

if TYPE_CHECKING:
    from awesome_tools.config.model import Config
    from awesome_tools.lint.work import Order, Result


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
@since.option
@linting.format_option
@reports.option
@config_flags
@known.flags
@click.option("--update-baseline", is_flag=True, help="Write what is found into the baseline, which then knows it.")
@click.option("--statistics", is_flag=True, help="Print how many findings each rule has instead.")
@linting.show_all_option
@click.option("--generated", is_flag=True, help="Judge lists that merge wrote by what their entries say, too.")
@linting.exclude_option
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes from standard input (PATH is -).")
@linting.jobs_option
@linting.no_cache_option
@linting.cache_option
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Check lists, and fix what can be fixed without a doubt.

    PATH is a Markdown file, a folder that is searched for them, or - for standard input. What git ignores is left out.
    A comment `<!-- awesome-tools ignore RULE -- reason -->` at a line or above it silences a rule there. A list that
    merge wrote is judged by how it is written; what its entries say is for their sources to mend.

    \b
    Examples:
      awesome-tools lint README.md
      awesome-tools lint --fix .
      awesome-tools lint --diff-from origin/main .
      awesome-tools lint --baseline known.json --update-baseline README.md
      awesome-tools lint --preset awesome --ignore AW6 README.md
      awesome-tools rule AW105
    """
    results, notes, failed = _run(paths, flags)
    found = [one for result in results for one in result.found]
    if flags["diff"]:
        changed = _show_diff(results)
        return ExitStatus.FAILED if failed else ExitStatus.FINDINGS if changed else ExitStatus.CLEAN
    if flags["fix"]:
        _write(results, flags["stdin_filename"] or "-" if "-" in paths else None)
    to_stdout = flags["fix"] and "-" in paths
    for line in _rendered(results, flags):
        click.echo(line, err=to_stdout)
    reports.write(flags["reports"], lambda name: linting.renderer(name)(results))
    _tell_left(results)
    for note in notes:
        click.echo(note, err=True)
    if failed:
        return ExitStatus.FAILED
    return ExitStatus.FINDINGS if any(one.severity != "info" for one in found) else ExitStatus.CLEAN


def _tell_left(results: Sequence[Result]) -> None:
    for result in results:
        if result.left:
            told = "1 finding" if result.left == 1 else f"{result.left} findings"
            click.echo(f"{result.path}: {told} left to the sources it is merged from (--generated tells)", err=True)


def _run(paths: Sequence[str], flags: dict[str, Any]) -> tuple[list[Result], list[str], bool]:
    """The results in order, what is to be said of baselines, and whether anything could not be done."""
    from awesome_tools.lint.narrow import narrowed  # noqa: PLC0415 - not needed for --help
    from awesome_tools.lint.work import Order  # noqa: PLC0415

    if flags["unsafe_fixes"] and not (flags["fix"] or flags["diff"]):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff")
    renewing = flags["update_baseline"]
    if renewing and (flags["fix"] or flags["diff"] or flags["diff_from"] is not None or "-" in paths):
        raise click.UsageError("--update-baseline goes with neither --fix, --diff, --diff-from nor standard input")
    memory, options, now = linting.memory_of(flags), _options(flags["options"]), int(time.time())
    chosen = {name: linting.split(flags[name]) for name in ("preset", "select", "only", "ignore")}

    def order_of(config: Config) -> Order:
        settings = lint_settings(config, {**chosen, "generated": flags["generated"]}, options)
        return Order(
            settings,
            memory,
            flags["fix"] or flags["diff"],
            flags["unsafe_fixes"],
            moment=now,
            baseline=known.path_of(config, flags),
        )

    orders, errors = linting.ordered(paths, flags, order_of, lambda config: config.lint.exclude)
    if renewing and not all(order.baseline for order in orders.values()):
        raise click.UsageError("--update-baseline needs --baseline FILE, or a configuration that names it")
    orders = orders if renewing else known.with_known(orders, flags["stdin_filename"])
    results = linting.together(linting.checked(orders, flags), orders, errors)
    notes = list(known.update(results, orders) if renewing else known.left_over(results, orders))
    if renewing:
        orders = known.with_known(orders)
    return narrowed(results, orders), notes, bool(errors)


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
    name = "statistics" if flags["statistics"] else linting.chosen_format(flags["form"])
    return linting.renderer(name, most=0 if flags["show_all"] else 10)(results)
