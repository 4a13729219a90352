"""Known faults for the planted-faults benchmark: each kind turns lines of a list into lines with one fault in them."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from awesome_tools.model import Span
from awesome_tools.rules.reading.contents import contents_of
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.series import series
from awesome_tools.rules.reading.view import View


@dataclass(frozen=True, slots=True)
class Fault:
    """Lines to be replaced (indices from 0, half-open), by what, and which rule should tell which of the new lines."""

    kind: str
    code: str
    changes: tuple[tuple[int, int, tuple[str, ...]], ...]
    told: tuple[int, int]  # index into `changes`, line within its new lines


def _line_fault(kind: str, code: str, line: int, text: str) -> Fault:
    return Fault(kind, code, ((line, line + 1, (text,)),), (0, 0))


_GITHUB = re.compile(r"https://github\.com/[\w-]+/[\w-]+")


class List:
    """A page with what faults are planted in."""

    def __init__(self, page: Page):
        self.page = page
        self.lines = page.text.split("\n")
        self.entries = [
            view
            for view in page.views
            if view.entry.shape == "bullet" and view.link is not None and self._is_plain(view)
        ]

    def _is_plain(self, view: View) -> bool:
        record = view.entry.record
        return record.source.line == record.source.end_line and view.block is not None and len(view.block.children) == 1

    def line_of(self, view: View) -> int:
        """Index of the entry's line."""
        return view.entry.record.source.line - 1

    def edited(self, view: View, start: int, end: int, text: str) -> str:
        """The entry's line with a range of the text replaced."""
        line = self.line_of(view)
        at = self.page.source.line_starts[line]
        old = self.lines[line]
        return old[: start - at] + text + old[end - at :]


def _described(given: List) -> Iterator[tuple[View, Span, Span]]:
    """Entries with their separators and descriptions."""
    for view in given.entries:
        if view.separator is not None and view.description is not None:
            yield view, view.separator, view.description


def _usual(values: Sequence[bool], share: float = 0.93) -> bool:
    """Whether so many entries are written one way that another way is a fault."""
    return len(values) >= 15 and sum(values) >= share * len(values)


def separators(given: List) -> Iterator[Fault]:
    """Another separator than the list's, or none."""
    page = given.page
    spans = [view.separator for view in page.views if view.description is not None]
    if not _usual([span is not None and page.text[span.start : span.end] == " - " for span in spans], 0.85):
        return
    for number, (view, span, told) in enumerate(_described(given)):
        if given.page.text[span.start : span.end] == " - " and given.page.text[told.start].isupper():
            text = (" – ", "- ", " -- ", " ", ": ")[number % 5]
            yield _line_fault("separator", "AW105", given.line_of(view), given.edited(view, span.start, span.end, text))


def cases(given: List) -> Iterator[Fault]:
    """A small letter at the beginning of a description."""
    starts = [given.page.text[told.start] for _, _, told in _described(given)]
    if not _usual([char.isupper() for char in starts if char.isalpha()]):
        return
    for view, _, told in _described(given):
        match = re.compile(r"(?:An?|The|Fast|Simple|Small|Tool|Tools|Easy|Modern|Library|Official|Collection) ").match(
            given.page.text, told.start
        )
        if match:
            start = match.start()
            yield _line_fault(
                "case", "AW106", given.line_of(view), given.edited(view, start, start + 1, match[0][0].lower())
            )


def ends(given: List) -> Iterator[Fault]:
    """A full stop less."""
    texts = [given.page.text[told.start : told.end] for _, _, told in _described(given)]
    if not _usual([text.rstrip().endswith((".", "!", "?", "。")) for text in texts]):
        return
    for view, _, told in _described(given):
        end = told.end
        if re.search(r"[a-z]\.$", given.page.text[end - 3 : end]) and view.description_nodes()[-1].type == "text":
            yield _line_fault("full stop", "AW107", given.line_of(view), given.edited(view, end - 1, end, ""))


def duplicates(given: List) -> Iterator[Fault]:
    """An entry of the same section again, three lines further down."""
    for view, other in zip(given.entries, given.entries[3:], strict=False):
        if view.section == other.section and view.group == other.group:
            line = given.line_of(other)
            yield Fault("duplicate", "AW401", ((line + 1, line + 1, (given.lines[given.line_of(view)],)),), (0, 0))


