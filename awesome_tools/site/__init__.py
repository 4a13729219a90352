"""The web page of a list: static, self-contained, searchable. `build` gives the files; nothing here writes them."""

from __future__ import annotations

from awesome_tools.site.page import build

__all__ = ["build"]
