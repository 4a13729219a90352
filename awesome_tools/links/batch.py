"""What services that answer for many links at once have in common. Pure but for the conversation it yields."""

from __future__ import annotations

from collections.abc import Generator

from awesome_tools.links.model import Request, Response, Verdict
from awesome_tools.links.policy import Send

BUSY = frozenset({429, 500, 502, 503, 504})
REST = 5.0  # seconds

# A verdict for each address that is sure, None for those that must be asked for by themselves.
Verdicts = dict[str, Verdict | None]


def asked(request: Request) -> Generator[Send, Response, Response]:
    """The answer of a service, which gets a second chance when it is busy."""
    answer = yield Send(request, 0)
    if answer.status in BUSY:
        answer = yield Send(request, 0, delay=REST, pause=REST)
    return answer
