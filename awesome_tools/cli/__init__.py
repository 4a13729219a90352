"""The command line: a group whose commands are imported only when they are run."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from awesome_tools import __version__
from awesome_tools.errors import AwesomeError, ExitStatus

# Name of the command, its module, and its line in the list of commands (so that listing imports none of them).
COMMANDS: dict[str, tuple[str, str]] = {
    "extract": ("extract", "List the entries of lists as records."),
    "merge": ("merge", "Merge lists into one canonical list."),
    "diff": ("diff", "Tell what changed between two versions of a list, entry by entry."),
    "lint": ("lint", "Find what is wrong in lists, and fix it."),
    "duplicates": ("duplicates", "Find entries that a list has already."),
    "rule": ("rule", "Explain a rule of the linter."),
    "links": ("links", "Check links, remember them, propose repairs."),
    "export": ("export", "Write a list in the format of another program."),
    "import": ("import_", "Read records from files of other programs."),
    "init": ("init", "Set up a list's repository: settings that fit, baseline, hooks, workflows."),
    "config": ("config", "Print the settings that hold for a list, and where each is from."),
    "site": ("site", "Make a web page to search a list."),
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"awesome_tools.cli.{COMMANDS[cmd_name][0]}")
        found: click.Command = module.command
        if "_AWESOME_TOOLS_COMPLETE" in os.environ:
            from awesome_tools.cli.completion import prepare  # noqa: PLC0415 - only shells ask for it

            return prepare(found)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            import difflib  # noqa: PLC0415 - for slips only

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="awesome-tools")
def cli() -> None:
    """Extract, merge, lint, link-check and re-emit Markdown awesome lists.

    Exit status: 0 clean, 1 findings, 2 could not do it, 130 interrupted.
    """


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    try:
        colour = False if os.environ.get("NO_COLOR") else None  # https://no-color.org; click looks at the terminal only
        arguments = None if argv is None else list(argv)
        result = cli.main(args=arguments, prog_name="awesome-tools", standalone_mode=False, color=colour)
        status = int(result) if isinstance(result, int) else 0
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return ExitStatus.FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("awesome-tools: interrupted", err=True)
        return ExitStatus.INTERRUPTED
    except AwesomeError as error:
        click.echo(f"awesome-tools: {error}", err=True)
        return ExitStatus.FAILED
    except SystemExit:
        # click's own answer where the reader went away; nothing else of ours raises it.
        return ExitStatus.CLEAN
    return status


def run() -> None:
    """The console script."""
    # Trees and records hold no cycles worth looking for as often as by default: it costs a tenth of the time.
    gc.set_threshold(200_000, 20, 20)
    status = main()
    # What is left goes with the process: looking for cycles in it takes a seventh of the time of a long list.
    gc.freeze()
    sys.exit(status)
