"""The files that `init` writes into a repository, as texts."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from awesome_tools import __version__
from awesome_tools.cli.origin import COMMIT, OWNER, Origin

if TYPE_CHECKING:
    from awesome_tools.lint.fit import Fit

CONFIG = "awesome-tools.yaml"
BASELINE = ".awesome-tools-baseline.json"
HOOKS = ".pre-commit-config.yaml"
# Where each workflow goes, and its name in the package.
WORKFLOWS = {".github/workflows/lists.yml": "pull-request.yml", ".github/workflows/link-rot.yml": "link-rot.yml"}


def configuration(fit: Fit, unreadable: Sequence[tuple[str, str]], *, baseline: bool) -> str:
    """A configuration; `unreadable` are files with the reasons why they cannot be checked."""
    lines = [
        "# How awesome-tools checks this list. `awesome-tools config` prints all that holds, `awesome-tools rule NAME`",
        "# explains a rule.",
        "lint:",
        f"  preset: {fit.preset}  # {fit.papers} of {fit.entries} entries are papers",
    ]
    if fit.met:
        lines += ["  # Beyond the preset, what the list keeps to already:", "  select:"]
        width = max(len(one.name) for one in fit.met)
        lines += [f"    - {one.name:{width}}  # {one.code}, at {one.count} {one.things}" for one in fit.met]
    if unreadable:
        lines += ["  exclude:"]
        lines += [f"    - {_quoted(name)}  # {' '.join(told.split())[:80]}" for name, told in unreadable]
    if baseline:
        lines += ["  # What was wrong when this began, which does not fail.", f"  baseline: {BASELINE}"]
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    """A file's name as YAML, and as a pattern that is for it alone."""
    pattern = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
    return "'" + pattern.replace("'", "''") + "'"


def hooks(origin: Origin) -> str:
    """The whole of a hook configuration."""
    return (
        "# What pre-commit runs on each commit: `pre-commit install` once in every clone.\n"
        "default_install_hook_types: [pre-commit, pre-push]\n"
        "repos:\n" + hook_entry(origin)
    )


def hook_entry(origin: Origin) -> str:
    """The entry for `repos:`."""
    return (
        f"  - repo: {origin.url or f'https://github.com/{OWNER}/awesome-tools'}\n"
        f"    rev: {origin.revision or f'v{__version__}'}\n"
        "    hooks:\n"
        "      - id: awesome-lint\n"
        "      - id: awesome-duplicates\n"
        "      - id: awesome-links  # asks the servers of new links, when you push\n"
    )


def workflow(name: str, origin: Origin) -> str:
    """A workflow of the package, naming where it is from as far as that is known."""
    text = files("awesome_tools").joinpath("starter", name).read_text(encoding="utf-8")
    if origin.github:
        text = text.replace(f"{OWNER}/awesome-tools", origin.github)
    if origin.commit:
        text = text.replace(f"@{COMMIT}", f"@{origin.commit}")
    return text
