"""Reads one bullet of the canonical style, and nothing else: what is not exactly of its form gives None.

- [Title](url) - **Name**. *Venue Year*. by *Author*, *Author*. (*date*). [code](url). `tag` `tag`. Description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Kind, Place, Record, Role
from awesome_tools.parsers.atoms import LINK, Atom
from awesome_tools.parsers.canonical_style import (
    AS_IS,
    CLOSING,
    NAMED,
    OPENING,
    TITLE_END,
    UNNAMED,
    implied_name,
    read_published,
    title_role,
)
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.roles import label_role

# Within the text of an item, what is not text is shown as one of these. No text holds NUL: Markdown replaces it.
_STRONG, _EM, _LINK, _CODE, _NOTE, _HTML = (f"\0{letter}" for letter in "SELCNH")
_SHOWN = {"strong": _STRONG, "em": _EM, "code": _CODE}
_NOTES = {UNNAMED, NAMED, AS_IS, TITLE_END}

_FACT = re.compile(
    r"(?:(?P<name>\0S)|(?P<published>\0E)|by (?P<authors>\0E(?:, \0E)*)|\((?P<date>\0E)\)|(?P<links>\0L(?:, \0L)*)"
    r"|(?P<tags>\0C(?: \0C)*))\.(?: |\Z)"
)
_SOURCES = re.compile(r" ?\0H[\d, ]+\0H\Z")


class ExactDraft(Draft):
    """A draft that is complete as it was read: the headings above it add nothing."""

    def settle(self, section: tuple[str, ...], kind: Kind | None) -> None:
        """Keep what has been read, with the headings within the region and the kind that one of them names."""
        self._told = (self.year, self.venue, section, kind)

    def record(self, place: Place, section: tuple[str, ...], legend: dict[str, str]) -> Record:
        """The record of what has been read."""
        self.year, self.venue, section, _ = self._told
        return Draft.record(self, place, section, legend)

    def kind(self) -> Kind:
        """The kind that was said, else that by links and venue."""
        return self._told[3] or Draft.kind(self)


def read_bullet(nodes: Sequence[Node]) -> ExactDraft | None:
    """The draft of an item's inline content, None if it is not of the canonical style."""
    shown = _shown(nodes)
    if shown is None:
        return None
    text, parts = shown
    notes = set()
    while text.endswith(" " + _NOTE):
        text = text[: -len(" " + _NOTE)]
        notes.add(parts.pop().text)
    if sources := _SOURCES.search(text):
        text = text[: sources.start()]
        del parts[-2:]
    draft, rest = ExactDraft(), iter(parts)
    after = _title(draft, text, rest)
    if after is None or not notes <= {UNNAMED, NAMED}:
        return None
    if text[after:] not in ("", " -") and not (text.startswith(" - ", after) and _tail(draft, text[after + 3 :], rest)):
        return None
    if draft.name is None and UNNAMED not in notes:
        draft.name = draft.title if NAMED in notes else _implied(draft)
    return draft


def _implied(draft: Draft) -> str | None:
    """The short name of a draft that goes without saying."""
    url = draft.title_link.url if draft.title_link is not None else None
    return implied_name(draft.title, url, paper=draft.is_paper(), linked=bool(draft.links))


def read_meaning(nodes: Sequence[Node]) -> dict[str, str]:
    """The mark and its meaning of a legend's row, {} if it is none."""
    meaning = words(nodes[1:])
    return {nodes[0].text: meaning} if meaning and nodes[0].type == "code" else {}


def words(nodes: Iterable[Node]) -> str | None:
    """The text of nodes that are nothing but text and bare URLs; None if there is something else."""
    parts = []
    for node in nodes:
        if node.type == "text":
            parts.append(node.text)
        elif node.type == "link" and node.kind in ("bare", "autolink"):
            parts.append(node.plain())
        elif node.type == "link" and node.kind == "reference" and node.end - node.start <= len(node.plain()) + 2:
            parts.append(f"[{node.plain()}]")  # brackets in the text that happen to name a definition of the page
        else:
            return None
    return "".join(parts)


