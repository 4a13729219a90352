"""Connections that cannot be misused: to checked addresses only, with a deadline and a byte limit for each answer.

Loaded by `transport` alone, and only when something is sent: importing urllib3 costs more than a linting run of the
hook.
"""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from awesome_tools.links.transport.faults import ConnectTimeoutError

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse

# The head may have so many bytes: http.client allows 100 lines of 64 KiB, which is 6 MiB.
MAX_HEAD = 256 * 1024

Opener = Callable[[str, int, float], socket.socket]


class TooMuchError(OSError):
    """An answer's head is longer than any honest one."""


class _Limits:
    """Mixed into sockets: a point in time and a number of bytes after which reading fails, however slowly it drips."""

    deadline = float("inf")
    budget = MAX_HEAD

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        """Read as a socket does, within the limits."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer takes too long")
        self.settimeout(left)  # type: ignore[attr-defined]
        count: int = super().recv_into(buffer, nbytes, flags)  # type: ignore[misc]
        self.budget -= count
        if self.budget < 0:
            raise TooMuchError("the head of the answer is too long")
        return count


class PlainSocket(_Limits, socket.socket):
    """A TCP socket with limits."""


class TlsSocket(_Limits, ssl.SSLSocket):  # type: ignore[misc]
    """A TLS socket with limits."""


class _Answer(http.client.HTTPResponse):
    """Skips 102 and 103, which http.client takes for the answer itself."""

    def _read_status(self) -> tuple[str, int, str]:
        line: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
        while 101 < line[1] < 200:
            while self.fp.readline(65537) not in (b"\r\n", b"\n", b""):
                pass
            line = super()._read_status()  # type: ignore[misc]
        return line


class _Connecting:
    """Mixed into urllib3's connections: opens by the pool's opener, and sets the limits of each answer."""

    response_class = _Answer
    opener: Opener
    head_time: float
    body_time: float

    def _new_conn(self) -> socket.socket:
        return self.opener(self.host, self.port, self.timeout)  # type: ignore[attr-defined]

    def getresponse(self) -> HTTPResponse:
        """The answer's head within the time for heads; sets the limits for the body."""
        limits = self.sock  # type: ignore[attr-defined]
        limits.deadline = time.monotonic() + self.head_time
        limits.budget = MAX_HEAD
        response: HTTPResponse = super().getresponse()  # type: ignore[misc]
        limits.deadline = time.monotonic() + self.body_time
        limits.budget = 1 << 60  # the reader counts
        return response


class PlainConnection(_Connecting, HTTPConnection):  # type: ignore[misc]
    """An HTTP connection to a checked address."""


class TlsConnection(_Connecting, HTTPSConnection):  # type: ignore[misc]
    """An HTTPS connection to a checked address."""


def pool_for(
    scheme: str,
    host: str,
    port: int,
    size: int,
    opener: Opener,
    times: tuple[float, float],
    context: ssl.SSLContext | None,
) -> HTTPConnectionPool:
    """A pool of connections to one host; `times` are the seconds for a head and for a body."""
    base = TlsConnection if scheme == "https" else PlainConnection
    members = {"opener": staticmethod(opener), "head_time": times[0], "body_time": times[1]}
    connection = type(base.__name__, (base,), members)
    pool: HTTPConnectionPool
    if scheme == "https":
        pool = HTTPSConnectionPool(host, port, maxsize=size, block=False, ssl_context=context)
    else:
        pool = HTTPConnectionPool(host, port, maxsize=size, block=False)
    pool.ConnectionCls = connection
    return pool


def tls_context(bundle: str) -> ssl.SSLContext:
    """One context for all connections: each that brought its own would load the certificates, for 60 ms."""
    context = ssl.create_default_context(cafile=bundle)
    context.sslsocket_class = TlsSocket
    return context


def connect(addresses: tuple[str, ...], port: int, timeout: float) -> socket.socket:
    """A socket to the first of the addresses that answers; the most telling error if none does."""
    errors: list[OSError] = []
    until = time.monotonic() + timeout
    for number, address in enumerate(addresses, 1):
        share = max(0.1, until - time.monotonic()) / (1 if number == len(addresses) else 2)
        opened = PlainSocket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        try:
            opened.settimeout(share)
            opened.connect((address, port))
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except TimeoutError:
            opened.close()
            errors.append(ConnectTimeoutError("no connection in time"))
        except OSError as error:
            opened.close()
            errors.append(error)
        else:
            opened.settimeout(timeout)
            return opened
    raise max(errors, key=_telling)


def _telling(error: OSError) -> int:
    if isinstance(error, TimeoutError):
        return 2
    return 1 if isinstance(error, ConnectionRefusedError) or error.errno == errno.ECONNREFUSED else 0
