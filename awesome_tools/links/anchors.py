"""The anchors of a Markdown file as GitHub shows it: slugs of headings, ids and names in HTML, footnotes. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_tools.links.targets import attributes
from awesome_tools.markdown import parse
from awesome_tools.markdown.slug import Slugger, anchor_text

if TYPE_CHECKING:
    from awesome_tools.source import Source


def anchors_of(source: Source) -> frozenset[str]:
    """All anchors of a source, as they are written after `#`."""
    found: set[str] = set()
    slugger = Slugger()
    for node in parse(source.text).walk():
        if node.type == "heading":
            found.add(slugger.slug(anchor_text(node).strip()))
        elif node.type in ("html", "html_block"):
            text = source.text[node.start : node.end]
            found.update(
                value for tag, name, value in attributes(text) if name == "id" or (name == "name" and tag == "a")
            )
        elif node.type == "definition" and node.text.startswith("^"):
            found.add(f"fn-{node.text[1:]}")
    return frozenset(found)
