"""The data types of the text side. Data only: no behaviour beyond plain conversions, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code-point offsets into `Source.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place for people: line and column, both from 1, columns in code points."""

    line: int
    column: int


class Role(StrEnum):
    """What a link of an entry leads to. What is neither paper nor code is told apart by its label."""

    PAPER = "paper"
    CODE = "code"
    OTHER = "other"


class Kind(StrEnum):
    """What an entry presents."""

    PAPER = "paper"
    SOFTWARE = "software"
    RESOURCE = "resource"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an entry: `url` exactly as in the text, `label` its displayed text (empty for a bare URL)."""

    role: Role
    label: str
    url: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record stands: path as given by the user, first and last line from 1."""

    path: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Record:
    """One entry without its syntax: what `extract` prints and merging works on (docs/record.md tells the keys)."""

    title: str
    source: Place
    name: str | None = None
    kind: Kind = Kind.RESOURCE
    year: int | None = None
    date: str | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    checked: bool | None = None
    description: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    section: tuple[str, ...] = ()
    legend: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's scope. `path` holds the titles of the enclosing headings and its own, outermost first."""

    title: str
    level: int
    slug: str
    path: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its place in the source text.

    `shape` names the parser that read it: bullet, row, paragraph, heading or html.
    """

    record: Record
    span: Span
    shape: str


class Applicability(StrEnum):
    """Whether a fix may be applied unasked: safe keeps the meaning, unsafe may not, display is for people only."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that are applied all or none."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability


class Severity(StrEnum):
    """How bad a finding is. Errors and warnings make the exit status 1, infos do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a diagnostic is about, such as the first of two duplicates."""

    path: str
    start: Position
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding in a source: what, where and, if that is known, how to fix it.

    `code` and `name` are those of the rule; `end` is behind the last character. `subject` is what it is about where
    that is not the text of its line, such as what two duplicates lead to.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span
    start: Position
    end: Position
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    subject: str = ""
