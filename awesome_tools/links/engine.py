"""Drives conversations: generators that yield what to send and get what came back. The only user of threads.

Everything but `Transport.send` happens in the caller's thread, so nothing else needs a lock.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from awesome_tools.links.model import Request, Response, Transport
from awesome_tools.links.policy import Send, is_limit
from awesome_tools.links.rests import Rests
from awesome_tools.links.urls import host_of

if TYPE_CHECKING:
    from awesome_tools.links.breaker import Breaker
    from awesome_tools.links.schedule import Schedule

TICK = 0.25  # seconds
# Requests over TLS under way at once: a connection takes 30 to 50 KB and 2 ms for its handshake, so that more of them
# cost much memory and gain nothing.
SECURE = 160
NOTHING = Request("")

R = TypeVar("R")
Conversation = Generator[Send, Response, R]


@dataclass(slots=True)
class _Job:
    """A request that waits for its host's turn; `begin` makes the conversation of one that has none yet."""

    key: str
    host: str
    begin: Callable[[], Conversation[Any]]
    conversation: Conversation[Any] | None = None
    request: Request = NOTHING
    sent: float = 0.0


class Engine:
    """Runs conversations side by side: at most `threads` requests at once, each host within the schedule's limits."""

    def __init__(self, transport: Transport, schedule: Schedule[_Job], breaker: Breaker, threads: int):
        self._transport = transport
        self._schedule = schedule
        self._breaker = breaker
        self._rests = Rests()
        self._threads = threads
        self._most_secure = max(SECURE, threads * 5 // 8)
        self._secure = 0
        self._inbox: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._outbox: queue.SimpleQueue[tuple[_Job, Response | BaseException]] = queue.SimpleQueue()
        self._started = 0
        self._flying = 0
        self._open = 0
        self._ended: deque[tuple[str, Any]] = deque()

    def add(self, key: str, url: str, begin: Callable[[], Conversation[Any]]) -> None:
        """Add a conversation that begins by asking `url`; its result comes out of `run` under `key`."""
        self._open += 1
        host = host_of(url)
        self._schedule.add(host, _Job(key, host, begin))

    def run(self) -> Iterator[tuple[str, Any] | None]:
        """The results of conversations as they end, until none is left; more may be added meanwhile.

        None is given when nothing has ended for `TICK` seconds, so that the caller may do what it does by time.
        """
        while self._open:
            while self._ended:
                self._open -= 1
                yield self._ended.popleft()
            if self._open:
                self._dispatch()
                if not self._collect():
                    yield None

    def close(self) -> None:
        """Let the threads end. Requests under way are left to themselves."""
        for _ in range(self._started):
            self._inbox.put(None)

    def _dispatch(self) -> None:
        now = time.monotonic()
        while self._has_room() and (job := self._schedule.pop(now)) is not None:
            if job.conversation is None:  # made only now: ten thousand that wait take much memory
                job.conversation = job.begin()
                job.request = next(job.conversation).request
            if instead := self._breaker.instead_of(job.request.url):
                self._schedule.done(job.host)
                self._advance(job, instead)
                continue
            self._flying += 1
            self._secure += job.request.url.startswith("https:")
            if self._started < self._flying:
                self._started += 1
                threading.Thread(target=self._work, daemon=True, name=f"links-{self._started}").start()
            job.sent = time.monotonic()
            self._inbox.put(job)

    def _has_room(self) -> bool:
        return self._flying < self._threads and self._secure < self._most_secure

    def _collect(self) -> bool:
        """Wait for answers, or until another request may start, and take all that are there; False after a tick."""
        when = self._schedule.next_time() if self._has_room() else None
        timeout = TICK if when is None else min(TICK, max(0.0, when - time.monotonic()))
        try:
            self._take(*self._outbox.get(timeout=0 if self._ended else timeout))
            while True:
                self._take(*self._outbox.get_nowait())
        except queue.Empty:
            return timeout < TICK

    def _take(self, job: _Job, answer: Response | BaseException) -> None:
        self._flying -= 1
        self._secure -= job.request.url.startswith("https:")
        self._schedule.done(job.host)
        if isinstance(answer, BaseException):
            raise answer  # a transport never raises: this is a bug, to be seen
        now = time.monotonic()
        rest = self._breaker.record(job.request.url, answer, now)
        if rest:
            self._schedule.pause(job.host, rest)
        if answer.fault is None and not is_limit(answer):
            self._schedule.quicken(job.host)
            if self._rests.answered(self._schedule.name(job.host), job.sent, now):
                self._schedule.resume(job.host, now)
        self._advance(job, answer)

    def _advance(self, job: _Job, answer: Response) -> None:
        assert job.conversation is not None  # noqa: S101 - it has begun
        try:
            step = job.conversation.send(answer)
        except StopIteration as end:
            self._ended.append((job.key, end.value))
            return
        now = time.monotonic()
        job.request, job.host = step.request, host_of(step.request.url)
        self._schedule.add(job.host, job, now + step.delay)
        if step.pause:
            until = now + step.pause
            whole, probe = self._rests.limited(self._schedule.name(job.host), job.sent, now, until)
            if whole:
                self._schedule.pause(job.host, until, probe)
                self._schedule.slow(job.host)

    def _work(self) -> None:
        while (job := self._inbox.get()) is not None:
            try:
                answer: Response | BaseException = self._transport.send(job.request)
            except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
                answer = error
            self._outbox.put((job, answer))
