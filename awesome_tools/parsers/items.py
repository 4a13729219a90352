"""Items of lists: entries with their sub-bullets, labels of groups, contents, folded entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.atoms import EMOJI, IMAGE, LINK, TEXT, Atom, flatten, links_in, plain
from awesome_tools.parsers.attributes import label_of, read_labelled
from awesome_tools.parsers.candidate import NO, WEAK, YES, Candidate, Collector
from awesome_tools.parsers.draft import Draft, clean_title
from awesome_tools.parsers.folded import only_links, split_folded, split_joined
from awesome_tools.parsers.groups import group
from awesome_tools.parsers.judge import judge
from awesome_tools.parsers.legend import read_legend
from awesome_tools.parsers.line import read_line
from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import label_role
from awesome_tools.parsers.sections import heading_venue
from awesome_tools.parsers.tail import read_attribute


def walk_list(walker: Collector, node: Node, *, group_title: str | None = None) -> None:
    """Read the items of a list."""
    if _is_contents(node):
        walker.mark(node, "contents")
        return
    number = walker.new_group()
    for item, below in _nested(walker, node):
        _walk_item(walker, item, number, group_title)
        for child in below:
            parent = walker.finding.candidates[-1] if walker.finding.candidates else None
            if parent is not None and parent.group == number:
                _walk_child(walker, parent, child, number)
            else:
                _walk_item(walker, child, number, group_title)


def _nested(walker: Collector, node: Node) -> list[tuple[Node, list[Node]]]:
    """The items of a list with those below them that are set in by a lonely blank, which CommonMark takes for siblings.

    That is meant only where indents alternate: every item set in stands behind one that is not.
    """
    indents = [walker.column(item.start) for item in node.children]
    if len(set(indents)) != 2 or indents[0] != min(indents) or indents.count(min(indents)) * 3 < len(indents):
        return [(item, []) for item in node.children]
    found: list[tuple[Node, list[Node]]] = []
    for item, indent in zip(node.children, indents, strict=True):
        if indent == indents[0]:
            found.append((item, []))
        else:
            found[-1][1].append(item)
    return found


def _is_contents(node: Node) -> bool:
    """Whether most items lead to places within the page."""
    inner = outer = 0
    stack = [node]
    while stack:
        child = stack.pop()
        if child.type == "link":
            if child.url.startswith("#"):
                inner += 1
            else:
                outer += 1
        if child.children:
            stack += child.children
    return inner > 0 and inner >= 4 * outer and inner * 2 >= len(node.children)


def _walk_item(walker: Collector, item: Node, number: int, group_title: str | None) -> None:
    head = next(iter(item.children), None)
    if head is None or head.type not in ("paragraph", "heading"):
        walker.blocks(item.children)
        return
    atoms = flatten(head.children)
    rest = item.children[1:]
    if not atoms:  # a lone closing tag
        walker.blocks(rest)
        return
    segments = split_folded(atoms)
    if len(segments) == 1:
        segments = split_joined(atoms)
    for index, segment in enumerate(segments[:-1]):
        _add(walker, read_line(segment), segment, number, None if index else item, group_title)
    last = segments[-1]
    draft = read_line(last)
    draft.checked = item.checked
    if _is_group_label(draft, last, rest):
        walker.mark(head, "group label")
        for block in rest:
            if block.type == "list":
                walk_list(walker, block, group_title=clean_title(plain(last).rstrip(":：")))
            else:
                walker.blocks([block])
        return
    before = len(walker.finding.candidates)
    candidate = _add(walker, draft, last, number, item if len(segments) == 1 else None, group_title)
    if candidate.verdict == NO:
        walker.learn(read_legend(last, declared="legend" in (walker.purpose(), candidate.reason)))
    _walk_children(walker, candidate, rest, number)
    if candidate.verdict != NO or len(segments) > 1:
        return
    if len(walker.finding.candidates) == before + 1:
        walker.mark(head, candidate.reason)


def _add(
    walker: Collector, draft: Draft, atoms: Sequence[Atom], number: int, item: Node | None, group_title: str | None
) -> Candidate:
    verdict, reason = judge(draft, "bullet")
    if group_title and draft.year is None and (venue := heading_venue(group_title)) is not None:
        draft.apply(venue)
    if verdict == YES and only_links(atoms) and not any(map(names_something, atoms)):
        verdict, reason = NO, "navigation"
    if group_title:
        draft.fields.setdefault("group", group_title)
    start = atoms[0].start
    end = max([atom.end for atom in atoms])
    candidate = Candidate(draft, start, end, "bullet", walker.section, verdict, reason, number)
    if item is not None:
        candidate.start = item.start
    walker.add(candidate)
    return candidate


def _walk_children(walker: Collector, candidate: Candidate, blocks: Sequence[Node], number: int) -> None:
    """Sub-bullets and further blocks: attributes of the entry above, or entries of their own."""
    for block in blocks:
        if block.type == "list":
            if candidate.verdict == NO and not candidate.draft.title:
                walk_list(walker, block)
                continue
            for child in block.children:
                _walk_child(walker, candidate, child, number)
        elif block.type == "paragraph" and candidate.verdict != NO:
            atoms = flatten(block.children)
            if candidate.draft.end >= 0:
                read_attribute(candidate.draft, group(atoms))
                candidate.end = max(candidate.end, block.end)
        elif block.type in ("table", "list", "heading", "quote"):
            walker.blocks([block])
        elif block.type == "html_block":
            walker.mark(block, "image" if "<img" in block.text.lower() else "prose")


def _walk_child(walker: Collector, parent: Candidate, child: Node, number: int) -> None:
    head = next(iter(child.children), None)
    if head is None or head.type != "paragraph":
        walker.blocks(child.children)
        return
    atoms = flatten(head.children)
    if _is_entry_child(parent.draft, atoms, child):
        draft = read_line(atoms)
        draft.checked = child.checked
        if parent.draft.title:
            draft.fields.setdefault("parent", parent.draft.title)
        candidate = _add(walker, draft, atoms, number, child, None)
        _walk_children(walker, candidate, child.children[1:], number)
        return
    if parent.verdict != NO:
        read_child(parent.draft, atoms)
        if parent.verdict == WEAK:
            parent.verdict, parent.reason = judge(parent.draft, parent.shape)
        parent.end = max(parent.end, head.end)
    else:
        walker.mark(head, parent.reason)
        walker.learn(
            read_legend(atoms, declared=True) if parent.reason == "legend" or walker.purpose() == "legend" else {}
        )
    _walk_children(walker, parent, child.children[1:], number)


def _is_entry_child(parent: Draft, atoms: Sequence[Atom], child: Node) -> bool:
    """Whether a sub-bullet presents another resource: it begins with a link that names one, or has a task box."""
    if child.checked is not None and parent.checked is None:
        return bool(atoms)
    for part in group(atoms):
        if part.kind in (EMOJI, IMAGE) or (part.kind == TEXT and not part.text.strip(" \t[(")):
            continue
        if part.kind == LINK:
            if not names_something(part) or part.code or part.url.startswith("#") or _is_url(part.text):
                return False
            return not _is_variant(atoms, part) and all(part.url != known.url for _, known in parent.links)
        return False
    return False


def _is_variant(atoms: Sequence[Atom], link: Atom) -> bool:
    """`[original](…): Caffe`: an implementation of the entry above, told by its framework."""
    if _is_url(link.text):
        return False  # `Paper: https://…`
    tail = _variant_of(atoms, link)
    return bool(tail) and len(tail.split()) <= 2 and label_role(tail) is not None


def read_child(draft: Draft, atoms: Sequence[Atom]) -> None:
    """Add a sub-bullet to the entry above: an implementation told by its framework, or attributes."""
    links = links_in(atoms)
    if len(links) == 1 and _is_variant(atoms, links[0]):
        draft.add_link(links[0], label_role(_variant_of(atoms, links[0])))
        draft.add_note(plain(atoms))
        draft.finish()
    elif not read_labelled(draft, atoms):
        read_attribute(draft, group(atoms))


def _variant_of(atoms: Sequence[Atom], link: Atom) -> str:
    return plain([atom for atom in atoms if atom is not link]).strip(" :：-–—.")


def is_variant_list(node: Node) -> bool:
    """Whether all items of a list are implementations told by their framework."""
    for child in node.children:
        head = next(iter(child.children), None)
        atoms = flatten(head.children) if head is not None and head.type == "paragraph" else []
        links = links_in(atoms)
        if len(links) != 1 or not _is_variant(atoms, links[0]):
            return False
    return bool(node.children)


def _is_url(text: str) -> bool:
    return bool(re.match(r"(?:https?://|www\.)", text.strip()))


def _is_group_label(draft: Draft, atoms: Sequence[Atom], rest: Sequence[Node]) -> bool:
    """A line without a link above sub-bullets that are entries."""
    lists = [block for block in rest if block.type == "list"]
    if not lists or links_in(atoms) or draft.venue or draft.quoted or draft.checked is not None:
        return False
    return _mostly_named([child for block in lists for child in block.children])


def _mostly_named(children: Sequence[Node]) -> bool:
    """Whether half of the sub-bullets or more present resources."""
    named = 0
    for seen, child in enumerate(children, 1):
        named += _child_names(child)
        if named * 2 >= len(children):
            return True
        if (seen - named) * 2 > len(children):
            return False
    return False


def _child_names(child: Node) -> bool:
    head = next(iter(child.children), None)
    if head is None or head.type != "paragraph":
        return False
    atoms = flatten(head.children)
    empty = Draft()
    if _is_entry_child(empty, atoms, child):
        return True
    labelled = label_of(atoms)
    if labelled is not None and label_role(labelled[0]) is not None:
        return False
    nested = [block for block in child.children[1:] if block.type == "list"]
    if nested and not links_in(atoms):
        return _mostly_named([grandchild for block in nested for grandchild in block.children])
    if read_authors(plain(atoms)):
        return False
    draft = read_line(atoms)
    return draft.title_kind in ("link", "text", "quote", "bold") and (
        draft.quoted or (draft.is_paper() and len(draft.title.split()) >= 3)
    )
