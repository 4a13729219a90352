"""The one edit engine: picks fixes that get along, applies them to a source, compares what is rendered.

Pure: it reads and writes no file, and knows nothing of rules, entries or links.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from awesome_tools.model import Edit, Fix
from awesome_tools.source import Source


def pick(fixes: Sequence[Fix]) -> list[int]:
    """Indices of the fixes that can be applied together, earlier ones first in the choice; equal fixes are one.

    A fix is taken whole or not at all, and never one that touches what another changes.
    """
    taken: list[tuple[int, int]] = []
    seen: set[tuple[Edit, ...]] = set()
    chosen = []
    for index, fix in enumerate(fixes):
        if not fix.edits or fix.edits in seen:
            continue
        places = [(edit.span.start, edit.span.end) for edit in fix.edits]
        if any(_clashes(place, taken) for place in places) or _clash_within(places):
            continue
        seen.add(fix.edits)
        chosen.append(index)
        for place in places:
            insort(taken, place)
    return chosen


def _clash_within(places: Sequence[tuple[int, int]]) -> bool:
    ordered = sorted(places)
    return any(_overlap(one, other) for one, other in pairwise(ordered))


def _clashes(place: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a range overlaps one of those taken, which are sorted and do not overlap one another."""
    at = bisect_left(taken, place)
    return any(_overlap(place, other) for other in taken[max(0, at - 1) : at + 1])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges share text or begin at one place: the order of two insertions there would be a guess."""
    return one[0] == other[0] or (one[0] < other[1] and other[0] < one[1])


def apply(source: Source, edits: Iterable[Edit]) -> Source:
    """The source after edits that do not overlap; every byte outside their spans stays as it is.

    Line ends in the new text become those that most lines of the source have.
    """
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = source.raw_offset(edit.span.start), source.raw_offset(edit.span.end)
        if start < at:
            raise ValueError(f"overlapping edits at offset {edit.span.start}")
        text = edit.text if source.newline == "\n" else edit.text.replace("\n", source.newline)
        pieces += [source.raw[at:start], text]
        at = end
    return Source(source.path, _joined([*pieces, source.raw[at:]]), source.bom)


def _joined(pieces: Iterable[str]) -> str:
    """The pieces as one text; a lonely CR and the LF of the next piece stay two line ends."""
    joined: list[str] = []
    for piece in filter(None, pieces):
        split = joined and joined[-1].endswith("\r") and piece.startswith("\n")
        joined.append("\r" + piece[1:] if split else piece)
    return "".join(joined)


def rendered(text: str) -> str:
    """The HTML of a Markdown text by the stock parser with GitHub's tables and strikethrough, front matter left out."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only fixing renders

    head, body = _front_matter(text)
    return head + str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body))


def _front_matter(text: str) -> tuple[str, str]:
    if text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end >= 0:
            return text[: end + 5], text[end + 5 :]
    return "", text


def diff(before: Source, after: Source) -> Iterator[str]:
    """The unified diff between two states of a source, line ends included; nothing if they are equal."""
    import difflib  # noqa: PLC0415 - nothing but --diff needs it

    name = before.path.removeprefix("./").lstrip("/")
    yield from difflib.unified_diff(_lines(before.raw), _lines(after.raw), f"a/{name}", f"b/{name}")


def _lines(raw: str) -> list[str]:
    """The lines with their ends (LF only: other separators are text); a last one without an end is marked."""
    lines = [line + "\n" for line in raw.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, f"{last}\n\\ No newline at end of file\n"] if last else lines
