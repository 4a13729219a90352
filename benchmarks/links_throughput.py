"""Throughput of `awesome-tools links` on loopback, side by side with lychee where it is installed.

    python benchmarks/links_throughput.py                      # 10 000 links, 200 hosts, 50 and 200 ms
    python benchmarks/links_throughput.py --lychee /path/to/lychee
    python benchmarks/links_throughput.py --skewed             # 2 000 links, 45 % on one host, 25 % on a second
    python benchmarks/links_throughput.py --tls                # the same over HTTPS (needs openssl)

Limits by host are equal: 10 at once and 50 ms from one to the next, lychee's defaults and ours. Times are of whole
processes.
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

HERE = Path(__file__).resolve().parent
CODE = "import sys; from awesome_tools.cli.links import command; sys.exit(command(sys.argv[1:], standalone_mode=False))"
PORT = 18080


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
        found.append(f"{scheme}://127.0.{1 + host // 250}.{1 + host % 250}:{PORT}/p{number}")
    return found


def certificate(folder: Path, hosts: int) -> tuple[str, str]:
    """A certificate for all hosts, its own authority."""
    names = ",".join(f"IP:127.0.{1 + host // 250}.{1 + host % 250}" for host in range(hosts))
    files = str(folder / "cert.pem"), str(folder / "key.pem")
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    command += ["-subj", "/CN=bench", "-addext", f"subjectAltName={names}", "-keyout", files[1], "-out", files[0]]
    subprocess.run(command, check=True, capture_output=True)
    return files


def bench(flags: argparse.Namespace, latency: int, folder: Path) -> None:
    """One latency: both checkers on the same server and list."""
    count, hosts = (2000, 50) if flags.skewed else (flags.links, flags.hosts)
    scheme = "https" if flags.tls else "http"
    path = folder / "list.md"
    path.write_text(
        "".join(f"- [p]({url}) - Words.\n" for url in urls(count, hosts, skewed=flags.skewed, scheme=scheme))
    )
    server = [
        sys.executable,
        str(HERE / "links_server.py"),
        "--hosts",
        str(hosts),
        "--latency",
        str(latency),
        "--port",
        str(PORT),
    ]
    ours = [
        sys.executable,
        "-c",
        CODE,
        str(path),
        "--allow-private",
        "127.0.0.0/8",
        "--cache",
        str(folder / f"{latency}.sqlite"),
    ]
    if flags.tls:
        files = certificate(folder, hosts)
        server += ["--tls", *files]
        ours += ["--ca-file", files[0]]
    with subprocess.Popen(server, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None  # noqa: S101 - narrows the type
        serving.stdout.readline()
        rows = [("awesome-tools", measured(ours)), ("the same again", measured(ours))]
        if flags.lychee and not flags.tls:
            rows.append(("lychee", measured([flags.lychee, "--no-progress", "-q", str(path)])))
        serving.terminate()
        told = serving.stdout.read().strip()
    for name, cost in rows:
        rate, each = count / cost.wall, cost.cpu / count * 1000
        told_each = f"{each:.2f} ms CPU a link  {cost.peak:4.0f} MiB"
        print(f"{latency:4} ms  {name:15} {cost.wall:6.2f} s  {rate:6.0f} links/s  {told_each}")
    print(f"         server: {told}")


def main() -> None:
    """Read the flags and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--latency", type=int, nargs="+", default=[50, 200], help="milliseconds")
    parser.add_argument("--skewed", action="store_true")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--lychee", help="lychee's executable")
    flags = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for latency in flags.latency:
            bench(flags, latency, Path(folder))


if __name__ == "__main__":
    main()