def inline_link(node: Node, *, in_cell: bool = False) -> Atom | None:
    """The atom of a link in the style of the canonical list, None for any other node."""
    label = words(node.children) if node.type == "link" and node.kind == "inline" and not node.title else None
    url = node.url.replace("\\|", "|") if in_cell else node.url
    return Atom(LINK, label, node.start, node.end, url) if label else None


def add_labelled(draft: Draft, atom: Atom | None, role: Role | None = None) -> bool:
    """Add a link whose label tells its role unless that is known; whether it could be added."""
    role = role or (label_role(atom.text) if atom is not None else None)
    if atom is None or role is None:
        return False
    draft.links.append((role, atom))
    return True


def set_title_link(draft: Draft, atom: Atom) -> None:
    """Take a link on the title."""
    draft.title, draft.title_link, draft.title_kind = atom.text, atom, "link"
    draft.links.insert(0, (title_role(atom.text, atom.url), atom))


def _shown(nodes: Sequence[Node]) -> tuple[str, list[Node]] | None:
    """The text of an item with a mark for each part that is not text, and these parts in order."""
    text, parts = [], []
    for node in nodes:
        if (plain := words((node,))) is not None:
            text.append(plain)
            continue
        if node.type == "html":
            known = _NOTE if node.text in _NOTES else _HTML if node.text in ("<sup>", "</sup>") else None
        else:
            known = _LINK if node.type == "link" else _SHOWN.get(node.type)
        if known is None:
            return None
        text.append(known)
        parts.append(node)
    return "".join(text), parts


def _title(draft: Draft, text: str, parts: Iterator[Node]) -> int | None:
    """Read the title; where it ends, None if none is there."""
    if text.startswith(_LINK):
        atom = inline_link(next(parts))
        if atom is None:
            return None
        set_title_link(draft, atom)
        return len(_LINK)
    if not text.startswith(OPENING):
        return None
    end = text.find(CLOSING + _NOTE)
    after = end + len(CLOSING + _NOTE)
    if end >= 0:
        if next(parts).text != TITLE_END:
            return None
    else:
        end = text.find(CLOSING + " - ")
        end = end if end >= 0 else len(text) - len(CLOSING) if text.endswith(CLOSING) else -1
        after = end + len(CLOSING)
    draft.title, draft.title_kind, draft.quoted = text[len(OPENING) : end], "quote", True
    return after if end > 0 and "\0" not in draft.title else None


def _tail(draft: Draft, text: str, parts: Iterator[Node]) -> bool:
    """Read facts and description; whether all of the text is of the style."""
    at = 0
    while fact := _FACT.match(text, at):
        count = fact[0].count("\0")
        if not _fact(draft, str(fact.lastgroup), [next(parts) for _ in range(count)]):
            return False
        at = fact.end()
    description = text[at:]
    if description.endswith(_NOTE):
        if next(parts).text != AS_IS:
            return False
        description = description[: -len(_NOTE)]
    elif description.endswith("."):
        description = description[:-1]
    if "\0" in description:
        return False
    if description:
        draft.notes.append(description)
    return True


def _fact(draft: Draft, kind: str, parts: Sequence[Node]) -> bool:
    if kind == "links":
        return all(add_labelled(draft, inline_link(part)) for part in parts)
    if kind == "tags":
        draft.tags.extend(part.text for part in parts)
        return True
    texts = [words(part.children) for part in parts]
    told = [text for text in texts if text]
    if len(told) < len(texts):
        return False
    if kind == "name":
        draft.name = told[0]
    elif kind == "published":
        draft.venue, draft.year = read_published(told[0])
    elif kind == "authors":
        draft.authors.extend(told)
    else:
        draft.date = told[0]
    return True
