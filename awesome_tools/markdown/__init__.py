"""Markdown as GitHub reads it: a tree with exact places in the source, heading slugs, escaping. No I/O."""

from __future__ import annotations

from awesome_tools.markdown.parser import parse
from awesome_tools.markdown.tree import Node

__all__ = ["Node", "parse"]