def misplaced(given: List) -> Iterator[Fault]:
    """An entry moved to the other end of a sorted list."""
    for one in series(given.page):
        plain = {id(view) for view in given.entries}
        titles = [view.entry.record.title.casefold() for view in one.views]
        if len(one.views) < 12 or titles != sorted(set(titles)) or not all(id(view) in plain for view in one.views):
            continue
        lines = [given.line_of(view) for view in one.views]
        source, target = lines[2], lines[-3]
        moved = (given.lines[source],)
        yield Fault("misplaced", "AW121", ((source, source + 1, ()), (target + 1, target + 1, moved)), (1, 0))


def contents(given: List) -> Iterator[Fault]:
    """A line of the contents less, or a wrong anchor in one."""
    found = contents_of(given.page)
    if found is None:
        return
    urls = [line.link.url for line in found.lines]
    for number, line in enumerate(found.lines[1:-1]):
        if len(set(urls)) < len(urls) or line.title.casefold() in (
            "contributing",
            "license",
            "licence",
            "about",
            "related",
        ):
            continue
        if line.heading is None or len(line.item.children) > 1:
            continue
        at = given.page.source.line_of(line.item.start) - 1
        if number % 2:
            heading = given.page.source.line_of(found.headings[line.heading].start) - 1
            yield Fault(
                "stale contents", "AW202", ((at, at + 1, ()), (heading, heading + 1, (given.lines[heading],))), (1, 0)
            )
        elif line.link.url.count("-") or len(line.link.url) > 6:
            broken = given.lines[at].replace(f"({line.link.url})", f"(#-{line.link.url[1:]})")
            yield _line_fault("anchor", "AW305", at, broken)


def rows(given: List) -> Iterator[Fault]:
    """A cell too many, a cell less, a blank line within a table."""
    for table in given.page.nodes("table"):
        body = table.children[2:-1]
        for number, row in enumerate(body):
            line = given.page.source.line_of(row.start) - 1
            text = given.lines[line].rstrip()
            if (
                not text.startswith("|")
                or not text.endswith("|")
                or len(row.children) != len(table.children[0].children)
            ):
                continue
            kind = number % 3
            if kind == 0:
                yield _line_fault("cell too many", "AW116", line, f"{text} more |")
            elif kind == 1 and len(row.children) > 2:
                yield _line_fault("cell missing", "AW116", line, text[: row.children[-1].start - row.start].rstrip(" "))
            elif row is body[-1]:
                yield Fault("broken table", "AW117", ((line, line, ("",)), (line, line + 1, (text,))), (1, 0))


def links(given: List) -> Iterator[Fault]:
    """Faults in the address of an entry."""
    makers: Sequence[tuple[str, str, Callable[[str], str]]] = (
        ("empty target", "AW101", lambda url: ""),
        ("tracking", "AW303", lambda url: url + "?utm_source=list"),
        ("detour", "AW304", lambda url: f"https://www.google.com/url?q={url}"),
        ("doubled scheme", "AW308", lambda url: f"http://{url}"),
        ("http", "AW302", lambda url: url.replace("https:", "http:", 1)),
        ("placeholder", "AW111", lambda url: "https://github.com/user/repo"),
        ("invisible", "AW611", lambda url: url + "\u200b"),
    )
    usable = [
        (view, link)
        for view in given.entries
        if (link := view.link) and link.url_start >= 0 and _GITHUB.fullmatch(link.url)
    ]
    for number, (view, link) in enumerate(usable):
        kind, code, make = makers[number % len(makers)]
        text = given.edited(view, link.url_start, link.url_end, make(link.url))
        yield _line_fault(kind, code, given.line_of(view), text)


def arxiv(given: List) -> Iterator[Fault]:
    """A digit less in an arXiv number."""
    for number, line in enumerate(given.lines):
        match = re.search(r"\]\((https://arxiv\.org/abs/\d{4}\.\d{5})\)", line)
        if match:
            yield _line_fault("arXiv number", "AW701", number, line[: match.end(1) - 1] + line[match.end(1) :])


