"""`awesome-tools lint` beside awesome-lint: whole processes in turn, CPU seconds (user and system) and peak memory.

python benchmarks/lint_speed.py --awesome-lint node_modules/.bin/awesome-lint SMALL.md BIG.md

Each list is copied to a folder of its own, outside any repository, so that awesome-lint asks no server. Ours runs with
an empty cache, which it writes, and once more with the cache it left. One run of each comes first and does not count:
it fills the file system's cache and compiles our modules, as installing them with pip does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

OURS = Path(sys.executable).parent / "awesome-tools"
# For each list in turn, the smaller one first: the most that our share of awesome-lint's CPU seconds may be.
PROMISED = (0.30, 0.15)
WARM = 0.25


class Run(NamedTuple):
    """One process: seconds of CPU and by the clock, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str]) -> Run:
    """Run a command without showing its output; it may find as much as it likes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    child = os.posix_spawn(command[0], list(command), environment, file_actions=_SILENT)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"unexpected exit status {os.waitstatus_to_exitcode(status)} of {' '.join(command)}")
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


_SILENT = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]


def side_by_side(path: Path, awesome_lint: str, count: int, cache: Path) -> dict[str, Run]:
    """The medians of so many runs of each, in turn."""
    ours = [str(OURS), "lint", "--cache-dir", str(cache), str(path)]
    runs: dict[str, list[Run]] = {"awesome-lint": [], "ours": [], "ours, unchanged file": []}
    for _ in range(count + 1):
        runs["awesome-lint"].append(run([awesome_lint, str(path)]))
        shutil.rmtree(cache, ignore_errors=True)
        runs["ours"].append(run(ours))
        runs["ours, unchanged file"].append(run(ours))
    return {name: Run(*map(statistics.median, zip(*found[1:], strict=True))) for name, found in runs.items()}


def show(path: Path, size: int, found: dict[str, Run], promised: float) -> None:
    """Print the figures of one list."""
    print(f"\n{path.name}, {size:,} bytes{'':22} CPU s  wall s  peak MiB")
    for name, one in found.items():
        print(f"  {name:36} {one.cpu:7.3f} {one.wall:7.3f} {one.memory:9.0f}")
    peer, ours, warm = found.values()
    print(f"  share of CPU {ours.cpu / peer.cpu:.3f} (promised: at most {promised:.2f})")
    print(f"  unchanged file {warm.wall:.3f} s (promised: at most {WARM} s)")
    print(f"  share of memory {ours.memory / peer.memory:.2f} (promised: at most 1)")


def main() -> None:
    """Compare on both lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--awesome-lint", required=True, metavar="PATH", help="the installed command")
    parser.add_argument("--runs", type=int, default=7, help="of each, for each list; default 7")
    parser.add_argument(
        "lists", nargs=2, type=Path, metavar="LIST", help="a list of some 10 KB, and one of some 400 KB"
    )
    given = parser.parse_args()
    command = str(Path(given.awesome_lint).absolute())
    for path, promised in zip(given.lists, PROMISED, strict=True):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "list", "list.md")
            copy.parent.mkdir()
            copy.write_bytes(path.read_bytes())
            show(path, copy.stat().st_size, side_by_side(copy, command, given.runs, Path(folder, "cache")), promised)


if __name__ == "__main__":
    main()
