"""Sends one request and reads a bounded part of the answer. The only module that opens connections; decides nothing.

It uses the connection pools of urllib3, the engine of requests, without `requests.Session` on top: that costs about as
much again for each link and would bring proxies, .netrc and cookies from the environment, none of which a link of a
stranger should meet.
"""

from __future__ import annotations

import threading
import time
import zlib
from dataclasses import dataclass
from email.utils import formatdate
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_tools import __version__
from awesome_tools.links.model import Request, Response
from awesome_tools.links.transport.faults import fault_of

if TYPE_CHECKING:
    import socket
    import ssl

    from urllib3 import HTTPConnectionPool
    from urllib3.response import BaseHTTPResponse

    from awesome_tools.links.transport.address import Guard

USER_AGENT = f"awesome-tools/{__version__} (link checker)"
MAX_POOLS = 512
# Types whose content is never looked at; a large one is not even begun.
_OPAQUE = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/octet-stream",
           "application/gzip", "application/x-")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for connecting, for the head of an answer and for the part of its body that is read."""

    connect: float = 10.0
    head: float = 15.0
    body: float = 2.0
    per_host: int = 16


class HttpTransport:
    """A `Transport` over HTTP/1.1 with kept connections; one for a run, used by all its threads."""

    def __init__(
        self, guard: Guard, limits: Limits | None = None, user_agent: str = USER_AGENT, ca_file: str | None = None
    ):
        self._guard = guard
        self._limits = limits or Limits()
        self._user_agent = user_agent
        self._ca_file = ca_file
        self._pools: dict[tuple[str, str, int], HTTPConnectionPool] = {}
        self._lock = threading.Lock()
        self._context: ssl.SSLContext | None = None

    def send(self, request: Request) -> Response:
        """Send one request and follow nothing; never raises for what a server or a network does."""
        start = time.monotonic()
        try:
            parts = urlsplit(request.url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            response = self._ask(request, parts.scheme, parts.hostname or "", port, start)
        except Exception as error:  # noqa: BLE001 - the boundary to the network: a failure is an answer here
            fault, message = fault_of(error)
            return Response(fault=fault, message=message, elapsed=time.monotonic() - start)
        return response

    def close(self) -> None:
        """Close all idle connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def _ask(self, request: Request, scheme: str, host: str, port: int, start: float) -> Response:
        if request.fresh:
            self._forget(scheme, host, port)
            self._guard.addresses(host, port, fresh=True)
        pool = self._pool(scheme, host, port)
        parts = urlsplit(request.url)
        headers = {"User-Agent": self._user_agent, "Accept-Encoding": "gzip", **dict(request.headers)}
        answer = pool.urlopen(
            request.method,
            (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
            body=request.body or None,
            headers=headers,
            retries=False,
            redirect=False,
            timeout=self._limits.head,
            preload_content=False,
            decode_content=False,
        )
        named = {name.lower(): value for name, value in answer.headers.items()}
        if "retry-after" in named:
            named.setdefault("date", formatdate(usegmt=True))  # RFC 9110 §6.6.1: the receiver's clock
        raw, complete = _read(answer, named, request.read)
        body, whole = unpacked(raw, named.get("content-encoding", ""), request.read)
        return Response(
            answer.status,
            named,
            tuple(answer.headers.getlist("set-cookie")) if "set-cookie" in named else (),
            body,
            complete and whole,
            elapsed=time.monotonic() - start,
        )

    def _pool(self, scheme: str, host: str, port: int) -> HTTPConnectionPool:
        with self._lock:
            pool = self._pools.get((scheme, host, port))
            if pool is not None:
                return pool
            from awesome_tools.links.transport import sockets  # noqa: PLC0415 - lazy, see there

            if scheme == "https" and self._context is None:
                self._context = sockets.tls_context(self._ca_file or _bundle())
            if len(self._pools) >= MAX_POOLS:
                self._pools.pop(next(iter(self._pools))).close()
            times = (self._limits.head, self._limits.body)
            pool = sockets.pool_for(scheme, host, port, self._limits.per_host, self._open, times, self._context)
            self._pools[scheme, host, port] = pool
            return pool

    def _forget(self, scheme: str, host: str, port: int) -> None:
        with self._lock:
            pool = self._pools.pop((scheme, host, port), None)
        if pool is not None:
            pool.close()

    def _open(self, host: str, port: int, _timeout: object) -> socket.socket:
        from awesome_tools.links.transport import sockets  # noqa: PLC0415 - lazy, see there

        return sockets.connect(self._guard.addresses(host.strip("[]"), port), port, self._limits.connect)


def _bundle() -> str:
    from requests.utils import DEFAULT_CA_BUNDLE_PATH  # noqa: PLC0415 - lazy, as `sockets`

    return DEFAULT_CA_BUNDLE_PATH


def _read(answer: BaseHTTPResponse, headers: dict[str, str], limit: int) -> tuple[bytes, bool]:
    """The start of the body, at most `limit` bytes, and whether it is the whole. Failing here is no fault."""
    length = headers.get("content-length", "")
    large = not length.isdigit() or int(length[:18]) > limit
    if large and headers.get("content-type", "").lower().startswith(_OPAQUE):
        answer.close()
        return b"", False
    found: list[bytes] = []
    size = 0
    whole = False
    try:
        while size <= limit:
            part = answer.read1(limit + 1 - size)
            if not part:
                whole = True
                break
            found.append(part)
            size += len(part)
    except Exception:  # noqa: BLE001, S110 - the head has come: whatever its body does, the server has answered
        pass
    if whole:
        answer.release_conn()
    else:
        answer.close()
    return b"".join(found)[:limit], whole


def unpacked(raw: bytes, encoding: str, limit: int) -> tuple[bytes, bool]:
    """A gzip or deflate body unpacked to at most `limit` bytes, and whether that is all; else nothing."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity") or not raw:
        return raw, True
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return b"", False
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, told by the first bytes
    try:
        body = unpacker.decompress(raw, limit)
    except zlib.error:
        return (raw, True) if b"<" in raw[:64] else (b"", False)  # plain text that is called compressed
    return body, unpacker.eof
