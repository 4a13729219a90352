"""Where the files of the working folder are shown on the web, so that a page pasted into an issue can lead there."""

from __future__ import annotations

import os
from urllib.parse import quote

from awesome_tools import git
from awesome_tools.errors import GitError


def base() -> str:
    """The address below which paths relative to the working folder are shown as they are now, empty if unknown.

    In a workflow of GitHub Actions by its variables (docs.github.com, "Default environment variables"), else by the
    remote `origin` if that is on GitHub.
    """
    server, name, commit = (os.environ.get(f"GITHUB_{key}", "") for key in ("SERVER_URL", "REPOSITORY", "SHA"))
    try:
        if not (server and name and commit):
            name = git.on_github(git.told(".", "remote", "get-url", "origin").line) or ""
            if not name:
                return ""
            server, commit = "https://github.com", git.told(".", "rev-parse", "HEAD").line
        return f"{server}/{name}/blob/{commit}/{quote(git.told('.', 'rev-parse', '--show-prefix').line)}"
    except GitError:
        return ""