def syntax(given: List) -> Iterator[Fault]:
    """A blank between the brackets of a link, or none behind the bullet."""
    for number, view in enumerate(given.entries):
        old, link = given.lines[given.line_of(view)], view.link
        if link is None or link.kind != "inline" or not re.fullmatch(r"https?://[\w./-]+", link.url):
            continue
        if number % 2:
            yield _line_fault(
                "broken link",
                "AW309",
                given.line_of(view),
                old.replace(f"]({link.url})", f"] ({link.url})", 1),
            )
        elif re.match(r"[-*] \[", old):
            yield _line_fault("blank behind bullet", "AW112", given.line_of(view), old[0] + old[2:])


def prose(given: List) -> Iterator[Fault]:
    """Slips in descriptions."""
    makers: Sequence[tuple[str, str, str, str]] = (
        ("doubled word", "AW504", " for ", " for for "),
        ("doubled word", "AW504", " the ", " the the "),
        ("spelling", "AW501", "GitHub", "Github"),
        ("spelling", "AW501", "JavaScript", "Javascript"),
        ("spelling", "AW501", "Python ", "python "),
        ("bracket", "AW502", " for ", " (for "),
    )
    for number, (view, _, told) in enumerate(_described(given)):
        kind, code, old, new = makers[number % len(makers)]
        node = view.description_nodes()[0]
        at = given.page.text.find(old, max(node.start, told.start), node.end)
        if at >= 0 and node.type == "text":
            yield _line_fault(kind, code, given.line_of(view), given.edited(view, at, at + len(old), new))


def names(given: List) -> Iterator[Fault]:
    """The name again at the beginning of the description."""
    said = [
        not (view.entry.record.description or "").casefold().startswith(view.entry.record.title.casefold())
        for view, _, _ in _described(given)
    ]
    if not _usual(said, 0.9):
        return
    for view, _, told in _described(given):
        match = re.compile(r"An? ").match(given.page.text, told.start)
        if match and view.entry.record.title.isalpha():
            text = f"{view.entry.record.title} is a"
            end = match.end() - 1
            yield _line_fault(
                "repeated name", "AW108", given.line_of(view), given.edited(view, match.start(), end, text)
            )


def quotes(given: List) -> Iterator[Fault]:
    """One of two straight quotes less."""
    for view, _, told in _described(given):
        nodes = [node for node in view.description_nodes() if node.type == "text"]
        places = [
            at for node in nodes for at in range(max(node.start, told.start), node.end) if given.page.text[at] == '"'
        ]
        if len(places) == 2 and not given.page.text[places[0] - 1].isdigit() and '"' not in view.entry.record.title:
            yield _line_fault("quote", "AW506", given.line_of(view), given.edited(view, places[1], places[1] + 1, ""))


def values(given: List) -> Iterator[Fault]:
    """A usual value of a column in other letters."""
    for table in given.page.nodes("table"):
        for column, head in enumerate(table.children[0].children):
            cells = [row.children[column] for row in table.children[1:] if column < len(row.children)]
            texts = Counter(given.page.text[cell.start : cell.end] for cell in cells)
            usual = {text for text, count in texts.items() if count >= 12 and text.isalpha() and not text.isupper()}
            for cell in cells if head.children else ():
                text = given.page.text[cell.start : cell.end]
                if text in usual and len(cell.children) == 1:
                    line = given.page.source.line_of(cell.start) - 1
                    at = cell.start - given.page.source.line_starts[line]
                    old = given.lines[line]
                    yield _line_fault("odd value", "AW119", line, old[:at] + text.upper() + old[at + len(text) :])


KINDS = (
    separators,
    cases,
    ends,
    duplicates,
    misplaced,
    contents,
    rows,
    links,
    arxiv,
    syntax,
    prose,
    names,
    quotes,
    values,
)


def chosen(given: List, most: int, chance: random.Random) -> list[Fault]:
    """Faults of all kinds that a list can have, no two of them near one another."""
    pools = [list(kind(given)) for kind in KINDS]
    for pool in pools:
        chance.shuffle(pool)
    picked: list[Fault] = []
    taken: set[int] = set()
    while len(picked) < most and any(pools):
        for pool in pools:
            while pool:
                fault = pool.pop()
                touched = {near for start, end, _ in fault.changes for near in range(start - 2, end + 3)}
                if not touched & taken:
                    taken |= touched
                    picked.append(fault)
                    break
    return picked[:most]
