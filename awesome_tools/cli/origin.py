"""Where this copy of awesome-tools is from: what a hook or workflow of others has to name to get the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from awesome_tools import __version__, git
from awesome_tools.errors import GitError

# What the workflows in `starter/` and the pages name until it is known.
OWNER = "AWESOME_TOOLS_OWNER"
COMMIT = "COMMIT"
_SHARED = re.compile(r"(?:https|ssh|git)://|[\w.-]+@[\w.-]+:")


@dataclass(frozen=True, slots=True)
class Origin:
    """A repository and a revision of it (a tag or commit), each None if it is not known."""

    url: str | None
    revision: str | None

    @property
    def github(self) -> str | None:
        """`owner/name` of a repository on GitHub."""
        return git.on_github(self.url or "")

    @property
    def commit(self) -> str | None:
        """The revision if it is a full commit, which nobody can change."""
        return self.revision if self.revision and re.fullmatch(r"[0-9a-f]{40}", self.revision) else None


def origin(url: str | None, revision: str | None) -> Origin:
    """The origin as it is given, the rest as the installer noted it (PEP 610)."""
    noted = _noted()
    if url is not None:
        return Origin(_as_https(url), revision)
    return Origin(noted.url, revision or noted.revision)


def _noted() -> Origin:
    try:
        text = distribution("awesome-tools").read_text("direct_url.json")
    except PackageNotFoundError:
        text = None
    if text is None:
        return Origin(None, f"v{__version__}")  # from an index, which has releases
    about: dict[str, Any] = json.loads(text)
    url = str(about.get("url", ""))
    if "vcs_info" in about:
        return Origin(_as_https(url), about["vcs_info"].get("commit_id"))
    if not url.startswith("file://"):
        return Origin(None, f"v{__version__}")
    return _of_clone(url.removeprefix("file://"))


def _of_clone(folder: str) -> Origin:
    """The origin of a clone that the package was installed from."""
    try:
        url = git.ask(folder, "remote", "get-url", "origin")
        head = git.ask(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return Origin(None, None)
    # A path means nothing on other machines.
    return Origin(
        _as_https(url.line) if url.status == 0 and _SHARED.match(url.line) else None,
        head.line if head.status == 0 else None,
    )


def _as_https(url: str) -> str:
    name = git.on_github(url)
    return f"https://github.com/{name}" if name else url
