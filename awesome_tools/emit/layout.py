"""How a canonical list is laid out: the values of `list.yaml` that the Markdown emitter goes by. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from awesome_tools.parsers.canonical_style import FIELDS, ROLE_FIELDS

LAYOUTS = ("bullets", "table")
GROUPINGS = ("section", "year", "venue", "tag", "kind")
SORT_KEYS = ("title", "name", "year", "date", "venue")
BADGES = ("awesome", "entries", "updated")

ENTRY_FIELDS = FIELDS
COLUMN_FIELDS = (*FIELDS, *ROLE_FIELDS)
DEFAULT_ENTRY = ("checked", "title", "name", "venue", "year", "links", "tags", "description")
DEFAULT_COLUMNS = ("title", "name", "venue", "year", "links", "tags", "checked", "description")

# The field that each grouping goes by; a heading tells the section and the kind itself.
GROUPED_FIELDS = {"year": "year", "venue": "venue", "tag": "tags"}

HEADINGS: Mapping[str, str] = {
    "contents": "Contents",
    "legend": "Legend",
    "sources": "Sources",
    "undated": "Undated",
    "other": "Other",
    "paper": "Papers",
    "software": "Software",
    "resource": "Resources",
    "mark": "Tag",
    "meaning": "Meaning",
    **{f"column {name}": name.capitalize() for name in COLUMN_FIELDS},
    "column checked": "Done",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """A list that entries come from: its title, and where it is."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What an emitted list looks like.

    `group_by` names what makes the headings, outermost first; `sort` the keys within a group, `-` for descending;
    `entry` the fields of a bullet and `columns` those of a table, in order; `headings` texts that replace those of
    `HEADINGS`; `align` pads the cells of tables; `updated` is a date, or `newest` for that of the newest entry;
    `region` names the part of a hand-written page that the list stands in.
    """

    title: str
    description: str = ""
    group_by: tuple[str, ...] = ("section",)
    sort: tuple[str, ...] = ("title",)
    contents: bool = True
    legend: bool = True
    layout: str = "bullets"
    align: bool = True
    entry: tuple[str, ...] = DEFAULT_ENTRY
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    headings: Mapping[str, str] = field(default_factory=dict)
    badges: tuple[str, ...] = ()
    counts: bool = False
    provenance: bool = False
    updated: str = ""
    region: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the list shows."""
        return self.entry if self.layout == "bullets" else self.columns

    def text(self, heading: str) -> str:
        """The text of a heading by its key."""
        return self.headings.get(heading, HEADINGS[heading])
