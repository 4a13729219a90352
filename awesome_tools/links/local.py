"""Links within the repository: relative paths, exact in case, and anchors by GitHub's rules. Requests nothing."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from awesome_tools.errors import SourceError
from awesome_tools.links.anchors import anchors_of
from awesome_tools.links.model import LinkResult, Outcome, Target
from awesome_tools.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_LINES = re.compile(r"L\d+(C\d+)?(-L?\d+(C\d+)?)?")


def check(targets: Iterable[Target]) -> Iterator[LinkResult]:
    """The results of local targets, each looked up from the file that mentions it."""
    files = _Files()
    for target in targets:
        yield _judged(target, files)


class _Files:
    """What is in folders and files, each read once."""

    def __init__(self) -> None:
        self.names = cache(_names)
        self.anchors = cache(_anchors)
        self.root = cache(_root)

    def missing(self, root: Path, path: Path) -> str | None:
        """The first part of a path below `root` that is not there in this very case, None if all are."""
        folder = root
        for part in path.relative_to(root).parts:
            if part not in self.names(folder):
                return part
            folder /= part
        return None


def _anchors(path: Path) -> frozenset[str]:
    """The anchors of a Markdown file, none if it cannot be read."""
    try:
        return anchors_of(read(str(path)))
    except SourceError:
        return frozenset()


def _judged(target: Target, files: _Files) -> LinkResult:
    mention = target.mentions[0]
    own = Path("stdin.md" if mention.path == "-" else mention.path).absolute()
    root = files.root(own.parent)
    path_text, _, fragment = target.url.partition("#")
    path_text = unquote(path_text.partition("?")[0].replace("\\", "/"))
    if "\0" in path_text:
        return LinkResult(target, Outcome.BROKEN, detail="unexpected character in a path")
    path = own if not path_text else _joined(root if path_text.startswith("/") else own.parent, path_text)
    if not path.is_relative_to(root):
        # On GitHub `../../issues` is a page of the repository: not a file, and nothing that can be judged here.
        return LinkResult(target, Outcome.UNSUPPORTED, detail="leads out of the repository")
    if path_text and (part := files.missing(root, path)) is not None:
        return _no_file(target, part, root, path, files)
    if not fragment:
        return LinkResult(target, Outcome.OK)
    return _anchored(target, path, unquote(fragment), files)


def _no_file(target: Target, part: str, root: Path, path: Path, files: _Files) -> LinkResult:
    folder = root
    for step in path.relative_to(root).parts:
        if step == part:
            break
        folder /= step
    same = [name for name in sorted(files.names(folder)) if name.casefold() == part.casefold()]
    if same:
        return LinkResult(
            target,
            Outcome.BROKEN,
            detail=f"no `{part}`, only `{same[0]}` (case counts)",
            suggestion=_swapped(target, part, same[0]),
        )
    return LinkResult(target, Outcome.BROKEN, detail=f"no such file: `{part}` is not in `{folder.name or folder}`")


def _swapped(target: Target, part: str, name: str) -> str | None:
    return target.url.replace(part, name, 1) if target.url.count(part) == 1 else None


def _anchored(target: Target, path: Path, fragment: str, files: _Files) -> LinkResult:
    if path.is_dir():
        readme = next((path / name for name in sorted(files.names(path)) if name.lower() == "readme.md"), None)
        if readme is None:
            return LinkResult(target, Outcome.OK)
        path = readme
    if path.suffix.lower() not in _MARKDOWN or _LINES.fullmatch(fragment) or fragment in ("top", "readme"):
        return LinkResult(target, Outcome.OK)
    known = files.anchors(path)
    if {fragment, fragment.removeprefix("user-content-"), f"user-content-{fragment}"} & known:
        return LinkResult(target, Outcome.OK)
    close = get_close_matches(fragment.lower(), sorted(known), 1, 0.8)
    suggestion = f"{target.url.partition('#')[0]}#{close[0]}" if close else None
    return LinkResult(
        target,
        Outcome.BROKEN,
        detail=f"`{path.name}` has no heading or anchor `#{fragment[:100]}`",
        suggestion=suggestion,
    )


def _joined(base: Path, relative: str) -> Path:
    parts = list(base.parts)
    for part in relative.split("/"):
        if part == "..":
            parts = parts[:-1] if len(parts) > 1 else parts
        elif part not in ("", "."):
            parts.append(part)
    return Path(*parts)


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except OSError:
        return frozenset()


def _root(folder: Path) -> Path:
    """The repository's folder; without one the working folder, or the file's own when it lies elsewhere."""
    found = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
    here = Path.cwd()
    return found or (here if folder.is_relative_to(here) else folder)
