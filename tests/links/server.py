"""A loopback web server that misbehaves in every known way: each path's first segment names a behaviour."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import ssl


@dataclass
class Visit:
    """One request as the server saw it, with what a behaviour needs to answer it."""

    host: str
    port: int
    method: str
    path: str
    headers: dict[str, str]
    count: int  # how often this path was asked before, from 0
    writer: asyncio.StreamWriter
    at: float = field(default_factory=time.monotonic)

    @property
    def base(self) -> str:
        return f"http://{self.host}:{self.port}"

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def reply(
        self, status: str = "200 OK", headers: str = "", body: bytes = b"", *, length: int | None = None
    ) -> None:
        size = len(body) if length is None else length
        await self.send(f"HTTP/1.1 {status}\r\n{headers}Content-Length: {size}\r\n\r\n".encode("latin-1") + body)

    async def page(
        self, title: str = "A page", text: str = "Some words. " * 100, status: str = "200 OK", headers: str = ""
    ) -> None:
        body = f"<!doctype html><html><head><title>{title}</title></head><body><p>{text}</p></body></html>".encode()
        await self.reply(status, f"Content-Type: text/html; charset=utf-8\r\n{headers}", body)

    def cut(self) -> None:
        """Reset the connection."""
        self.writer.transport.abort()


Behaviour = Callable[[Visit], Awaitable[None]]


class FaultServer:
    """Listens on loopback addresses in a thread of its own; `visits` tells what was asked."""

    def __init__(self, behaviours: dict[str, Behaviour], hosts: list[str], tls: ssl.SSLContext | None = None):
        self.visits: list[Visit] = []
        self.connections: Counter[str] = Counter()
        self.active: Counter[str] = Counter()
        self.peak: Counter[str] = Counter()
        self.port = 0
        self._behaviours = behaviours
        self._hosts = hosts
        self._tls = tls
        self._counts: Counter[str] = Counter()
        self._loop = asyncio.new_event_loop()
        self._listening: list[asyncio.Server] = []
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def forget(self) -> None:
        """Begin anew: no visits, no counts."""
        self.visits.clear()
        self.connections.clear()
        self.peak.clear()
        self._counts.clear()

    def url(self, path: str, host: str | None = None) -> str:
        return f"http://{host or self._hosts[0]}:{self.port}{path}"

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._loop.run_forever()
        for listening in self._listening:
            listening.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _listen(self) -> None:
        for host in self._hosts:
            listening = await asyncio.start_server(self._connection, host, self.port, ssl=self._tls, backlog=256)
            self._listening.append(listening)
            self.port = listening.sockets[0].getsockname()[1]
        self._ready.set()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = writer.get_extra_info("sockname")[:2]
        self.connections[host] += 1
        with contextlib.suppress(OSError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                first, *lines = head.strip().split("\r\n")
                method, path, _ = first.split(" ", 2)
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                key = f"{host}{path}"
                visit = Visit(host, port, method, path, headers, self._counts[key], writer)
                self._counts[key] += 1
                self.visits.append(visit)
                if length := int(headers.get("content-length", 0)):
                    await reader.readexactly(length)
                self.active[host] += 1
                self.peak[host] = max(self.peak[host], self.active[host])
                try:
                    name = path.lstrip("/").split("/")[0].split("?")[0]
                    await self._behaviours.get(name, self._behaviours["*"])(visit)
                finally:
                    self.active[host] -= 1
                if writer.is_closing():
                    break
        with contextlib.suppress(Exception):
            writer.close()
