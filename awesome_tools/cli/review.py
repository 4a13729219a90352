"""Open pairs of a merge: kept in the decisions file, and walked through in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from awesome_tools.errors import ExitStatus

if TYPE_CHECKING:
    from awesome_tools.merge import Decisions, Merged

_HEAD = """\
# Pairs of entries that awesome-tools asks about, or was told about. Move a pair from `undecided` to `same` or to
# `different`, or run `awesome-tools merge ... --review`; the next merge goes by it.
"""


def save(path: str, decisions: Decisions) -> bool:
    """Write a decisions file; nothing if there is nothing to say and no file. True if its bytes changed."""
    from pathlib import Path  # noqa: PLC0415

    from awesome_tools.config.lists import dump_decisions  # noqa: PLC0415
    from awesome_tools.source import write  # noqa: PLC0415

    empty = not (decisions.same or decisions.different or decisions.undecided)
    if empty and not Path(path).exists():
        return False
    return write(path, _HEAD + dump_decisions(decisions))


def walk(merged: Merged, decisions: Decisions, path: str) -> int:
    """Ask about each open pair and save every answer at once; the exit status."""
    from awesome_tools.merge import explain  # noqa: PLC0415
    from awesome_tools.merge.decisions import Decisions, with_reviews  # noqa: PLC0415

    decided = with_reviews(decisions, merged.reviews)
    for number, review in enumerate(merged.reviews, 1):
        click.echo(f"\nPair {number} of {len(merged.reviews)}")
        click.echo(explain.explain_review(review))
        answer = click.prompt(
            "[s]ame work, [d]ifferent works, [l]ater, [q]uit",
            type=click.Choice(["s", "d", "l", "q"]),
            default="l",
            show_choices=False,
        )
        if answer == "q":
            break
        if answer == "l":
            continue
        left = tuple(pair for pair in decided.undecided if set(pair) != set(review.handles))
        same = (*decided.same, review.handles) if answer == "s" else decided.same
        different = (*decided.different, review.handles) if answer == "d" else decided.different
        decided = Decisions(same, different, left)
        save(path, decided)
    click.echo(f"\n{len(decided.undecided)} open; decisions are in {path}", err=True)
    return ExitStatus.CLEAN
