"""The report of a merge: a summary of a few lines, and a page of Markdown that accounts for every entry and link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awesome_tools.document import Document
from awesome_tools.markdown import escape
from awesome_tools.merge import Conflict, Merged, Review, Work
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
    lines = [f"{entries} entries of {_count(len(documents), 'list')} -> {_count(len(merged.works), 'work')}, {several} of them named more than once"]
    width = max((len(document.source.path) for document in documents), default=0)
    lines += [f"  {document.source.path:<{width}} {len(document.entries):>5} entries" for document in documents]
    lines.append(f"joined by   {_tally(rules)}")
    lines.append(f"conflicts   {_tally(fields)}")
    lines.append(f"to review   {_count(len(merged.reviews), 'pair')}")
    lines.append(f"left out    {_count(len(merged.left_out), 'link')} in another spelling; {_count(len(unclaimed), 'link')} of no entry"
                 + (f" ({_tally(reasons)})" if reasons else ""))
    return "\n".join(lines)


def page(merged: Merged, documents: Sequence[Document], unclaimed: Sequence[Unclaimed], title: str) -> str:
    """The whole report as Markdown."""
    parts = [f"# Merge report: {escape.text(title)}", "```text\n" + summary(merged, documents, unclaimed) + "\n```"]
    sections = (
        ("Pairs to review", [line for review in merged.reviews for line in _review(review)]),
        ("Conflicts", [line for work in merged.works for line in _conflicts(work)]),
        ("Works named more than once", [line for work in merged.works for line in _joins(work)]),
        ("Links left out", [_left(item.link.url, item.place, f"{item.reason}; kept: <{item.kept}>") for item in merged.left_out]),
        ("Links of no entry", [_left(item.link.url, item.place, item.link.reason) for item in unclaimed]),
    )
    for heading, lines in sections:
        if lines:
            parts += [f"## {heading}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _review(review: Review) -> Iterator[str]:
    facts = "; ".join(fact.text for fact in review.evidence)
    yield f"- {_named(review.left.title, review.left.source)} and {_named(review.right.title, review.right.source)}: {escape.text(review.rule)} ({escape.text(facts)})"


def _conflicts(work: Work) -> Iterator[str]:
    for conflict in work.conflicts:
        yield f"- **{escape.text(work.record.title)}**, {conflict.field}: {_values(conflict)}. Chosen: {_shown(conflict.chosen)} ({escape.text(conflict.reason)})"


def _values(conflict: Conflict) -> str:
    return "; ".join(f"{_shown(value)} in {', '.join(map(_place, places))}" for value, places in conflict.values)


def _joins(work: Work) -> Iterator[str]:
    if len(work.mentions) < 2:
        return
    yield f"- **{escape.text(work.record.title)}**: {', '.join(_place(mention.source) for mention in work.mentions)}"
    for join in work.joins:
        facts = "; ".join(fact.text for fact in join.evidence)
        yield f"  - {_place(join.left.source)} and {_place(join.right.source)}: {escape.text(join.rule)} ({escape.text(facts)})"


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
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))) or "none"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
