"""Paragraphs and lines of HTML: entries of their own, bold lines that act as headings, prose, navigation, badges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.atoms import EMOJI, IMAGE, LINK, TEXT, Atom, flatten, links_in, plain
from awesome_tools.parsers.attributes import attribute_blocks, attribute_lines
from awesome_tools.parsers.candidate import NO, WEAK, YES, Candidate, Collector
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.folded import entries_by_line, is_pure, one_name_a_line, only_links
from awesome_tools.parsers.html import HtmlLine
from awesome_tools.parsers.items import is_variant_list, read_child
from awesome_tools.parsers.judge import judge, reads_on
from awesome_tools.parsers.legend import read_legend
from awesome_tools.parsers.line import read_line
from awesome_tools.parsers.names import is_short_name
from awesome_tools.parsers.naming import names_something

_SEPARATED = re.compile(r"\s*(?:[:：]|[-–—|]+\s)")
_MAY_BE_BOLD = frozenset(("strong", "em", "del", "html"))  # inline nodes that are or hold bold text beside links
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:")


def bold_heading(nodes: Sequence[Node], index: int) -> list[Atom] | None:
    """The atoms of a paragraph that is one short bold line without a link, which acts as a heading."""
    node = nodes[index]
    if not any(child.type in _MAY_BE_BOLD for child in node.children):
        return None
    atoms = flatten(node.children)
    words = [atom for atom in atoms if atom.kind not in (IMAGE, EMOJI) and atom.text.strip()]
    if not words or any(atom.kind != TEXT or not atom.bold for atom in words) or links_in(atoms):
        return None
    text = plain(words)
    if len(text) > 80 or text.endswith((".", "!", "?", ",", "。")):
        return None
    return None if attribute_blocks(nodes, index + 1) else words


def walk_paragraph(walker: Collector, nodes: Sequence[Node], index: int) -> int:
    """Read a paragraph; how many blocks behind it belonged to it."""
    node = nodes[index]
    atoms = flatten(node.children)
    number = -1 - walker.section  # the paragraphs of a section keep each other company
    other = _not_an_entry(atoms)
    if other == "navigation" and one_name_a_line(atoms):
        other = ""
    lines = None if other else entries_by_line(atoms)
    if lines is not None:
        for line in lines:
            reason = _not_an_entry(line)
            if reason:
                walker.finding.ranges.append((line[0].start, line[-1].end, reason))
            else:
                _add(walker, read_line(line), line, "paragraph", number)
        return 0
    if other:
        walker.mark(node, other)
        walker.learn(read_legend(atoms, declared=walker.purpose() == "legend"))
        return 0
    draft = read_line(atoms)
    candidate = _add(walker, draft, atoms, "paragraph", number)
    owned = nodes[index + 1 : index + 1 + _owned(candidate, nodes, index + 1)]
    if owned:
        for line in chain.from_iterable(map(attribute_lines, owned)):
            read_child(draft, line)
        if draft.name is None and len(draft.title.split()) <= 3 and is_short_name(draft.title):
            draft.name = draft.title
        candidate.verdict, candidate.reason = YES, ""
        candidate.end = owned[-1].end
        return len(owned)
    if candidate.verdict != YES:
        walker.learn(read_legend(atoms, declared=walker.purpose() == "legend"))
        walker.mark(node, candidate.reason or "prose")
    return 0


def _owned(candidate: Candidate, nodes: Sequence[Node], index: int) -> int:
    """How many blocks from a place on say something of the candidate."""
    draft = candidate.draft
    if draft.title_kind == "text" and not draft.links and not draft.notes and len(draft.title.split()) <= 6:
        return int(index < len(nodes) and nodes[index].type == "list" and is_variant_list(nodes[index]))
    return attribute_blocks(nodes, index) if draft.title and draft.title_kind in ("bold", "link") else 0


def _not_an_entry(atoms: Sequence[Atom]) -> str:
    """What a paragraph is by its looks alone: badges, an image, navigation, a footnote; '' if it may be an entry."""
    links = links_in(atoms)
    if not atoms:
        return "empty"
    if is_pure(atoms, LINK, IMAGE, EMOJI) and all(link.pictured for link in links):
        return "badge" if links else "image"
    if only_links(atoms) or (links and is_pure(atoms, LINK, IMAGE, EMOJI) and any(link.pictured for link in links)):
        return "navigation"
    if links and all(link.url.startswith("#") for link in links):
        return "contents"
    first = atoms[0]
    if first.kind == TEXT and _FOOTNOTE.match(first.text):
        return "footnote"
    if links and all(atom.em for atom in atoms if atom.kind == TEXT and atom.text.strip()) and any(a.em for a in atoms):
        return "prose"
    return ""


def _add(walker: Collector, draft: Draft, atoms: Sequence[Atom], shape: str, number: int) -> Candidate:
    verdict, reason = judge(draft, shape)
    if verdict == YES:
        verdict, reason = _company_needed(draft, atoms)
    candidate = Candidate(draft, atoms[0].start, atoms[-1].end, shape, walker.section, verdict, reason, number)
    walker.add(candidate)
    return candidate


def _company_needed(draft: Draft, atoms: Sequence[Atom]) -> tuple[str, str]:
    """A paragraph stands alone as an entry only if it looks like nothing else."""
    if draft.title_kind == "link" and draft.title_link is not None:
        at = next((i for i, atom in enumerate(atoms) if atom is draft.title_link), -1)
        before = plain(atoms[:at]) if at > 0 else ""
        after = plain(atoms[at + 1 :])
        if reads_on(after) or (before and len(before.split()) > 6):
            return NO, "prose"
        if draft.is_paper() and not after and (not before or before.endswith((":", "："))):
            return YES, ""
        if _SEPARATED.match(after) or (draft.venue and not before):
            return YES, ""
        return WEAK, "prose"
    if draft.title_kind == "bold" and (
        draft.is_paper() or any(names_something(link) is False for _, link in draft.links)
    ):
        return (YES, "") if len(draft.links) <= 12 else (WEAK, "prose")
    if draft.venue is not None or draft.quoted:
        return YES, ""
    return WEAK, "prose"


def walk_html_line(walker: Collector, line: HtmlLine, number: int) -> None:
    """Read a line of raw HTML."""
    other = _not_an_entry(line.atoms)
    if line.within == "summary" and not other:
        other = "prose"
    if other:
        walker.finding.ranges.append((line.start, line.end, other))
        walker.learn(read_legend(line.atoms, declared=walker.purpose() == "legend"))
        return
    draft = read_line(line.atoms)
    candidate = _add(walker, draft, line.atoms, "html", number)
    if candidate.verdict != YES:
        walker.finding.ranges.append((line.start, line.end, candidate.reason or "prose"))
