"""What a rule is, and what it yields. Rules are pure: no files, no network, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from awesome_tools.model import Applicability, Edit, Fix, Severity, Span

if TYPE_CHECKING:
    from awesome_tools.rules.reading.page import Page

# The presets that a rule may belong to; every rule belongs to `all`.
RECOMMENDED, AWESOME, PAPERS = "recommended", "awesome", "papers"
EVERYWHERE = frozenset({RECOMMENDED, AWESOME, PAPERS})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found; `related` are other spans of the same page with what they are, `abroad` those of others.

    `subject` is what it is about where that is not its own line, and the same whichever of two places is told.
    """

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[tuple[Span, str], ...] = ()
    abroad: tuple[tuple[str, Span, str], ...] = ()
    subject: str = ""


class Rule:
    """A check with its identity. The annotated attributes of a subclass are its options, with their defaults; its
    docstring holds its page and its tests.

    `code` and `name` never change once released; `aliases` are awesome-lint's names for the same; `tags` has `layout`
    for rules whose fixes leave the rendered page as it is, and `content` for rules about what entries say, in whatever
    form: a generated list has that from its sources. `last` is for rules about comments that silence others: they run
    behind all others, and nothing silences them.
    """

    code: ClassVar[str] = ""
    name: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.WARNING
    presets: ClassVar[frozenset[str]] = EVERYWHERE
    tags: ClassVar[frozenset[str]] = frozenset()
    aliases: ClassVar[tuple[str, ...]] = ()
    last: ClassVar[bool] = False

    def __init__(self, **options: Any) -> None:
        # Not a dataclass: making one of each rule takes a tenth of the time that a small list takes as a whole.
        unknown = sorted(options.keys() - self.options().keys())
        if unknown:
            raise TypeError(f"unexpected option {unknown[0]!r} of {self.name}")
        vars(self).update(options)

    def __setattr__(self, name: str, _value: object) -> None:
        raise AttributeError(f"unexpected change of {name!r}: rules do not change")

    @classmethod
    def options(cls) -> dict[str, Any]:
        """The options by name, with their defaults, in the order in which they are declared."""
        return {
            name: getattr(cls, name)
            for one in reversed(cls.__mro__)
            for name, kind in vars(one).get("__annotations__", {}).items()
            if not str(kind).startswith("ClassVar")
        }

    def check(self, page: Page) -> Iterator[Finding]:
        """The findings on a page, in any order."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Fact:
    """What a rule about several files needs to know of a place in one of them."""

    key: str
    span: Span
    line: int
    title: str = ""
    new: bool = False  # whether it is known to stand on an added line


class CollectionRule(Rule):
    """A rule about all files of a run: what it gathers from each page is small, and judged at the end."""

    def check(self, page: Page) -> Iterator[Finding]:
        """Nothing: a page by itself is fine."""
        yield from ()

    def gather(self, page: Page) -> Iterator[Fact]:
        """What is to be known of a page."""
        raise NotImplementedError

    def judge(self, facts: Mapping[str, Sequence[Fact]]) -> Iterator[tuple[str, Finding]]:
        """Paths with findings, from the facts of all pages by path, in the order of the run."""
        raise NotImplementedError


def safe(title: str, *edits: Edit) -> Fix:
    """A fix that leaves each section's titles and URLs as they are."""
    return Fix(title, edits, Applicability.SAFE)


def unsafe(title: str, *edits: Edit) -> Fix:
    """A fix that a person has to agree to."""
    return Fix(title, edits, Applicability.UNSAFE)


def replaced(start: int, end: int, text: str) -> Edit:
    """The edit that puts a text in the place of a range."""
    return Edit(Span(start, end), text)


def quoted(text: str, width: int = 60) -> str:
    """A text for a message: on one line, cut to a width, between back quotes."""
    shown = " ".join(text.split())
    if text and not shown:
        shown = text.replace("\n", "↵")
    shown = shown if len(shown) <= width else shown[: width - 1] + "…"
    return f"`{shown}`" if "`" not in shown else f"“{shown}”"
