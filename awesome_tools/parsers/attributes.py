"""Sub-bullets that say something of the entry above them: labelled links and values, authors, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.markdown.tree import Node
from awesome_tools.model import Role
from awesome_tools.parsers.atoms import CODE, TEXT, Atom, flatten, links_in, plain
from awesome_tools.parsers.cells import read_keyed
from awesome_tools.parsers.columns import KIND_OF
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.folded import lines_of
from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.roles import is_label, label_role
from awesome_tools.parsers.venues import read_venue

# `label: value` with a label of a few words; brackets behind it do not count.
_LABELLED = re.compile(r"\s*(?P<label>[^:：\n]{1,40}?)\s*(?:[(（][^()（）]{0,30}[)）])?\s*(?:[:：](?!//)\s*|$)")
_CLAUSE = re.compile(r"[.,;，。]\s*|$")


def label_of(atoms: Sequence[Atom]) -> tuple[str, list[Atom]] | None:
    """The label of `label: value` and the atoms of the value; None if the text begins otherwise."""
    first = atoms[0] if atoms else None
    if first is None or first.kind != TEXT:
        return None
    match = _LABELLED.match(first.text)
    if match is None or len(match["label"].split()) > 4 or not any(map(str.isalnum, match["label"])):
        return None
    rest = list(atoms[1:])
    value = first.text[match.end() :]
    if not match[0].rstrip().endswith((":", "：")):
        # `**Paper**: …`: the colon stands in the next atom.
        if not first.bold or not rest or rest[0].kind != TEXT or not rest[0].text.lstrip().startswith((":", "：")):
            return None
        value = rest.pop(0).text.lstrip()[1:]
    if value.strip():
        rest.insert(0, Atom(TEXT, value, first.end - len(value), first.end))
    return match["label"].strip(" *_"), rest


def is_attribute_list(node: Node) -> bool:
    """Whether all items of a list are attributes, at least one of them a link that is labelled by its role."""
    kinds = set()
    for child in node.children:
        kind = _attribute_kind(child)
        if not kind:
            return False
        kinds.add(kind)
    return not kinds <= {"value"}


def attribute_blocks(nodes: Sequence[Node], index: int) -> int:
    """How many blocks from a place on are attributes of what stands above: a list of them, or paragraphs."""
    if index < len(nodes) and nodes[index].type == "list":
        return int(is_attribute_list(nodes[index]))
    linked, begin = False, index
    while index < len(nodes) and nodes[index].type == "paragraph":
        lines = attribute_lines(nodes[index])
        if not all(map(_is_labelled_line, lines)):
            break
        linked = linked or any(map(links_in, lines))
        index += 1
    return index - begin if linked else 0


def attribute_lines(node: Node) -> list[list[Atom]]:
    """The atoms of each attribute in a block of attributes."""
    if node.type == "list":
        return [flatten(child.children[0].children) for child in node.children]
    return lines_of(flatten(node.children))


def _is_labelled_line(atoms: Sequence[Atom]) -> bool:
    labelled = label_of(atoms)
    return labelled is not None and bool(labelled[1]) and label_role(labelled[0]) is not None


def _attribute_kind(child: Node) -> str:
    """'link' for a link with a role, 'fact' for authors, a venue or tags, 'value' for `label: value`, '' for others."""
    head = next(iter(child.children), None)
    if head is None or head.type != "paragraph" or any(block.type == "list" for block in child.children[1:]):
        return ""
    atoms = flatten(head.children)
    links = links_in(atoms)
    labelled = label_of(atoms)
    if labelled is not None and (label_role(labelled[0]) is not None or not links or is_label(labelled[0])):
        return "link" if links and label_role(labelled[0]) is not None else "value"
    if links:
        beside = plain([atom for atom in atoms if atom.kind == TEXT])
        roles = all(label_role(link.text) is not None and not link.pictured for link in links)
        return "link" if roles and len(beside.split()) <= 2 else ""
    if read_venue(plain(atoms)) is not None or read_authors(plain(atoms)):
        return "fact"
    return "fact" if all(atom.kind == CODE or not atom.text.strip() for atom in atoms) else ""


def read_labelled(draft: Draft, atoms: Sequence[Atom]) -> bool:
    """Add `label: value` to the draft; False if the atoms are not of that form."""
    labelled = label_of(atoms)
    if labelled is None:
        return False
    label, rest = labelled
    role = label_role(label)
    links = links_in(rest)
    if links and (role is not None or all(not link.text or link.text.startswith("http") for link in links)):
        for link in links:
            draft.add_link(link, role or Role.OTHER)
        draft.finish()
        return True
    if links or not rest:
        return not links and role is not None
    if role is None and label.casefold() not in KIND_OF:
        return False  # a note with a colon in it
    text = plain(rest)
    venue = read_venue(_CLAUSE.split(text, maxsplit=1)[0])
    if venue is not None:
        draft.apply(venue)
    if role is None:
        read_keyed(draft, label, rest)
    draft.finish()
    return True
