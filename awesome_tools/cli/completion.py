"""Completion in shells: the metavar of an argument or option, such as FILE or RULES, tells how it is completed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import click
from click.shell_completion import CompletionItem


def prepare(command: click.Command) -> click.Command:
    """The command with values that can be completed."""
    for param in command.params:
        word = re.search(r"[A-Z]+", param.metavar or "")
        if word and word[0] in _METAVARS and param.type is click.STRING:
            param.type = _Completed(_METAVARS[word[0]])
    return command


class _Completed(click.types.StringParamType):
    """Text, with a function for what it may go on to be."""

    def __init__(self, items: Callable[[str], Iterator[CompletionItem]]) -> None:
        self._items = items

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return list(self._items(incomplete))


def _file(incomplete: str) -> Iterator[CompletionItem]:
    yield CompletionItem(incomplete, type="file")


def _folder(incomplete: str) -> Iterator[CompletionItem]:
    yield CompletionItem(incomplete, type="dir")


def _rule(incomplete: str) -> Iterator[CompletionItem]:
    """Codes; names for those who begin with a small letter other than that of a code."""
    from awesome_tools.rules.catalogue import all_rules  # noqa: PLC0415 - all rules are loaded for it
    from awesome_tools.rules.examples import summary  # noqa: PLC0415

    for name, rule in [(rule.code, rule) for rule in all_rules()] + [(rule.name, rule) for rule in all_rules()]:
        if name.startswith(incomplete.upper()) or (incomplete and name.startswith(incomplete)):
            yield CompletionItem(name, help=summary(rule))


def _preset(incomplete: str) -> Iterator[CompletionItem]:
    from awesome_tools.lint.presets import PRESETS  # noqa: PLC0415

    yield from (CompletionItem(name, help=told) for name, told in PRESETS.items() if name.startswith(incomplete))


def _outcome(incomplete: str) -> Iterator[CompletionItem]:
    from awesome_tools.links.model import Outcome  # noqa: PLC0415

    yield from (CompletionItem(one.value) for one in Outcome if one.value.startswith(incomplete))


_METAVARS: Mapping[str, Callable[[str], Iterator[CompletionItem]]] = {
    **dict.fromkeys(("PATH", "FILE", "LIST", "OLD", "NEW"), _file),
    "DIR": _folder,
    **dict.fromkeys(("RULE", "RULES"), _rule),
    "PRESET": _preset,
    "OUTCOMES": _outcome,
}
