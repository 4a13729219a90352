"""Extract, merge, lint, link-check and re-emit Markdown awesome lists."""

__version__ = "0.1.0"
