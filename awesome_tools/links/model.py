"""The data types of link checking. Data only: no behaviour beyond plain look-ups, no I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_tools.model import Span

_NOTHING: Mapping[str, str] = MappingProxyType({})
ARCHIVED = "the repository is archived"  # the detail that tells it


class Outcome(StrEnum):
    """What is concluded of a link; docs/links.md tells when."""

    OK = "ok"
    MOVED = "moved"
    BROKEN = "broken"
    SOFT_MISSING = "soft_missing"
    TIMEOUT = "timeout"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    EXCLUDED = "excluded"
    UNSUPPORTED = "unsupported"


class Fault(StrEnum):
    """Why no answer came, or none that can be used."""

    NO_NAME = "no_name"  # the resolver says that the name does not exist, or has no address
    RESOLVER = "resolver"  # the resolver itself failed
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect_timeout"
    NO_ROUTE = "no_route"
    TIMEOUT = "timeout"
    RESET = "reset"
    TLS = "tls"
    PROTOCOL = "protocol"  # not HTTP, or beyond the limits of a head
    PRIVATE = "private"  # an address that is not asked without leave
    HOST_DOWN = "host_down"  # not sent: the host has failed too often in this run


class Form(StrEnum):
    """How a URL is written at its place, which decides how another one is written there."""

    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a URL stands: path as given by the user, line and column from 1.

    `span` is the place of the URL itself, None where it is not written in one piece; `written` its text there;
    `context` the line's text, from which a date may be read.
    """

    path: str
    line: int
    column: int = 1
    span: Span | None = None
    written: str = ""
    form: Form = Form.MARKDOWN
    context: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A distinct URL, fragment and all, with every place where it stands.

    `address` is the URL that is requested: absolute, without fragment, in ASCII; targets that differ in the fragment
    only share it. It is empty for what is not requested (local paths, mailto: and so on).
    """

    url: str
    address: str
    mentions: tuple[Mention, ...]

    @property
    def fragment(self) -> str:
        """What follows the first `#`, or nothing."""
        return self.url.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, without what a transport adds itself (Host, User-Agent, Accept-Encoding).

    `read` bounds the bytes of the body, before and after decompression; `fresh` asks for a new connection.
    """

    url: str
    headers: tuple[tuple[str, str], ...] = ()
    method: str = "GET"
    body: bytes = b""
    read: int = 32 * 1024
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: a status with lower-case header names and the start of the body, or a fault with its message.

    `cookies` holds the Set-Cookie values one by one. `complete` tells whether `body` is the whole. `elapsed` in
    seconds.
    """

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    cookies: tuple[str, ...] = ()
    body: bytes = b""
    complete: bool = True
    fault: Fault | None = None
    message: str = ""
    elapsed: float = 0.0

    def header(self, name: str) -> str:
        """A header's value by its lower-case name, empty if absent."""
        return self.headers.get(name, "")


class Transport(Protocol):
    """What sends a request. Never raises for anything that a server or a network does."""

    def send(self, request: Request) -> Response:
        """Send one request and follow nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """A URL asked and its response. A look is one way from the link's own URL to an end; `look` counts from 0."""

    url: str
    response: Response
    look: int = 0


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed: its status and where it led."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the policy concludes.

    `final` is the URL that answered; `hops` the redirects of the last look; `fixable` tells that `moved_to` may
    replace the link unasked (after a check that it holds); `proof` names a fault of the host rather than of the link.
    """

    outcome: Outcome
    status: int | None = None
    detail: str = ""
    moved_to: str | None = None
    final: str = ""
    hops: tuple[Hop, ...] = ()
    fixable: bool = False
    proof: Fault | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What the memory says of a URL before this run.

    Times in seconds since 1970; `failed_since` and `times_failed` count failing looks in a row, 0 if the last one was
    fine.
    """

    outcome: Outcome
    checked_at: int
    status: int | None = None
    detail: str = ""
    moved_to: str | None = None
    suggestion: str | None = None
    fixable: bool = False
    etag: str = ""
    last_modified: str = ""
    failed_since: int = 0
    times_failed: int = 0
    elapsed: float = 0.0


@dataclass(frozen=True, slots=True)
class LinkResult:
    """A target with its outcome: what every report prints.

    `suggestion` is what a person should look at, `replacement` what `--fix` may write without asking.
    """

    target: Target
    outcome: Outcome
    status: int | None = None
    detail: str = ""
    moved_to: str | None = None
    suggestion: str | None = None
    replacement: str | None = None
    cached: bool = False
    checked_at: int | None = None
    elapsed: float = 0.0
    failed_since: int = 0
    times_failed: int = 0

    @property
    def archived(self) -> bool:
        """Whether the link leads to a repository that its owner has archived: worth knowing, and no fault."""
        return ARCHIVED in self.detail
