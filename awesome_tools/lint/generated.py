"""Where a page is not written by hand: between the marks of `merge`, which writes that part anew each time. Pure.

How such a part is written is the emitter's work, and judged like any other text. What its entries say was said by the
lists that it is merged from, and can only be mended there: rules tagged `content` leave it to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from awesome_tools.document import Document
from awesome_tools.model import Span
from awesome_tools.parsers.canonical_style import BEGIN, END
from awesome_tools.rules.base import Finding


def regions(document: Document) -> tuple[Span, ...]:
    """The parts between a mark that begins a region and the next mark, if that ends the same one."""
    found: list[Span] = []
    begun: tuple[str, int] | None = None
    for node in document.root.children:
        if node.type != "html_block":
            continue
        text = node.text.strip()
        if begin := BEGIN.fullmatch(text):
            begun = begin[1], node.end
        elif end := END.fullmatch(text):
            if begun is not None and begun[0] == end[1]:
                found.append(Span(begun[1], node.start))
            begun = None
    return tuple(found)


def is_generated(finding: Finding, found: Sequence[Span]) -> bool:
    """Whether all that a finding is about lies in these regions: of two duplicates, the one written by hand counts."""
    return bool(found) and all(inside(span, found) for span in (finding.span, *(span for span, _ in finding.related)))


def inside(span: Span, found: Sequence[Span]) -> bool:
    """Whether a span lies in one of these regions."""
    return any(region.start <= span.start and span.end <= region.end for region in found)
