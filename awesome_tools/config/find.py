"""Finds the configuration of each file: the nearest one in the folders above it, up to the repository's own."""

from __future__ import annotations

import os
from pathlib import Path

from awesome_tools.config.model import ROOT, Config
from awesome_tools.config.place import Lines, Place
from awesome_tools.config.syntax import toml_values, yaml_values
from awesome_tools.errors import AwesomeError, ConfigError
from awesome_tools.source import read

NAMES = ("awesome-tools.yaml", ".awesome-tools.yaml")
_PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "awesome-tools")
_MISSPELLED = ("awesome-tools.yml", ".awesome-tools.yml")
_MOST = 1024 * 1024
_NONE = Config()


class Finder:
    """Finds and remembers configurations. `given` is a file that holds for all, `off` means that none counts."""

    def __init__(self, given: str | None = None, *, off: bool = False):
        self._given = given
        self._off = off
        self._known: dict[str, Config | AwesomeError] = {}

    def of(self, path: str) -> Config:
        """The configuration for a file, `-` standing for one in the current folder; AwesomeError if it is unusable."""
        if self._off:
            return _NONE
        if self._given is not None:
            return self._kept(self._given, given=True)
        return self._kept(os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120 - half the cost of Path

    def at(self, folder: str) -> Config:
        """The configuration for the files in a folder."""
        return self.of(os.path.join(folder, "README.md"))  # noqa: PTH118

    def _kept(self, key: str, *, given: bool = False) -> Config:
        if key not in self._known:
            try:
                self._known[key] = load(key) if given else self._above(key)
            except AwesomeError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, AwesomeError):
            raise found
        return found

    def _above(self, folder: str) -> Config:
        found = in_folder(folder)
        if found is not None:
            return found
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder or os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118
            return _NONE
        return self._kept(parent)


def in_folder(folder: str) -> Config | None:
    """The configuration that a folder has itself; ConfigError if it has two."""
    here = [name for name in (*NAMES, *_MISSPELLED, _PYPROJECT) if os.path.isfile(os.path.join(folder, name))]  # noqa: PTH113, PTH118
    found: list[Config] = []
    for name in here:
        path = _as_seen(os.path.join(folder, name))  # noqa: PTH118
        if name in _MISSPELLED:
            raise ConfigError(f"unexpected `{name}`, expected `{name[:-3]}yaml`", path=path, hint="rename it")
        config = _pyproject(path) if name == _PYPROJECT else load(path)
        found += [config] if config is not None else []
    if len(found) > 1:
        raise ConfigError(
            f"unexpected second configuration beside {os.path.basename(str(found[0].path))}, expected one",  # noqa: PTH119
            path=found[1].path,
            hint="join them",
        )
    return found[0] if found else None


def load(path: str) -> Config:
    """Read a configuration file; ConfigError with the line for whatever cannot be used."""
    if path.endswith(".toml"):
        config = _pyproject(path)
        if config is None:
            raise ConfigError("no table [tool.awesome-tools], expected one", path=path)
        return config
    return _made(path, *yaml_values(_text(path), path))


def _pyproject(path: str) -> Config | None:
    text = _text(path)
    # Most projects have none: reading all of TOML for that would cost each run some milliseconds.
    found = toml_values(text, path, _TABLE) if _TABLE[1] in text else None
    return None if found is None else _made(path, *found)


def _made(path: str, values: object, lines: Lines) -> Config:
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    return Config(ROOT.read(values, Place(path, lines)), path, folder, lines)


def _text(path: str) -> str:
    text = read(path).text
    if len(text) > _MOST:
        raise ConfigError("the file is too large, expected at most 1 MiB", path=path)
    return text


def _as_seen(path: str) -> str:
    """A path as people would write it from where the command runs."""
    try:
        near = os.path.relpath(path)
    except ValueError:
        return path
    return near if not near.startswith(os.path.join("..", "..", "..")) else str(Path(path))  # noqa: PTH118
