"""The data types of merging: mentions, matches with their evidence, works with their conflicts. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_tools.model import Link, Place, Record


class Verdict(StrEnum):
    """What is concluded about two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    REVIEW = "review"


class Agreement(StrEnum):
    """Three-valued comparison of one field: a value that is missing or of another kind contradicts nothing."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNKNOWN = "not comparable"


class Subject(StrEnum):
    """What a mention is about, as far as comparing needs it: a paper, or anything with an address of its own."""

    PAPER = "paper"
    PROJECT = "project"


@dataclass(frozen=True, slots=True, order=True)
class Handle:
    """What a decision calls a mention by: it outlives new lines, other orders and small edits of the list."""

    title: str
    identifier: str
    list: str


@dataclass(frozen=True, slots=True)
class Name:
    """A short name in comparable form: `OAA++` is base `oaa` and mark `++`."""

    base: str
    mark: str

    def __str__(self) -> str:
        return self.base + self.mark


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue in comparable form; `kind` is preprint, conference, workshop, journal, or empty if unknown."""

    key: str
    shown: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a title: its letters without spaces, its words, and the name in front that was taken off."""

    key: str
    words: tuple[str, ...]
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A record made comparable. `number` is its rank in the order that no input order changes.

    `readings` are of a title of several words (empty for a mere name), the title as written first; `described` are of
    a title that stands in the description; `papers` are identifiers of the work; `anchor` is the address an entry
    that is no paper stands for, `hint` the repository whose page that seems to be; `repository` the first code
    link's; `links` are the addresses of all links in order.
    """

    number: int
    record: Record
    subject: Subject
    short: str
    readings: tuple[Reading, ...]
    described: tuple[str, ...]
    names: tuple[Name, ...]
    papers: frozenset[str]
    anchor: str
    hint: str
    repository: str
    links: tuple[str, ...]
    venue: Venue | None
    year: int | None
    month: int | None
    authors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact that speaks for or against: the field compared, how it came out, and the values in words."""

    field: str
    agreement: Agreement
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """The comparison of two mentions, the smaller number left."""

    left: int
    right: int
    verdict: Verdict
    rule: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """A match by which two mentions came to be one work."""

    left: Record
    right: Record
    rule: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A pair that a person has to decide: how each mention is called in the decisions file, and what is known."""

    left: Record
    right: Record
    handles: tuple[Handle, Handle]
    rule: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field whose values differ between the mentions: all values with their places, the chosen one, and why."""

    field: str
    values: tuple[tuple[object, tuple[Place, ...]], ...]
    chosen: object
    reason: str


@dataclass(frozen=True, slots=True)
class Extension:
    """The earlier work that this one extends, by its title and one place, and why that is believed."""

    title: str
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A link whose own spelling is not in the output, and the link that stands for it there."""

    link: Link
    place: Place
    kept: str
    reason: str


@dataclass(frozen=True, slots=True)
class Work:
    """A merged record: the surviving values, and everything they come from.

    `record.source` is the place of the first mention. `sections` has every section path; `provenance` tells the
    place each single value comes from; `joins` why the mentions are one; `refused` which joins nearby were not made.
    """

    id: str
    record: Record
    mentions: tuple[Record, ...]
    sections: tuple[tuple[str, ...], ...] = ()
    provenance: Mapping[str, Place] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    joins: tuple[Join, ...] = ()
    refused: tuple[Join, ...] = ()
    extends: Extension | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge: works in an order that depends on their content only; every record is in one of them."""

    works: tuple[Work, ...]
    reviews: tuple[Review, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
