"""How long a commit that touches one list of 100 KB waits for the hook, beside awesome-lint on the same file.

Usage: hook_time.py [--list FILE.md] [--peer PATH/TO/awesome-lint] [--runs N]

Each run changes one line and stages it, as a commit would, so that nothing is remembered of that text; programs and
files are warm. Measured in turn, side by side: `awesome-tools lint FILE`, which is what the hook runs; the whole of
`pre-commit run`, git and pre-commit included, if pre-commit is installed; and awesome-lint, if there is one.
Needs git. Prints medians of wall and CPU time (of all processes), in seconds, and the ratio to awesome-lint.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HOOK = """repos:
  - repo: local
    hooks:
      - {id: awesome-lint, name: lint, entry: %s lint, language: system, types: [markdown], require_serial: true}
"""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--list", type=Path, help="a list instead of one that is made up")
    options.add_argument("--peer", default=shutil.which("awesome-lint"), help="the program of awesome-lint")
    options.add_argument("--runs", type=int, default=9)
    given = options.parse_args()
    text = given.list.read_text(encoding="utf-8") if given.list else made_up(100_000)
    tool = str(Path(sys.executable).with_name("awesome-tools"))
    with tempfile.TemporaryDirectory() as folder:
        repository = Path(folder) / "awesome-list"
        prepare(repository, text, tool)
        programs = {"awesome-tools lint": [tool, "lint", "readme.md"]}
        if (pre_commit := shutil.which("pre-commit", path=str(Path(sys.executable).parent))) is not None:
            programs["pre-commit run"] = [pre_commit, "run"]
        if given.peer:
            programs["awesome-lint"] = [given.peer, "readme.md"]
        times = measured(repository, text, programs, given.runs)
    name = given.list.name if given.list else "made up"
    print(f"{len(text.encode()):,} bytes ({name}), {given.runs} runs each, median seconds")
    show(times)


def made_up(size: int) -> str:
    """A list in good order, with contents and sections, of about so many bytes."""
    sections = [f"Section {chr(65 + number)}" for number in range(26)]
    share = size // len(sections)
    parts = ["# Awesome Things\n\n## Contents\n\n"]
    parts += [f"- [{name}](#{name.lower().replace(' ', '-')})\n" for name in sections]
    for name in sections:
        body, number = f"\n## {name}\n\n", 100
        while len(body) < share - 100:
            key = f"{name[-1].lower()}{number}"
            body += (
                f"- [Thing {key}](https://github.com/example-{key}/thing-{key}) - Does what a thing of its kind does.\n"
            )
            number += 1
        parts.append(body)
    return "".join(parts)


def prepare(repository: Path, text: str, tool: str) -> None:
    """A repository that both linters take for a list's: awesome-lint asks git for the branch and GitHub's address."""
    repository.mkdir()
    (repository / "readme.md").write_text(text, encoding="utf-8")
    (repository / "contributing.md").write_text("# Contributing\n\nPlease do.\n", encoding="utf-8")
    (repository / ".pre-commit-config.yaml").write_text(HOOK % tool, encoding="utf-8")
    for command in (
        "init --quiet --initial-branch=main",
        "config user.name bench",
        "config user.email bench@example.org",
        "remote add origin https://github.com/example/awesome-list.git",
        "config branch.main.remote origin",
        "add .",
        "commit --quiet --no-verify -m list",
    ):
        subprocess.run(["git", *command.split()], cwd=repository, check=True)


def measured(
    repository: Path, text: str, programs: dict[str, Sequence[str]], runs: int
) -> dict[str, list[tuple[float, float]]]:
    """Wall and CPU seconds of each run of each program; the first round warms up and does not count."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for run in range(runs + 1):
        for name, command in programs.items():
            entry = f"- [Zz {name} {run}](https://zz.example/{name.replace(' ', '-')}/{run}) - What this commit adds.\n"
            (repository / "readme.md").write_text(text + entry, encoding="utf-8")
            subprocess.run(["git", "add", "."], cwd=repository, check=True)
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            done = subprocess.run(command, cwd=repository, capture_output=True, check=False)
            wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            if done.returncode not in (0, 1):
                sys.exit(f"{name} failed: {done.stderr.decode()}")
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if run:
                times[name].append((wall, cpu))
    return times


def show(times: dict[str, list[tuple[float, float]]]) -> None:
    """A line for each program."""
    medians = {name: tuple(map(statistics.median, zip(*found, strict=True))) for name, found in times.items()}
    peer = medians.get("awesome-lint")
    for name, (wall, cpu) in medians.items():
        ratio = f"  {wall / peer[0]:.2f} x wall, {cpu / peer[1]:.2f} x CPU of awesome-lint" if peer else ""
        print(f"{name:20} {wall:6.2f} wall {cpu:6.2f} CPU{ratio}")


if __name__ == "__main__":
    main()
