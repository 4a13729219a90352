"""The canonical list as Markdown, in the style of docs/canonical-list.md.

Emitting is a fixed point: extracting the emitted text gives the same records in all fields that it shows, and emitting
those gives the same bytes. The order of the records does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awesome_tools.emit.bullets import bullet, projected
from awesome_tools.emit.layout import Layout
from awesome_tools.emit.md_groups import Group, Item, group
from awesome_tools.emit.md_text import code, collapsed, heading, prose
from awesome_tools.markdown import escape
from awesome_tools.markdown.slug import Slugger
from awesome_tools.model import Record

MAIN = "list"
_TOP = 2
_DEPTH = 5  # headings from level 2 to 6


def emit(records: Iterable[Record], layout: Layout, note: str = "") -> str:
    """The Markdown text of a canonical list; `note` is a closing paragraph (Markdown) that tells where it comes from."""
    items = [Item(shown, bullet(shown, layout.entry)) for record in records for shown in (projected(record, layout.entry),)]
    root = group(items, layout, _DEPTH)
    legend = _legend(items) if layout.legend else ""
    slugger = Slugger()
    slugger.slug(layout.title)
    parts = [f"# {heading(collapsed(layout.title))}", f"<!-- awesome-tools:begin {MAIN} -->"]
    if layout.description:
        parts.append(escape.text(layout.description, at_start=True))
    if layout.contents:
        slugger.slug(layout.text("contents"))
    lead = [Group(layout.text("legend"))] if legend else []
    for member in lead + root.groups:
        _set_anchors(member, slugger)
    if layout.contents:
        parts += [f"## {heading(layout.text('contents'))}", "\n".join(_contents(lead + root.groups))]
    if legend:
        parts += [f"## {heading(layout.text('legend'))}", legend]
    parts += _body(root, _TOP)
    if note:
        parts += ["---", note]
    return "\n\n".join([*parts, f"<!-- awesome-tools:end {MAIN} -->"]) + "\n"


def _set_anchors(member: Group, slugger: Slugger) -> None:
    member.anchor = slugger.slug(member.title)
    for below in member.groups:
        _set_anchors(below, slugger)


def _contents(groups: Sequence[Group], indent: str = "") -> list[str]:
    lines = []
    for member in groups:
        lines.append(f"{indent}- [{escape.label(member.title)}](#{member.anchor})")
        if not indent:
            lines += _contents(member.groups, "  ")
    return lines


def _body(member: Group, level: int) -> list[str]:
    parts = ["\n".join(item.markdown for item in member.items)] if member.items else []
    for below in member.groups:
        parts.append(f"{'#' * level} {heading(below.title)}")
        if below.comment:
            parts.append(below.comment)
        parts += _body(below, level + 1)
    return parts


def _legend(items: Iterable[Item]) -> str:
    found: dict[str, set[str]] = {}
    for item in items:
        for mark in item.record.tags:
            if meaning := collapsed(item.record.legend.get(mark)):
                found.setdefault(mark, set()).add(meaning)
    return "\n".join(f"- {code(mark)}: {prose(min(found[mark]))}" for mark in sorted(found))
