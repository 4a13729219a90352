"""The parts of a page around its entries: contents, legend, sources, badges, the line of facts. Each as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from awesome_tools.emit.layout import Layout, Origin
from awesome_tools.emit.md_groups import Group
from awesome_tools.emit.md_table import table
from awesome_tools.emit.md_text import code, collapsed, label, prose
from awesome_tools.markdown import escape
from awesome_tools.model import Record

_LEGEND_COLUMNS = "<!-- columns: mark, meaning. -->"
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A heading as the contents list it."""

    level: int
    title: str
    anchor: str
    count: int = 0


def contents(lines: Sequence[Line], *, counts: bool) -> str:
    """The contents: a link for each heading of the two highest levels, with the number of entries if asked."""
    top = min((line.level for line in lines), default=0)
    shown = []
    for line in lines:
        if line.level <= top + 1:
            number = f" ({line.count})" if counts and line.count else ""
            shown.append(f"{'  ' * (line.level - top)}- [{label(line.title)}](#{line.anchor}){number}")
    return "\n".join(shown)


def lines_of(group: Group, level: int) -> list[Line]:
    """The lines of a heading and those below it."""
    lines = [Line(level, group.title, group.anchor, group.count())]
    for below in group.groups:
        lines += lines_of(below, level + 1)
    return lines


def legend(records: Iterable[Record], layout: Layout) -> str:
    """What the tags mean, as a table; '' if no record says. Of several meanings the first by its letters stands."""
    found: dict[str, str] = {}
    for record in records:
        for mark in record.tags:
            if meaning := collapsed(record.legend.get(mark)):
                found[mark] = min(found.get(mark, meaning), meaning)
    if not found:
        return ""
    rows = [(code(mark, in_cell=True), prose(found[mark], in_cell=True)) for mark in sorted(found)]
    headings = (layout.text("mark"), layout.text("meaning"))
    return f"{_LEGEND_COLUMNS}\n\n{table(headings, rows, align=layout.align)}"


def sources(origins: Sequence[Origin]) -> str:
    """The numbered lists that entries name."""
    shown = [
        f"[{label(origin.title)}]({escape.destination(origin.url)})" if origin.url else prose(origin.title)
        for origin in origins
    ]
    return "\n".join(f"{number}. {text}" for number, text in enumerate(shown, 1))


def badges(records: Sequence[Record], layout: Layout) -> str:
    """Pictures with the number of entries and the date, '' if none is asked for."""
    facts = []
    if "entries" in layout.badges:
        facts.append(("entries", str(len(records))))
    if "updated" in layout.badges and (date := updated(records, layout)):
        facts.append(("updated", date))
    shown = [
        f"![{label(f'{name} {value}')}](https://img.shields.io/badge/{_shield(name)}-{_shield(value)}-blue)"
        for name, value in facts
    ]
    return " ".join(shown)


def facts(records: Sequence[Record], layout: Layout) -> str:
    """The number of entries and the date as a line of text, '' if neither is asked for."""
    told = [f"{len(records)} {'entry' if len(records) == 1 else 'entries'}."] if layout.counts else []
    if date := updated(records, layout):
        told.append(f"Newest entry: {prose(date)}." if layout.updated == "newest" else f"Last updated: {prose(date)}.")
    return " ".join(told)


def updated(records: Iterable[Record], layout: Layout) -> str:
    """The date that the list says it is of: its own, or with `newest` the latest that an entry shows."""
    if layout.updated != "newest":
        return collapsed(layout.updated)
    dates = [record.date or str(record.year) for record in records if record.date or record.year is not None]
    return max(dates, key=lambda date: (list(map(int, _NUMBERS.findall(date)[:3])), date), default="")


def _shield(text: str) -> str:
    return quote(text.replace("-", "--").replace("_", "__"), safe="")
