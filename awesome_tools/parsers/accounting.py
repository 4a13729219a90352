"""Accounts for every link of a document: it belongs to an entry, or there is a reason why it does not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from awesome_tools.markdown.tree import Node
from awesome_tools.parsers.atoms import attributes
from awesome_tools.parsers.candidate import YES, Candidate, Finding
from awesome_tools.parsers.html import TOKEN

# The types of nodes that are or have links.
LINKING = ("link", "image", "html", "html_block")


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link or image of the rendered document: URL as written, label, offset; `reason` tells why no entry has it."""

    url: str
    label: str
    start: int
    image: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Accounting:
    """All links of a document in order, parted into those that entries have and the others."""

    claimed: tuple[PlacedLink, ...]
    unclaimed: tuple[PlacedLink, ...]


def account(root: Node, finding: Finding) -> Accounting:
    """Part the links and images of a document, whose finding is settled, into claimed and unclaimed ones."""
    reasons = _Reasons(finding)
    claimed, unclaimed = [], []
    for link in links_of(root):
        reason = reasons.of(link)
        if reason:
            unclaimed.append(PlacedLink(link.url, link.label, link.start, link.image, reason))
        else:
            claimed.append(link)
    return Accounting(tuple(claimed), tuple(unclaimed))


def links_of(root: Node) -> Iterator[PlacedLink]:
    """Every link and image that the rendered document has, in order of place."""
    for node in root.walk():
        if node.type in LINKING:
            yield from links_at(node)


def links_at(node: Node) -> Iterator[PlacedLink]:
    """The links and images that a node is or, being HTML, has; those of its children are theirs."""
    if node.type == "link":
        label = node.label if node.label.startswith("^") else node.plain()
        yield PlacedLink(node.url, label, node.start, image=False)
    elif node.type == "image":
        yield PlacedLink(node.url, node.text, node.start, image=True)
    elif node.type == "html":
        yield from _html_links(node.text, node.start)
    elif node.type == "html_block":
        for match in TOKEN.finditer(node.text):
            if match[0].startswith("<"):
                yield from _html_links(match[0], node.start + match.start())


def _html_links(tag: str, start: int) -> Iterator[PlacedLink]:
    head = tag[:4].lower()
    if head.startswith("<a") and not head[2:3].isalnum():
        found = attributes(tag)
        if "href" in found:
            yield PlacedLink(found["href"], "", start, image=False)
    elif head == "<img":
        found = attributes(tag)
        if "src" in found:
            yield PlacedLink(found["src"], found.get("alt", ""), start, image=True)


class _Reasons:
    def __init__(self, finding: Finding):
        self._claims: set[int] = set()
        self._entries: list[Candidate] = []
        for candidate in finding.candidates:
            if candidate.verdict == YES:
                self._entries.append(candidate)
                self._claims.update(atom.start for _, atom in candidate.draft.links)
        self._entries.sort(key=lambda candidate: candidate.start)
        self._starts = [candidate.start for candidate in self._entries]
        spans = [(section.span.start, section.span.end, "heading") for section in finding.sections]
        refused = [(c.start, c.end, c.reason) for c in finding.candidates if c.verdict != YES]
        # Shorter ranges say more, so they are looked at last and win.
        self._ranges = sorted([*spans, *refused, *finding.ranges], key=lambda found: (found[0], -found[1]))
        self._range_starts = [start for start, _, _ in self._ranges]

    def of(self, link: PlacedLink) -> str:
        """Why no entry has the link, '' if one has."""
        if link.image:
            return "image"
        if link.label.startswith("^"):
            return "footnote"
        if link.start in self._claims:
            return ""
        url = link.url.strip()
        if not url:
            return "empty link"
        entry = self._entry_at(link.start)
        if entry is not None:
            if url.startswith("#"):
                return "within the page"
            return "repeated" if any(atom.url == link.url for _, atom in entry.draft.links) else "other"
        return self._range_at(link.start) or ("contents" if url.startswith("#") else "prose")

    def _entry_at(self, offset: int) -> Candidate | None:
        for index in range(
            bisect_right(self._starts, offset) - 1, max(-1, bisect_right(self._starts, offset) - 40), -1
        ):
            if self._entries[index].start <= offset < self._entries[index].end:
                return self._entries[index]
        return None

    def _range_at(self, offset: int) -> str:
        at = bisect_right(self._range_starts, offset) - 1
        for index in range(at, max(-1, at - 200), -1):
            start, end, reason = self._ranges[index]
            if start <= offset < end:
                return reason
        return ""
