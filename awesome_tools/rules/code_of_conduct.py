"""AW807: what is left of the template in the code of conduct beside the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_tools.model import Span
from awesome_tools.rules.base import AWESOME, Finding, Rule, quoted
from awesome_tools.rules.reading.community import community
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.surroundings import Surroundings

_NAME = re.compile(r"code[-_ ]of[-_ ]conduct(?:\.(?:md|markdown|txt|rst))?", re.IGNORECASE)
# What the Contributor Covenant, in its versions and translations, asks to be replaced.
_BLANK = re.compile(
    r"\[(?:INSERT|INSERER|INSERTAR|INSERIRE|ADD)\b[^\]\n]{0,60}\]|\[[^\]\n]*(?:E-?MAIL)[^\]\n]*\](?![(:\[])"
)
_OWNER = re.compile(r"^\s*url\s*=\s*\S*?[/:]([\w.-]+)/[\w.-]+?/?$", re.MULTILINE)
# Whose address comes along with the template that most lists were begun with.
_AUTHOR, _ADDRESS = "sindresorhus", "sindresorhus@gmail.com"


class CodeOfConduct(Rule):
    """The code of conduct is empty, or still has the blanks or the address of its template.

    Why: whoever has to report something would write to nobody, or to a stranger. The file is looked for beside a file
    called `readme`, in `.github` and in `docs`; that there is none is fine.

    ```md invalid
    # List
    ```
    ```text report
    1:1 AW807 unexpected placeholder `[INSERT EMAIL ADDRESS]` in `code-of-conduct.md`
    ```
    """

    code = "AW807"
    name = "code-of-conduct"
    presets = frozenset({AWESOME})
    aliases = ("awesome-code-of-conduct",)

    def check(self, page: Page) -> Iterator[Finding]:
        """Read the file if there is one."""
        for path, name in community(page):
            text = page.surroundings.text(path) if _NAME.fullmatch(name) else None
            if text is not None and (told := _told(text, page.surroundings)):
                yield Finding(Span(0, 0), f"unexpected {told} in {quoted(path)}")


def _told(text: str, around: Surroundings) -> str:
    """What is wrong with the text of the file, '' if nothing is."""
    if not text.strip():
        return "lack of any text"
    if blank := _BLANK.search(text):
        return f"placeholder {quoted(blank[0])}"
    # The template's author may use his address; where git's settings cannot be read nobody can tell whose list it is.
    owners = _OWNER.findall(around.text(".git/config") or "") if _ADDRESS in text else []
    return f"address {quoted(_ADDRESS)} of the template" if owners and _AUTHOR not in owners else ""
