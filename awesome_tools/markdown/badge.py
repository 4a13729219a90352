"""The badge of awesome lists: how it is written, and where its pictures are."""

from __future__ import annotations

PICTURE = "https://awesome.re/badge.svg"
BADGE = f"[![Awesome]({PICTURE})](https://awesome.re)"
"""As it stands beside a main heading, in Markdown."""

PICTURES = frozenset({PICTURE, "https://awesome.re/badge-flat.svg", "https://awesome.re/badge-flat2.svg"})
"""The three forms that there are; copies elsewhere do not follow when the badge changes."""
