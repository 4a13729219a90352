"""The entry point: Markdown text → tree. markdown-it-py is set up here, once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from awesome_tools.markdown.blocks import BlockParser, front_matter
from awesome_tools.markdown.build import TreeBuilder
from awesome_tools.markdown.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_tools.markdown.tree import Node


class _Engine(MarkdownIt):
    """markdown-it-py with our block parser.

    Links stay as written, whatever their scheme: the tree shows what is in the text, and judging it is for others.
    """

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.block = BlockParser()

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """The URL itself."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Any URL is."""
        return True


@cache
def _engine() -> _Engine:
    return _Engine()


def parse(text: str) -> Node:
    """The tree of a Markdown text whose lines end with LF, in GitHub's dialect.

    Never fails: every text is Markdown.
    """
    engine = _engine()
    with no_collection():
        state = State(text, engine)
        engine.block.tokenize(state, front_matter(state), state.lineMax)
        return TreeBuilder(state).build()


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the search for reference cycles: a tree has none, and walking it again and again as it grows takes long."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                # Hands all that is new to the oldest generation, so that it is not walked at once.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
