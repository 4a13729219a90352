"""The documentation as a site: `make docs-site` builds it by Sphinx into build/docs; a broken link fails it.

The pages are plain Markdown that reads well on GitHub too, so what only the site needs is said here.
"""

import re
from pathlib import Path

project = "awesome-tools"
author = "The awesome-tools developers"
copyright = author  # noqa: A001 - Sphinx wants this name
ROOT = Path(__file__).resolve().parent.parent
_code = (ROOT / "awesome_tools" / "__init__.py").read_text("utf-8")
release = version = re.findall(r'^__version__ = "(.+)"$', _code, re.MULTILINE)[0]

extensions = ["myst_parser"]
myst_heading_anchors = 6  # GitHub's anchors, which all links between pages use
smartquotes = False
suppress_warnings = ["misc.highlighting_failure"]  # examples leave out parts by "…"
exclude_patterns = ["conf.py"]

html_theme = "furo"  # no fonts, scripts or pictures from elsewhere
html_title = f"awesome-tools {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": True}

# The order of pages; the page of each is its file in this folder.
NAVIGATION = {
    "Start": ["tutorial"],
    "How to": ["adopting", "pre-commit", "github-action", "merging", "merge-into", "exports", "link-rot", "completion"],
    "Reference": ["cli", "configuration", "rules", "record", "canonical-list"],
    "Explanation": ["comparison", "awesome-lint", "links", "architecture"],
    "The project": ["releasing", "changelog"],
}


def with_what_the_site_needs(_app: object, name: str, source: list[str]) -> None:
    """Gives the first page the order of pages, and the page `changelog` its text."""
    if name == "index":
        for caption, pages in NAVIGATION.items():
            source[0] += "\n\n```{toctree}\n:hidden:\n:caption: " + caption + "\n\n" + "\n".join(pages) + "\n```\n"
    elif name == "changelog":
        source[0] = (ROOT / "CHANGELOG.md").read_text("utf-8")


def setup(app: object) -> None:
    """Sphinx calls it."""
    app.connect("source-read", with_what_the_site_needs)  # type: ignore[attr-defined]
