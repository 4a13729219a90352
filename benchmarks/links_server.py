"""A loopback web server for the link benchmark: many hosts (127.0.1.x), one port, a fixed latency, keep-alive.

Run: python benchmarks/links_server.py --hosts 200 --latency 50 --port 8080 [--tls CERT KEY]
Prints `ready` when it listens and the number of requests and of the connections when it ends (SIGTERM).
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import ssl
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

PAGE = (
    b"<!doctype html><html><head><title>A page</title></head><body>"
    + b"<p>Some words of a page.</p>" * 85
    + b"</body></html>"
)
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: bench\r\n"
    b"Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Length: %d\r\n\r\n"
)


class Connection(asyncio.Protocol):
    """One keep-alive connection; requests are answered in order after the latency."""

    latency = 0.05
    requests = 0
    connections = 0
    active: ClassVar[Counter[str]] = Counter()
    peak: ClassVar[Counter[str]] = Counter()
    answer = ANSWER % len(PAGE) + PAGE
    bare = ANSWER % len(PAGE)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count the connection."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - narrows the type
        self.transport = transport
        self.buffer = b""
        self.host = transport.get_extra_info("sockname")[0]
        Connection.connections += 1

    def data_received(self, data: bytes) -> None:
        """Answer each complete request head later."""
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head, self.buffer = self.buffer[:end], self.buffer[end + 4 :]
            Connection.requests += 1
            Connection.active[self.host] += 1
            Connection.peak[self.host] = max(Connection.peak[self.host], Connection.active[self.host])
            body = self.bare if head.startswith(b"HEAD") else self.answer
            asyncio.get_running_loop().call_later(self.latency, self.reply, body)

    def reply(self, answer: bytes) -> None:
        """Send an answer if the client is still there."""
        Connection.active[self.host] -= 1
        if not self.transport.is_closing():
            self.transport.write(answer)


def certificate(folder: Path, addresses: Iterable[str]) -> tuple[str, str]:
    """A certificate for loopback addresses that is its own authority, and its key: paths, made by openssl."""
    made, key = str(folder / "cert.pem"), str(folder / "key.pem")
    names = ",".join(f"IP:{address}" for address in addresses)
    curve = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1".split()
    command = ["openssl", "req", "-x509", *curve, "-nodes", "-days", "2", "-subj", "/CN=bench"]
    command += ["-addext", f"subjectAltName={names}", "-keyout", key, "-out", made]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return made, key


async def serve(hosts: int, port: int, tls: tuple[str, str] | None) -> None:
    """Listen on 127.0.1.1 ... until SIGTERM."""
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*tls)
    loop = asyncio.get_running_loop()
    addresses = [f"127.0.{1 + number // 250}.{1 + number % 250}" for number in range(hosts)]
    for address in addresses:
        await loop.create_server(Connection, address, port, ssl=context, backlog=512)
    done = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, done.set)
    print("ready", flush=True)
    await done.wait()
    peak = max(Connection.peak.values(), default=0)
    print(f"requests {Connection.requests} connections {Connection.connections} peak-per-host {peak}", flush=True)


def main() -> None:
    """Read the flags and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--latency", type=float, default=50, help="milliseconds")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"))
    flags = parser.parse_args()
    Connection.latency = flags.latency / 1000
    asyncio.run(serve(flags.hosts, flags.port, flags.tls and tuple(flags.tls)))


if __name__ == "__main__":
    main()
