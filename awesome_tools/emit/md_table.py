"""Records as rows of the canonical table, such that parsers/canonical_row.py reads the same records."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_tools.emit.bullets import labelled, main_link, sentence
from awesome_tools.emit.md_text import code, emphasised, label, piped, prose
from awesome_tools.markdown import escape
from awesome_tools.model import Link, Record
from awesome_tools.parsers.canonical_style import DONE, ROLE_FIELDS, TO_DO

_RENDERED = 512 * 1024  # GitHub shows no more of a file as a page


def row(record: Record, columns: Sequence[str]) -> tuple[str, ...]:
    """The Markdown of the cells of a projected record."""
    main = main_link(record)
    return tuple(_cell(record, column, columns, main) for column in columns)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, align: bool) -> str:
    """A table of cells that are Markdown below headings that are text.

    With `align` the pipes stand below each other, counted in UTF-16 units as awesome-lint does, unless the padding
    makes it a table that GitHub would not render.
    """
    lines = [[prose(text, in_cell=True) for text in headings], *rows]
    widths = [max(3, *(_units(line[column]) for line in lines)) for column in range(len(headings))]
    if not align or sum(widths) * len(lines) > _RENDERED:
        return "\n".join(map(_line, [lines[0], ["---"] * len(headings), *rows]))
    ruled = [lines[0], ["-" * width for width in widths], *rows]
    return "\n".join(
        _line([text + " " * (width - _units(text)) for text, width in zip(line, widths, strict=True)]) for line in ruled
    )


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _cell(record: Record, column: str, columns: Sequence[str], main: Link | None) -> str:
    """The Markdown of one cell, '' for what is not known. `columns` tell which links have a column of their own."""
    if column == "title":
        if main is None:
            return prose(record.title, in_cell=True)
        return f"[{label(record.title, in_cell=True)}]({piped(escape.destination(main.url))})"
    if column == "links" or column in ROLE_FIELDS:
        return ", ".join(labelled(link, in_cell=True) for link in _in_column(record, column, columns, main))
    if column == "tags":
        return " ".join(code(tag, in_cell=True) for tag in record.tags)
    if column == "authors":
        return ", ".join(emphasised(author, "*", in_cell=True) for author in record.authors)
    if column == "checked":
        return "" if record.checked is None else DONE if record.checked else TO_DO
    if column == "description":
        return sentence(record.description, in_cell=True) if record.description else ""
    value = getattr(record, column)
    return "" if value is None else prose(str(value), in_cell=True)


def _in_column(record: Record, column: str, columns: Sequence[str], main: Link | None) -> list[Link]:
    others = [link for link in record.links if link is not main]
    if column in ROLE_FIELDS:
        return [link for link in others if link.role is ROLE_FIELDS[column]]
    own = {ROLE_FIELDS[name] for name in columns if name in ROLE_FIELDS}
    return [link for link in others if link.role not in own]
