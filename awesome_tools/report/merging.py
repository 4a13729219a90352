"""The report of a merge: a summary of a few lines, and a page of Markdown that accounts for every entry and link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awesome_tools.document import Document
from awesome_tools.markdown import escape
from awesome_tools.merge import Conflict, Merged, Review, Work
from awesome_tools.merge.model import Evidence
from awesome_tools.model import Place
from awesome_tools.parsers.accounting import PlacedLink, account


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A link of a source that belongs to none of its entries."""

    place: Place
    link: PlacedLink


def unclaimed_links(documents: Sequence[Document]) -> tuple[Unclaimed, ...]:
    """The links of no entry of all documents, images left out: they show nothing that could be merged."""
    found = []
    for document in documents:
        for link in account(document.root, document.finding).unclaimed:
            if not link.image:
                line = document.source.line_of(link.start)
                found.append(Unclaimed(Place(document.source.path, line, line), link))
    return tuple(found)


def summary(merged: Merged, documents: Sequence[Document], unclaimed: Sequence[Unclaimed]) -> str:
    """What came of a merge, in a few lines."""
    entries = sum(len(document.entries) for document in documents)
    several = sum(len(work.mentions) > 1 for work in merged.works)
    rules = Counter(join.rule for work in merged.works for join in work.joins)
    fields = Counter(conflict.field for work in merged.works for conflict in work.conflicts)
    reasons = Counter(item.link.reason for item in unclaimed)
    lists = f"{_count(entries, 'entry', 'entries')} of {_count(len(documents), 'list')}"
    lines = [f"{lists} -> {_count(len(merged.works), 'work')}, {several} of them named more than once"]
    width = max((len(document.source.path) for document in documents), default=0)
    for document in documents:
        number = _count(len(document.entries), "entry", "entries")
        lines.append(f"  {document.source.path:<{width}} {number:>13}")
    lines.append(f"joined by   {_tally(rules)}")
    lines.append(f"conflicts   {_tally(fields)}")
    lines.append(f"to review   {_count(len(merged.reviews), 'pair')}")
    unsafe = sum(not item.kept for item in merged.left_out)
    spelled = f"{_count(len(merged.left_out) - unsafe, 'link')} in another spelling"
    spelled += f", {_count(unsafe, 'unsafe link')}" if unsafe else ""
    why = f" ({_tally(reasons)})" if reasons else ""
    lines.append(f"left out    {spelled}; {_count(len(unclaimed), 'link')} of no entry{why}")
    return "\n".join(lines)


def duplicates(merged: Merged) -> str:
    """The works that one list names more than once, a line for each, with the places and the reason."""
    lines = []
    for work in merged.works:
        if len(work.mentions) > 1:
            places = ", ".join(f"{mention.source.path}:{mention.source.line}" for mention in work.mentions)
            rules = ", ".join(dict.fromkeys(join.rule for join in work.joins))
            lines.append(f"{places}: {work.record.title} ({rules})")
    return "\n".join(lines)


def page(merged: Merged, documents: Sequence[Document], unclaimed: Sequence[Unclaimed], title: str) -> str:
    """The whole report as Markdown."""
    parts = [f"# Merge report: {escape.text(title)}", "```text\n" + summary(merged, documents, unclaimed) + "\n```"]
    sections = (
        ("Pairs to review", [line for review in merged.reviews for line in _review(review)]),
        ("Conflicts", [line for work in merged.works for line in _conflicts(work)]),
        ("Works named more than once", [line for work in merged.works for line in _joins(work)]),
        (
            "Links left out",
            [
                _left(
                    item.link.url, item.place, f"{item.reason}; kept: {_code(item.kept)}" if item.kept else item.reason
                )
                for item in merged.left_out
            ],
        ),
        ("Links of no entry", [_left(item.link.url, item.place, item.link.reason) for item in unclaimed]),
    )
    for heading, lines in sections:
        if lines:
            parts += [f"## {heading}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _review(review: Review) -> Iterator[str]:
    left, right = (_named(record.title, record.source) for record in (review.left, review.right))
    yield f"- {left} and {right}: {_because(review.rule, review.evidence)}"


def _because(rule: str, evidence: Sequence[Evidence]) -> str:
    return escape.text(f"{rule} ({'; '.join(fact.text for fact in evidence)})")


def _conflicts(work: Work) -> Iterator[str]:
    title = f"**{escape.text(work.record.title)}**"
    for conflict in work.conflicts:
        chosen = f"{_shown(conflict.chosen)} ({escape.text(conflict.reason)})"
        yield f"- {title}, {conflict.field}: {_values(conflict)}. Chosen: {chosen}"


def _values(conflict: Conflict) -> str:
    return "; ".join(f"{_shown(value)} in {', '.join(map(_place, places))}" for value, places in conflict.values)


def _joins(work: Work) -> Iterator[str]:
    if len(work.mentions) < 2:
        return
    yield f"- **{escape.text(work.record.title)}**: {', '.join(_place(mention.source) for mention in work.mentions)}"
    for join in work.joins:
        left, right = _place(join.left.source), _place(join.right.source)
        yield f"  - {left} and {right}: {_because(join.rule, join.evidence)}"


def _left(url: str, place: Place, reason: str) -> str:
    return f"- {_place(place)}: {_code(url)}: {reason}"


def _named(title: str, place: Place) -> str:
    return f"**{escape.text(title)}** ({_place(place)})"


def _place(place: Place) -> str:
    return _code(f"{place.path}:{place.line}")


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in text.split() if set(run) == {"`"}), default=text.count("`")))
    return f"{fence}{text}{fence}" if "`" not in text else f"{fence} {text} {fence}"


def _shown(value: object) -> str:
    shown = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return f"*{escape.text(shown)}*" if value is not None else "nothing"


def _tally(counts: Counter[str]) -> str:
    return (
        ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        or "none"
    )


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
