"""AW807: what is left of the template in the code of conduct beside the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.surroundings import Surroundings

_NAME = re.compile(r"code[-_ ]of[-_ ]conduct(?:\.(?:md|markdown|txt|rst))?", re.IGNORECASE)
# What the Contributor Covenant, in its versions and translations, asks to be replaced.
_BLANK = re.compile(
    r"\[(?:INSERT|INSERER|INSERTAR|INSERIRE|ADD)\b[^\]\n]{0,60}\]|\[[^\]\n]*(?:E-?MAIL)[^\]\n]*\](?![(:\[])"
)
_OWNER = re.compile(r"^\s*url\s*=\s*\S*?[/:]([\w.-]+)/[\w.-]+?/?$", re.MULTILINE)
# Whose address comes along with the template that most lists were begun with, by the owner of the repository.
_TEMPLATE = {"sindresorhus": "sindresorhus@gmail.com"}


class CodeOfConduct(Rule):
    """The code of conduct is empty, or still has the blanks or the address of its template.

    Why: whoever has to report something would write to nobody, or to a stranger. The file is looked for beside a file
    called `readme`, in `.github` and in `docs`; that there is none is fine.

    ```md invalid
    # List
    ```
    ```text report
    1:1 AW807 unexpected placeholder `[INSERT EMAIL ADDRESS]` in `code-of-conduct.md`, line 3
    ```
    """

    code = "AW807"
    name = "code-of-conduct"
    presets = frozenset({AWESOME})
    aliases = ("awesome-code-of-conduct",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Read the file if there is one."""
        for folder, names in page.community():
            for name in sorted(names):
                if _NAME.fullmatch(name):
                    path = name if folder == "." else f"{folder}/{name}"
                    text = page.surroundings.text(path)
                    if text is not None and (told := _told(text, page.surroundings)):
                        yield Finding(Span(0, 0), f"{told[0]} {quoted(path)}{told[1]}")


def _told(text: str, around: Surroundings) -> tuple[str, str] | None:
    if not text.strip():
        return "unexpected empty file", ""
    if blank := _BLANK.search(text):
        line = text.count("\n", 0, blank.start()) + 1
        return f"unexpected placeholder {quoted(blank[0])} in", f", line {line}"
    for owner, address in _TEMPLATE.items():
        at = text.find(address)
        # Its owner may use it; where git's settings cannot be read nobody can tell whose list it is.
        if at >= 0 and (settings := around.text(".git/config")) and owner not in _OWNER.findall(settings):
            return (
                f"unexpected address {quoted(address)} of the template in",
                f", line {text.count(chr(10), 0, at) + 1}",
            )
    return None
