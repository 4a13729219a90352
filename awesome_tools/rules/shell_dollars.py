"""AW505: prompts in commands to be copied."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule
from awesome_tools.rules.reading.page import Page

_SHELLS = frozenset("sh bash zsh fish shell console ksh csh terminal".split())


class ShellDollars(Rule):
    """Every line of a block of shell commands begins with `$`.

    Why: the prompt is copied along. A block that shows output between its commands needs it.

    ````md invalid
    ```sh
    $ ls
    $ pwd
    ```
    ````
    ```text report
    1:1 AW505 unexpected `$` before every command
    ```
    ````md valid
    ```sh
    $ ls
    README.md
    ```
    ````
    """

    code = "AW505"
    name = "shell-dollars"
    presets = frozenset({AWESOME})
    aliases = ("no-shell-dollars",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Look at fenced blocks of shell."""
        for node in page.nodes("code_block"):
            lines = [line.strip() for line in node.text.splitlines() if line.strip()]
            if (
                node.info.partition(" ")[0].lower() in _SHELLS
                and lines
                and all(line.startswith("$ ") for line in lines)
            ):
                yield Finding(Span(node.start, node.end), "unexpected `$` before every command")
