"""What the links of entries lead to, comparable."""

from __future__ import annotations

import re

from awesome_tools.identifiers import identify, is_paper, key
from awesome_tools.model import Role
from awesome_tools.parsers.atoms import Atom
from awesome_tools.rules.reading.view import View

# The page that a server shows for a folder.
_INDEX = re.compile(r"(?<=[\w-])/index\.(?:html?|php|aspx?|jsp)(?=$|\?)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|www\.", re.IGNORECASE)


def main_link(view: View) -> Atom | None:
    """The link to another site that an entry is about: that of its title, else its only one, else that of its paper."""
    draft = view.draft
    if draft.title_link is not None and draft.title_link.url.strip():
        return draft.title_link if _ELSEWHERE.match(draft.title_link.url.strip()) else None
    links = [atom for _, atom in draft.links]
    if len(links) == 1 and draft.title_kind != "link" and _ELSEWHERE.match(links[0].url.strip()):
        return links[0]
    if draft.title_kind == "link":
        return None
    papers = (atom for role, atom in draft.links if role is Role.PAPER)
    return next((atom for atom in papers if (found := identify(atom.url)) is not None and is_paper(found)), None)


def link_start(view: View) -> int:
    """Where the main link of an entry stands, or the entry if it has none."""
    atom = main_link(view)
    return view.entry.span.start if atom is None else atom.start


def target(url: str) -> str:
    """What a link leads to, comparable: a folder or page of a repository is another thing than the repository."""
    found = identify(url)
    if found is None:
        page, _, fragment = url.partition("#")
        return key(_INDEX.sub("/", page)) + (f"#{fragment}" if fragment else "")
    readme = (found.path or "").lower() in ("", "readme", "readme.md", "blob/readme.md")
    fragment = url.partition("#")[2].lower()
    branch = (
        found.version
        if found.scheme in ("gh", "gl", "bb") and found.version not in ("master", "main", "HEAD")
        else None
    )
    part = "/".join(filter(None, ("", None if readme else found.path, branch)))
    part = part and f"/{part}"
    if not part and fragment and fragment not in ("readme", "readme-ov-file") and found.scheme in ("gh", "gl", "bb"):
        part = f"#{fragment}"
    return f"{found}{part}"
