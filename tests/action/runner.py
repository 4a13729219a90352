"""A small runner: takes a composite action's `action.yml` and runs its steps in order, exactly as they are written.

What it does not know (a key of a step, an expression, another action) is an error: the tests cover what runs, or fail.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.action.expressions import filled, holds
from tests.action.log import Command, obeyed

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Outcome:
    """What a run of an action left behind."""

    status: int
    outputs: dict[str, str]
    log: str
    summary: str

    @property
    def commands(self) -> list[Command]:
        """The workflow commands that the runner obeys."""
        return obeyed(self.log)

    @property
    def annotations(self) -> list[tuple[str, str, int, str]]:
        """Level, file, line and title of each annotation on a line, sorted."""
        marks = [one for one in self.commands if "line" in one.properties]
        return sorted((m.name, m.properties["file"], int(m.properties["line"]), m.properties["title"]) for m in marks)


@dataclass
class Runner:
    """A machine with a checkout: each `run` is a new job on it, `caches` is what actions/cache keeps between jobs."""

    workspace: Path
    home: Path
    event: Mapping[str, Any] = field(default_factory=dict)
    event_name: str = "workflow_dispatch"
    variables: dict[str, str] = field(default_factory=dict)
    caches: dict[str, Path] = field(default_factory=dict)
    path: tuple[Path, ...] = ()
    installed: bool = True
    jobs: int = 0

    def run(self, action: Path = ROOT, **inputs: str) -> Outcome:
        """Run an action as a job of its own. Inputs by name, with `_` for `-`."""
        self.jobs += 1
        job = Job(self, self._new_job(), action, yaml.safe_load((action / "action.yml").read_text(encoding="utf-8")))
        return job.run({name.replace("_", "-"): value for name, value in inputs.items()})

    def _new_job(self) -> Path:
        """The folder for the runner's files: RUNNER_TEMP is always the same and empty at first."""
        temp = self.home / "temp"
        shutil.rmtree(temp, ignore_errors=True)
        temp.mkdir(parents=True)
        if self.installed:  # the environment that install.sh would make: the one that the tests run in
            (temp / "awesome-tools").mkdir()
            (temp / "awesome-tools" / "venv").symlink_to(sys.prefix)
        return temp


