"""Reads one table row of the canonical style by its columns; what is not exactly of its form gives None."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.canonical_entry import ExactDraft, add_labelled, inline_link, set_title_link, words
from awesome_tools.parsers.canonical_style import AS_IS, DONE, ROLE_FIELDS, TO_DO


def read_row(cells: Sequence[Node], columns: Sequence[str]) -> ExactDraft | None:
    """The draft of a row, None if it is not of the canonical style. `columns` are names of fields."""
    if len(cells) != len(columns):
        return None
    draft = ExactDraft()
    for cell, column in zip(cells, columns, strict=True):
        if not _read_cell(draft, cell.children, column):
            return None
    return draft if draft.title else None


def _read_cell(draft: ExactDraft, nodes: Sequence[Node], column: str) -> bool:
    if column == "title" and len(nodes) == 1 and (atom := inline_link(nodes[0], in_cell=True)) is not None:
        set_title_link(draft, atom)
        return True
    if column == "links" or column in ROLE_FIELDS:
        parts = _listed(nodes, "link", ", ")
        return parts is not None and all(
            add_labelled(draft, inline_link(part, in_cell=True), ROLE_FIELDS.get(column)) for part in parts
        )
    if column == "tags":
        parts = _listed(nodes, "code", " ")
        draft.tags.extend(part.text for part in parts or ())
        return parts is not None
    if column == "authors":
        names = [words(part.children) for part in _listed(nodes, "em", ", ") or ()]
        draft.authors.extend(name for name in names if name)
        return bool(draft.authors) or not nodes
    if column == "description":
        return _read_description(draft, nodes)
    return column == "sources" or _set_text(draft, words(nodes), column)


def _read_description(draft: ExactDraft, nodes: Sequence[Node]) -> bool:
    own = bool(nodes) and nodes[-1].type == "html" and nodes[-1].text == AS_IS
    text = words(nodes[:-1] if own else nodes)
    if text is None:
        return False
    if told := text if own else text.removesuffix("."):
        draft.notes.append(told)
    return True


def _listed(nodes: Sequence[Node], kind: str, separator: str) -> list[Node] | None:
    """The nodes of one kind with the separator between them; None if there is anything else."""
    parts, between = nodes[::2], nodes[1::2]
    if any(part.type != kind for part in parts) or any(part.text != separator for part in between):
        return None
    return list(parts) if len(nodes) % 2 or not nodes else None


def _set_text(draft: ExactDraft, text: str | None, column: str) -> bool:
    if text is None:
        return False
    if not text:
        return True
    if column == "year":
        if not text.removeprefix("-").isdecimal():
            return False
        draft.year = int(text)
    elif column == "checked":
        draft.checked = {DONE: True, TO_DO: False}.get(text)
        return draft.checked is not None
    elif column in ("title", "name", "venue", "date"):
        setattr(draft, column, text)
    else:
        return False
    return True
