"""`awesome-tools rule`."""

from __future__ import annotations

import click

from awesome_tools.errors import ExitStatus


@click.command("rule")
@click.argument("names", nargs=-1, metavar="[RULE...]")
def command(names: tuple[str, ...]) -> int:
    """Explain lint rules: what each finds, why, its options, and examples.

    RULE is a code (AW105), a name, one of awesome-lint's names, or a group such as AW1. Without one all are listed.
    """
    from awesome_tools.lint.options import rules_named  # noqa: PLC0415 - not needed for --help
    from awesome_tools.rules.catalogue import all_rules  # noqa: PLC0415
    from awesome_tools.rules.examples import summary  # noqa: PLC0415
    from awesome_tools.rules.pages import page  # noqa: PLC0415

    if not names:
        for rule in all_rules():
            click.echo(f"{rule.code}  {click.style(f'{rule.name:<24}', bold=True)} {summary(rule)}")
        return ExitStatus.CLEAN
    chosen = {rule.code: rule for name in names for rule in rules_named(name)}
    click.echo("\n\n".join(page(rule) for _, rule in sorted(chosen.items())))
    return ExitStatus.CLEAN