@dataclass
class Job:
    """One run of an action: state of its steps."""

    runner: Runner
    temp: Path
    action: Path
    made: Mapping[str, Any]
    names: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""
    status: int = 0
    after: list[tuple[str, Path]] = field(default_factory=list)

    def run(self, inputs: Mapping[str, str]) -> Outcome:
        assert self.made["runs"]["using"] == "composite"
        run = {"run_id": str(1000 + self.runner.jobs), "run_attempt": "1", "token": "no-token", "repository": "o/list"}
        branch = {"event.repository.default_branch": "main"}
        self.names = {f"github.{name}": value for name, value in (run | branch).items()}
        self.names |= {"runner.os": "Linux", "runner.arch": "X64"}
        self.names |= {f"inputs.{name}": value for name, value in self._inputs(inputs)}
        for number, step in enumerate(self.made["runs"]["steps"]):
            if holds(step.get("if"), self.names, succeeded=self.status == 0):
                self._step(step, number)
        for key, path in self.after:
            self._save(key, path)
        given = {name: filled(one["value"], Lenient(self.names)) for name, one in self.made["outputs"].items()}
        return Outcome(self.status, given, self.log, self.summary)

    def _inputs(self, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        unknown = given.keys() - self.made["inputs"].keys()
        assert not unknown, f"unexpected inputs {unknown}"
        for name, declared in self.made["inputs"].items():
            assert not declared.get("required") or name in given, f"input {name} is required"
            yield name, given.get(name, filled(str(declared.get("default", "")), self.names))

    def _step(self, step: Mapping[str, Any], number: int) -> None:
        assert step.keys() <= {"id", "name", "if", "uses", "with", "shell", "env", "run"}, step
        if "uses" in step:
            options = {name: filled(str(value), self.names) for name, value in step["with"].items()}
            outputs = self._used(step["uses"], options)
        else:
            assert step["shell"] == "bash"
            assert "${{" not in step["run"], f"an expression in a script: {step['run']}"
            outputs = self._bash(step, number)
        if "id" in step:
            self.names |= {f"steps.{step['id']}.outputs.{name}": value for name, value in outputs.items()}

    def _used(self, name: str, options: Mapping[str, str]) -> dict[str, str]:
        action, _, commit = name.partition("@")
        assert re.fullmatch(r"[0-9a-f]{40}", commit), f"{name} is not pinned"
        if action == "actions/setup-python":
            return {"python-path": sys.executable}
        path, key = Path(options["path"]), options["key"]
        if action in ("actions/cache", "actions/cache/restore"):
            self._restore([key, *options.get("restore-keys", "").split()], path)
        if action == "actions/cache":
            self.after.append((key, path))
        elif action == "actions/cache/save":
            self._save(key, path)
        assert action in ("actions/cache", "actions/cache/restore", "actions/cache/save"), f"unknown action {action}"
        return {}

    def _restore(self, keys: list[str], path: Path) -> None:
        for prefix in keys:
            for key in reversed(self.runner.caches):
                if key.startswith(prefix):
                    shutil.copytree(self.runner.caches[key], path, dirs_exist_ok=True)
                    return

    def _save(self, key: str, path: Path) -> None:
        if key not in self.runner.caches and path.is_dir():  # an entry never changes
            kept = self.runner.home / "caches" / str(len(self.runner.caches))
            shutil.copytree(path, kept)
            self.runner.caches[key] = kept

    def _bash(self, step: Mapping[str, Any], number: int) -> dict[str, str]:
        files = {
            name: self.temp / f"{name}-{number}"
            for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
        }
        for path in files.values():
            path.touch()
        script = self.temp / f"step-{number}.sh"
        script.write_text(step["run"], encoding="utf-8")
        own = {name: filled(str(value), self.names) for name, value in step.get("env", {}).items()}
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.runner.workspace,
            env=self._environment() | {name: str(path) for name, path in files.items()} | own,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        self.log += run.stdout.decode("utf-8", "replace")
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        self.status = self.status or run.returncode
        assert files["GITHUB_ENV"].read_text() == files["GITHUB_PATH"].read_text() == "", "later steps would be changed"
        return dict(values(files["GITHUB_OUTPUT"].read_text(encoding="utf-8")))

    def _environment(self) -> dict[str, str]:
        """What a runner sets, and of this machine only what pip and git need."""
        event = self.temp / "event.json"
        event.write_text(json.dumps(self.runner.event), encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or name == "LANG"}
        path = os.pathsep.join([*map(str, self.runner.path), os.environ["PATH"]])
        return kept | {
            "PATH": path,
            "HOME": str(self.runner.home),
            "XDG_CACHE_HOME": str(self.runner.home / "cache"),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_EVENT_NAME": self.runner.event_name,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "o/list",
            "GITHUB_RUN_ID": self.names["github.run_id"],
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_SHA": "0" * 40,
            "GITHUB_WORKSPACE": str(self.runner.workspace),
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_OS": "Linux",
            **self.runner.variables,
        }


class Lenient(dict[str, str]):
    """Names of which steps that did not run have given none."""

    def __missing__(self, name: str) -> str:
        assert name.startswith("steps."), name
        return ""


def values(text: str) -> Iterator[tuple[str, str]]:
    """The pairs in a file such as GITHUB_OUTPUT, which must all be in the form with a delimiter."""
    lines = iter(text.splitlines())
    for line in lines:
        name, mark, delimiter = line.partition("<<")
        assert mark, f"unexpected {line!r}, expected NAME<<DELIMITER"
        assert re.fullmatch(r"[0-9a-f]{32}", delimiter), delimiter
        found = []
        for content in lines:
            if content == delimiter:
                break
            found.append(content)
        else:
            raise AssertionError(f"{name} has no end")
        yield name, "\n".join(found)
