"""What is known of links from earlier runs, in one SQLite file. May be shared by processes and carried between CI runs.

Every batch of results is a transaction of its own in WAL mode, so a killed run keeps what it had and two runs do not
lock each other out. Times are seconds since 1970, given by the caller.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from awesome_tools.errors import ConfigError
from awesome_tools.links.model import Outcome, Past

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

APPLICATION = 0x41774C6B  # "AwLk": tells our files from others
VERSION = 1
MAX_ROWS = 200_000
KEEP = 400 * 86400  # seconds: what is older than the newest result by more is forgotten
BUSY = 30.0

HOUR, DAY = 3600, 86400
# Seconds for which an outcome is believed. What may pass soon is asked again soon.
LIFETIMES: Mapping[Outcome, int] = MappingProxyType(
    {
        Outcome.OK: 7 * DAY,
        Outcome.MOVED: 7 * DAY,
        Outcome.SOFT_MISSING: DAY,
        Outcome.BROKEN: 6 * HOUR,
        Outcome.BLOCKED: DAY,
        Outcome.TIMEOUT: HOUR,
        Outcome.UNREACHABLE: HOUR,
    }
)
FAILING = frozenset({Outcome.BROKEN, Outcome.SOFT_MISSING, Outcome.TIMEOUT, Outcome.UNREACHABLE})

_TABLE = """CREATE TABLE IF NOT EXISTS results (
  url TEXT PRIMARY KEY, outcome TEXT NOT NULL, checked_at INTEGER NOT NULL, status INTEGER, detail TEXT NOT NULL,
  moved_to TEXT, suggestion TEXT, fixable INTEGER NOT NULL, etag TEXT NOT NULL, last_modified TEXT NOT NULL,
  failed_since INTEGER NOT NULL, times_failed INTEGER NOT NULL, elapsed REAL NOT NULL) WITHOUT ROWID"""
_COLUMNS = (
    "outcome, checked_at, status, detail, moved_to, suggestion, fixable, etag, last_modified, failed_since, "
    "times_failed, elapsed"
)
# The count of failures is taken from the row as it is now, not as this process read it: another one may have written
# since.
_SAVE = f"""INSERT INTO results (url, {_COLUMNS})
VALUES (:url, :outcome, :at, :status, :detail, :moved_to, :suggestion, :fixable, :etag, :last_modified, :since,
:failed, :elapsed) ON CONFLICT (url) DO UPDATE SET outcome = excluded.outcome, checked_at = excluded.checked_at, status
= excluded.status, detail = excluded.detail, moved_to = excluded.moved_to, suggestion = excluded.suggestion, fixable =
excluded.fixable, etag = excluded.etag, last_modified = excluded.last_modified, elapsed = excluded.elapsed,
  failed_since = CASE WHEN excluded.times_failed = 0 THEN 0 WHEN failed_since > 0 THEN failed_since
    ELSE excluded.failed_since END,
  times_failed = CASE WHEN excluded.times_failed = 0 THEN 0 ELSE times_failed + 1 END
WHERE excluded.checked_at >= results.checked_at"""  # noqa: S608 - no value is pasted in


@dataclass(frozen=True, slots=True)
class Found:
    """A result to remember."""

    url: str
    past: Past


class Cache:
    """The memory file, or none at all for `path` None. Used by one thread."""

    def __init__(self, path: str | None):
        self.path = path
        self._database = None if path is None else _open(path)

    def load(self, urls: Iterable[str]) -> dict[str, Past]:
        """What is known of these URLs, however old."""
        if self._database is None:
            return {}
        found: dict[str, Past] = {}
        wanted = list(urls)
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            query = f"SELECT url, {_COLUMNS} FROM results WHERE url IN ({marks})"  # noqa: S608 - question marks only
            for row in self._database.execute(query, part):
                found[row[0]] = _past(row[1:])
        return found

    def save(self, results: Iterable[Found]) -> None:
        """Remember results in one transaction."""
        rows = [_row(result) for result in results]
        if self._database is not None and rows:
            with self._database:
                self._database.executemany(_SAVE, rows)

    def close(self) -> None:
        """Forget what is too old or too much, and leave everything in the one file."""
        if self._database is None:
            return
        with self._database:
            self._database.execute(
                "DELETE FROM results WHERE checked_at < (SELECT max(checked_at) FROM results) - ?", (KEEP,)
            )
            self._database.execute(
                "DELETE FROM results WHERE url IN "
                "(SELECT url FROM results ORDER BY checked_at DESC, url LIMIT -1 OFFSET ?)",
                (MAX_ROWS,),
            )
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._database.close()
        self._database = None


def is_fresh(past: Past, now: int, max_age: int | None = None) -> bool:
    """Whether a result is still believed; `max_age` in seconds caps every lifetime."""
    lifetime = LIFETIMES.get(past.outcome, 0)
    age = now - past.checked_at
    return 0 <= age < (lifetime if max_age is None else min(lifetime, max_age))


def _open(path: str) -> sqlite3.Connection:
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(path, timeout=BUSY)
        try:
            _prepare(database, path)
        except BaseException:
            database.close()
            raise
    except (OSError, sqlite3.Error) as error:
        raise ConfigError(
            f"cannot be used as the link memory: {error}",
            path=path,
            hint="name another file with --cache, or use --no-cache",
        ) from error
    return database


def _prepare(database: sqlite3.Connection, path: str) -> None:
    application = database.execute("PRAGMA application_id").fetchone()[0]
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and (application or tables):
        raise ConfigError(
            "is not a link memory, expected one or no file", path=path, hint="name another file with --cache"
        )
    _set_wal(database)
    database.execute("PRAGMA synchronous=NORMAL")
    with database:
        database.execute("BEGIN IMMEDIATE")
        version = database.execute("PRAGMA user_version").fetchone()[
            0
        ]  # within: another process may be making the file
        if version != VERSION:  # of another version of this program: the memory is only a memory
            database.execute("DROP TABLE IF EXISTS results")
        database.execute(_TABLE)
        database.execute(f"PRAGMA application_id={APPLICATION}")
        database.execute(f"PRAGMA user_version={VERSION}")


def _set_wal(database: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait here for another process that does the same, so wait in its place."""
    for attempt in range(100):
        try:
            database.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if attempt == 99:
                raise
            time.sleep(0.05)
        else:
            return


def _past(row: tuple[object, ...]) -> Past:
    outcome, at, status, detail, moved, suggestion, fixable, etag, modified, since, failed, elapsed = row
    return Past(
        Outcome(str(outcome)), int(str(at)), None if status is None else int(str(status)), str(detail),
        None if moved is None else str(moved), None if suggestion is None else str(suggestion), bool(fixable),
        str(etag), str(modified), int(str(since)), int(str(failed)), float(str(elapsed)),
    )  # fmt: skip


def _row(result: Found) -> dict[str, object]:
    past = result.past
    failing = past.outcome in FAILING
    return {
        "url": result.url, "outcome": past.outcome.value, "at": past.checked_at, "status": past.status,
        "detail": past.detail,
        "moved_to": past.moved_to, "suggestion": past.suggestion, "fixable": int(past.fixable), "etag": past.etag,
        "last_modified": past.last_modified, "since": past.checked_at if failing else 0, "failed": int(failing),
        "elapsed": past.elapsed,
    }  # fmt: skip
