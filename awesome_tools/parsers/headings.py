"""Headings that are entries: by a link in them, by attributes right below them, or by a body that repeats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.atoms import LINK, TEXT, Atom, flatten, links_in, plain
from awesome_tools.parsers.attributes import attribute_lines, is_attribute_list
from awesome_tools.parsers.candidate import NO, WEAK, YES, Candidate, Collector, Finding
from awesome_tools.parsers.draft import Draft, clean_title
from awesome_tools.parsers.groups import group
from awesome_tools.parsers.html import HtmlLine
from awesome_tools.parsers.items import read_child
from awesome_tools.parsers.judge import judge
from awesome_tools.parsers.line import read_line
from awesome_tools.parsers.names import is_short_name, read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import label_role
from awesome_tools.parsers.tail import read_attribute
from awesome_tools.parsers.venues import read_venue

# So many headings with bodies of one shape are entries of a list, not chapters of a text.
_REPEATS = 5


def heading_candidate(atoms: Sequence[Atom], start: int, end: int, section: int) -> Candidate | None:
    """A candidate for a heading whose text is a link that names something outside the page; it needs company."""
    if not any(names_something(link) for link in links_in(atoms)):
        return None
    draft = read_line(atoms)
    if draft.title_kind != LINK or not draft.links or not draft.title:
        return None
    return Candidate(draft, start, end, "heading", section, WEAK, "heading")


def attach(walker: Collector, nodes: Sequence[Node], index: int) -> int:
    """Give blocks of attributes to the heading or summary right above them, which is an entry then; how many.

    Attributes are a list, or a line of links labelled by role, with paragraphs of authors or a venue above it or not.
    """
    if walker.summary is None and not _heads_nothing(walker):
        return 0
    node = nodes[index]
    if node.type == "list":
        if not is_attribute_list(node) or not _links_by_role(node):
            return 0
        after = index + 1
    else:
        after = index
        while after < len(nodes) and nodes[after].type == "paragraph" and _is_fact(nodes[after]):
            after += 1
        if after == len(nodes) or nodes[after].type != "paragraph" or not _is_role_line(nodes[after]):
            return 0
        after += 1
    candidate = _entry_above(walker)
    if candidate is None:
        return 0
    for block in nodes[index:after]:
        for line in attribute_lines(block):
            if node.type == "list":
                read_child(candidate.draft, line)
            else:
                read_attribute(candidate.draft, group(line))
    candidate.verdict, candidate.reason, candidate.end = YES, "", nodes[after - 1].end
    return after - index


def _is_fact(node: Node) -> bool:
    """Whether a paragraph is nothing but authors or a venue."""
    atoms = flatten(node.children)
    if any(atom.kind != TEXT for atom in atoms):
        return False
    text = plain(atoms)
    return read_venue(text) is not None or bool(read_authors(text, single=all(atom.em for atom in atoms)))


def _is_role_line(node: Node) -> bool:
    """Whether a paragraph is links labelled by role, with nothing beside them but a venue or authors."""
    atoms = flatten(node.children)
    links = links_in(atoms)
    if not links or any(label_role(link.text) is None or link.pictured for link in links):
        return False
    beside = plain([atom for atom in atoms if atom.kind == TEXT]).strip(" []()|,.;:/·•-–—")
    return not any(map(str.isalnum, beside)) or read_venue(beside) is not None or bool(read_authors(beside))


def _links_by_role(node: Node) -> bool:
    found = [child for child in node.walk() if child.type == "link"]
    return bool(found) and not any(child.url.startswith("#") for child in found)


def _heads_nothing(walker: Collector) -> bool:
    """Whether the section at hand has a heading, and no entry below it yet."""
    return walker.finding.sections[walker.section].level >= 2 and not any(
        c.section == walker.section and c.shape != "heading" for c in walker.finding.candidates[-3:]
    )


def _entry_above(walker: Collector) -> Candidate | None:
    """The summary or heading right above as a candidate; None if it is no title."""
    if walker.summary is not None:
        return _summarised(walker, walker.summary)
    last = walker.finding.candidates[-1] if walker.finding.candidates else None
    if last is not None and last.shape == "heading" and last.section == walker.section:
        return last
    candidate = _titled(walker.finding, walker.section)
    walker.add(candidate)
    return candidate


def _summarised(walker: Collector, line: HtmlLine) -> Candidate | None:
    draft = read_line(line.atoms)
    if len(draft.title.split()) < 3 or judge(draft, "html")[0] == NO:
        return None  # `Click here`
    candidate = Candidate(draft, line.start, line.end, "html", walker.section, NO, "prose")
    walker.add(candidate)
    return candidate


def _titled(finding: Finding, index: int) -> Candidate:
    section = finding.sections[index]
    draft = Draft(
        title=clean_title(section.title), title_kind="heading", start=section.span.start, end=section.span.end
    )
    if is_short_name(draft.title):
        draft.name = draft.title
    return Candidate(draft, section.span.start, section.span.end, "heading", index, NO, "heading")


def settle_headings(finding: Finding, bodies: Sequence[Sequence[str]]) -> None:
    """Decide the headings with links, and find those whose bodies repeat.

    `bodies` has the block types of each section.
    """
    holds = {c.section for c in finding.candidates if c.verdict == YES and c.shape != "heading"}
    parents = {section.path[:-1] for section in finding.sections if len(section.path) > 1}
    linked = Counter(finding.sections[c.section].level for c in finding.candidates if c.shape == "heading")
    levels = Counter(section.level for section in finding.sections)
    for candidate in finding.candidates:
        if candidate.shape == "heading" and candidate.verdict == WEAK:
            section = finding.sections[candidate.section]
            alone = candidate.section not in holds and section.path not in parents and linked[section.level] >= 2
            rule = linked[section.level] >= _REPEATS and linked[section.level] * 2 >= levels[section.level]
            candidate.verdict = YES if alone or rule else NO
    _repeated(finding, bodies, holds, parents)


def _repeated(
    finding: Finding, bodies: Sequence[Sequence[str]], holds: set[int], parents: set[tuple[str, ...]]
) -> None:
    """Headings of one level, each above a text with a quotation, and nothing that is an entry."""
    alike: defaultdict[int, list[int]] = defaultdict(list)
    leaves: Counter[int] = Counter()
    for index, section in enumerate(finding.sections):
        if section.level < 2 or section.path in parents:
            continue
        leaves[section.level] += 1
        body = bodies[index]
        if index not in holds and len(body) <= 4 and "quote" in body:
            alike[section.level].append(index)
    for level, members in alike.items():
        if len(members) >= _REPEATS and len(members) * 10 >= leaves[level] * 7:
            for index in members:
                candidate = _titled(finding, index)
                candidate.verdict = YES
                finding.candidates.append(candidate)


def heading_text(atoms: Sequence[Atom]) -> str:
    """The title of a heading without emoji."""
    return plain([atom for atom in atoms if atom.kind != "emoji"]) or plain(atoms)
