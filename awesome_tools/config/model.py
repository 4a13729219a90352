"""The tree of configuration: what can be set in `awesome-tools.yaml`, with what holds by itself.

Each field is a key of the file, of the same name and meaning as the flag of the command. The file may come with a pull
request of a stranger, so nothing in it opens the network inside, reads secrets, writes outside the repository, or asks
servers faster than the flags do by themselves.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from awesome_tools.config.kinds import Choice, Flag, Named, Number, Pattern, RuleName, RuleOptions, Several, Text
from awesome_tools.config.place import Lines
from awesome_tools.config.tables import Table, key
from awesome_tools.errors import ConfigError
from awesome_tools.lint.presets import PRESETS
from awesome_tools.model import Severity

_OUTCOMES = ("ok", "moved", "broken", "soft_missing", "timeout", "blocked", "unreachable", "excluded", "unsupported")

_INSIDE = r"(?![/~]|[A-Za-z]:)(?!\.\.?(?:/|$))(?!.*/\.\.(?:/|$))[^\\\x00-\x1f]+"
_GLOB = Text("a pattern such as `docs/*.md`, relative to this file's folder", _INSIDE)
_TIME = Text("seconds, or a number with s, m, h or d: `90`, `12h`, `3d`", r"[0-9]{1,6}[smhd]?", numbers=True)
_RUNS = Text("a number of runs or of days: `3`, `7d`", r"[0-9]{1,6}d?", numbers=True)
_RULES = Several(RuleName())
_SEVERITIES = Named(RuleName(), Choice([str(one) for one in Severity]), "rules with severities, `AW401: error`")


@dataclass(frozen=True, slots=True)
class Override:
    """Settings of the linter for some files or sections only."""

    files: tuple[str, ...] = key((), Several(_GLOB), "The files it is for; `*` also matches `/`.")
    sections: tuple[str, ...] = key(
        (),
        Several(Text("a section's name or a pattern such as `Old *`", r"[^\n]+")),
        "The sections it is for, with all below them; upper and lower case are the same.",
    )
    select: tuple[str, ...] = key((), _RULES, "Rules to switch on there.")
    ignore: tuple[str, ...] = key((), _RULES, "Rules to switch off there.")
    options: Mapping[str, Mapping[str, Any]] = key(dict, RuleOptions(), "Options of rules there.")
    severity: Mapping[str, str] = key(dict, _SEVERITIES, "Severities of rules there.")


@dataclass(frozen=True, slots=True)
class Lint:
    """`lint:`, the linter."""

    preset: tuple[str, ...] = key(
        ("recommended",), Several(Choice(list(PRESETS))), "Which rules to begin with.", flag="--preset"
    )
    select: tuple[str, ...] = key((), _RULES, "Rules to switch on besides.", flag="--select")
    only: tuple[str, ...] = key((), _RULES, "Check these rules and no others: no preset counts.", flag="--only")
    ignore: tuple[str, ...] = key((), _RULES, "Rules to switch off; comes after `select`.", flag="--ignore")
    options: Mapping[str, Mapping[str, Any]] = key(dict, RuleOptions(), "Options of rules.", flag="--set")
    severity: Mapping[str, str] = key(dict, _SEVERITIES, "Severities; findings of `info` alone do not fail.")
    overrides: tuple[Override, ...] = key(
        (),
        Several(Table(Override, "`files` or `sections` with settings", needed=("files", "sections")), single=False),
        "Settings for some files or sections only; later ones win.",
    )
    exclude: tuple[str, ...] = key((), Several(_GLOB), "Files and folders to leave out.", flag="--exclude")
    generated: bool = key(
        False, Flag(), "Judge lists that `merge` wrote by what their entries say, too.", flag="--generated"
    )
    baseline: str | None = key(
        None,
        Text("a path below this file's folder", _INSIDE),
        "A file with known findings, which do not fail.",
        flag="--baseline",
    )


@dataclass(frozen=True, slots=True)
class Links:
    """`links:`, the link checker."""

    fail_on: tuple[str, ...] = key(
        ("broken", "soft_missing"),
        Several(Choice([*_OUTCOMES, "none"])),
        "Outcomes that make the exit status 1.",
        flag="--fail-on",
    )
    fail_after: str = key(
        "0", _RUNS, "Fail only on links that failed in so many runs, or days, in a row.", flag="--fail-after"
    )
    exclude: tuple[str, ...] = key(
        (), Several(Pattern()), "Leave out URLs in which one of these regular expressions is found.", flag="--exclude"
    )
    suggest_archive: bool = key(False, Flag(), "Look for archived copies of dead pages.", flag="--suggest-archive")
    suggest_https: bool = key(False, Flag(), "Try https where a link says http.", flag="--suggest-https")
    fragments: bool = key(False, Flag(), "Check the #anchors of remote pages too.", flag="--fragments")
    max_age: str | None = key(None, _TIME, "Believe remembered results for so long at most.", flag="--max-age")
    per_host: int = key(10, Number(1, 10, whole=True), "Requests at once to a host.", flag="--per-host")
    interval: float = key(0.05, Number(0.05, 60), "Seconds between requests to a host.", flag="--interval")
    threads: int = key(256, Number(1, 256, whole=True), "Requests at once to all hosts.", flag="--threads")
    timeout: float = key(15.0, Number(0.1, 600), "Seconds to wait for an answer.", flag="--timeout")
    user_agent: str | None = key(
        None, Text("plain text", "[ -~]{1,200}"), "What the checker calls itself.", flag="--user-agent"
    )


@dataclass(frozen=True, slots=True)
class Duplicates:
    """`duplicates:`, the search for entries that a list has already."""

    exclude: tuple[str, ...] = key((), Several(_GLOB), "Files and folders to leave out.", flag="--exclude")


# What is a flag only, and why.
_OPENS = "who sends a pull request could set it: it is for the command line"
_ONCE = "it is about a single run"
_LINT_FLAGS = dict.fromkeys(("cache-dir", "no-cache", "report"), _OPENS) | dict.fromkeys(
    """
    fix unsafe-fixes diff diff-from format statistics show-all stdin-filename jobs no-baseline update-baseline
    """.split(),
    _ONCE,
)
_LINK_FLAGS = dict.fromkeys(
    ("allow-private", "ca-file", "github-token", "cache", "no-cache", "cache-dir", "report"), _OPENS
) | dict.fromkeys(("fix", "diff-from", "format", "offline"), _ONCE)

_LINT = Table(Lint, "settings of the linter", _LINT_FLAGS)
_LINKS = Table(Links, "settings of the link checker", _LINK_FLAGS)
_DUPLICATES_FLAGS = dict.fromkeys(("cache-dir", "no-cache", "report"), _OPENS) | dict.fromkeys(
    ("against", "baseline", "diff-from", "exact", "format", "jobs", "no-baseline", "show-all", "strict"), _ONCE
)
_DUPLICATES = Table(Duplicates, "settings of the search for duplicates", _DUPLICATES_FLAGS)


@dataclass(frozen=True, slots=True)
class Settings:
    """All sections."""

    lint: Lint = key(Lint, _LINT, "The linter, `awesome-tools lint`.")
    links: Links = key(Links, _LINKS, "The link checker, `awesome-tools links`.")
    duplicates: Duplicates = key(
        Duplicates, _DUPLICATES, "The search for entries that a list has already, `awesome-tools duplicates`."
    )


ROOT = Table(Settings, "expected `lint`, `links` or `duplicates` with settings")


@dataclass(frozen=True, slots=True, eq=False)
class Config:
    """What holds for a file: settings, and the file they are from (None: nothing but defaults).

    `path` is for messages; `folder` is the absolute one that patterns and paths are relative to.
    """

    settings: Settings = field(default_factory=Settings)
    path: str | None = None
    folder: str = ""
    lines: Lines = field(default_factory=dict)

    @property
    def lint(self) -> Lint:
        """The linter's section."""
        return self.settings.lint

    @property
    def links(self) -> Links:
        """The link checker's section."""
        return self.settings.links

    @property
    def duplicates(self) -> Duplicates:
        """The section of the search for duplicates."""
        return self.settings.duplicates

    def line(self, *keys: str | int) -> int | None:
        """The line of a key in the file, None if it is not there."""
        return self.lines.get(keys)

    def name_of(self, path: str) -> str:
        """A file as patterns see it: relative to the configuration's folder, with `/`."""
        if self.path is None or path == "-":
            return path
        return os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")  # noqa: PTH100 - links stay as named

    def below(self, name: str, *keys: str | int) -> str:
        """A path of the file as one that can be opened; ConfigError if a link leads it out of the folder."""
        found = os.path.join(self.folder, name)  # noqa: PTH118
        if not _within(found, self.folder):
            raise ConfigError(
                f"unexpected `{name}`, which leads out of the folder, expected a path below it",
                path=self.path,
                line=self.line(*keys),
            )
        return os.path.relpath(found)


def _within(path: str, folder: str) -> bool:
    real = os.path.realpath(folder)
    return os.path.commonpath([os.path.realpath(path), real]) == real
