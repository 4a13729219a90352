"""`--baseline`: known findings that do not fail, from the files that say so, and these files written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from awesome_tools.config.model import Config
    from awesome_tools.lint.baseline import Baseline
    from awesome_tools.lint.work import Order, Result


def flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--baseline FILE` and `--no-baseline` to a command."""
    command = click.option("--no-baseline", is_flag=True, help="Tell known findings, too.")(command)
    return click.option(
        "--baseline", metavar="FILE", help="Known findings, which do not fail.  [default: what the configuration names]"
    )(command)


def path_of(config: Config, given: Mapping[str, Any]) -> str | None:
    """The baseline of the files that a configuration is for, None if there is none."""
    if given["baseline"] and given["no_baseline"]:
        raise click.UsageError("--baseline and --no-baseline exclude each other")
    if given["no_baseline"]:
        return None
    named = config.lint.baseline
    return given["baseline"] or (named and config.below(named, "lint", "baseline"))


def with_known(orders: Mapping[str, Order], stdin_name: str | None = None) -> dict[str, Order]:
    """The orders with what is known of each file, as its baseline has it; ConfigError if that cannot be read."""
    loaded = _loaded(orders)
    called = {"-": stdin_name or "-"}
    return {
        path: order
        if order.baseline is None
        else replace(order, known=loaded[order.baseline].of(called.get(path, path)))
        for path, order in orders.items()
    }


def _loaded(orders: Mapping[str, Order]) -> dict[str, Baseline]:
    paths = {order.baseline for order in orders.values() if order.baseline is not None}
    if not paths:
        return {}
    from awesome_tools.lint.baseline import load  # noqa: PLC0415 - few runs have one

    return {path: load(path) for path in sorted(paths)}


def update(results: Sequence[Result], orders: Mapping[str, Order]) -> Iterator[str]:
    """Write what was found into the baselines; a line for each that tells of it."""
    from awesome_tools.lint.baseline import Baseline, counted, load  # noqa: PLC0415
    from awesome_tools.source import write  # noqa: PLC0415

    for path in sorted({order.baseline for order in orders.values() if order.baseline is not None}):
        mine = [one for one in results if one.source is not None and orders[one.path].baseline == path]
        found = {one.path: counted(one.found, one.source) for one in mine if one.source is not None}
        old = load(path) if _is_there(path) else Baseline(path)
        new = old.renewed(found, {one.path: _ran(orders[one.path], one.path) for one in mine})
        write(path, new.text())
        count = sum(sum(known.values()) for known in new.files.values())
        yield f"{path}: {count} known {'finding' if count == 1 else 'findings'}"


def left_over(results: Sequence[Result], orders: Mapping[str, Order]) -> Iterator[str]:
    """A line for each baseline with entries that no longer occur."""
    for path, baseline in _loaded(orders).items():
        count = sum(
            sum(known.values()) for name, known in baseline.files.items() if not baseline.exists(name) and name != "-"
        )
        for one in results:
            order = orders.get(one.path)
            if order is not None and order.baseline == path and one.source is not None:
                count += _gone(one, order)
        if count:
            entries = "1 known finding no longer occurs" if count == 1 else f"{count} known findings no longer occur"
            yield f"{path}: {entries} (--update-baseline removes what can be removed)"


def _gone(result: Result, order: Order) -> int:
    """How many known findings of a file were not found, of those that the rules which ran would have found."""
    from awesome_tools.lint.baseline import counted  # noqa: PLC0415

    source = result.fixed or result.source
    if not order.known or source is None:
        return 0
    found = counted(result.found, source)
    missing = {key: count - found[key] for key, count in order.known.items() if count > found[key]}
    if not missing:
        return 0
    ran = _ran(order, result.path)
    return sum(count for (code, _), count in missing.items() if code in ran)


def _ran(order: Order, path: str) -> frozenset[str]:
    """The codes of the rules that ran on a file."""
    from awesome_tools.lint.config import active_rules  # noqa: PLC0415
    from awesome_tools.lint.parsing import from_mapping  # noqa: PLC0415

    return frozenset(one.rule.code for one in active_rules(from_mapping(order.settings), order.name or path))


def _is_there(path: str) -> bool:
    from pathlib import Path  # noqa: PLC0415

    return Path(path).exists()
