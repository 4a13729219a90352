"""Relative links of a list that is read elsewhere: what they are there, so that they lead where they led. Pure."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urljoin

from awesome_tools.identifiers.address import split

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)
# A repository's front page, folder or file: what its relative links stand for follows from GitHub's own pages.
_GITHUB = re.compile(
    r"(https://github\.com/[^/?#]+/[^/?#]+?)(?:\.git)?(?:/(blob|tree)/([^/?#]+)(/[^?#]*)?)?/?(?:[?#].*)?"
)


def is_relative(url: str) -> bool:
    """Whether a URL is relative to the page that it stands on, its anchors among them."""
    return bool(url) and not _ABSOLUTE.match(url) and split(url) is None


def in_folder(url: str, here: str, there: str) -> str:
    """A relative link of a page in the folder `here` as a page in the folder `there` has it.

    Both folders are paths with `/`, relative to one place. Anchors and links to the root of a site stay.
    """
    path, rest = _parts(url)
    if (
        not is_relative(url)
        or not path
        or path.startswith("/")
        or posixpath.normpath(here) == posixpath.normpath(there)
    ):
        return url
    moved = posixpath.relpath(posixpath.join(here, path), there or ".")
    return moved + ("/" if path.endswith("/") and moved != "." else "") + rest


def at_origin(url: str, origin: str) -> str:
    """A relative link of the page at the address `origin` as an absolute one."""
    if not is_relative(url):
        return url
    github = _GITHUB.fullmatch(origin)
    if github is None or url.startswith(("#", "?")):
        return urljoin(origin, url)
    repository, kind, ref, path = github.groups()
    root = f"{repository}/blob/{ref or 'HEAD'}/"
    # A folder shows its README, whose links are relative to the folder.
    page = (path or "").strip("/") + ("/" if kind == "tree" and path else "")
    return urljoin(root if url.startswith("/") else root + page, url.lstrip("/"))


def _parts(url: str) -> tuple[str, str]:
    match = _PARTS.fullmatch(url)
    return (match[1], match[2]) if match else (url, "")
