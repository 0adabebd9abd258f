"""The SQLite file behind a record: how it is opened, upgraded and written to.

Readers never wait for the writer (write-ahead log). There is one writer at a time: it takes the lock when its
transaction begins (`BEGIN IMMEDIATE`), so that it can never fail half-way for want of it, and every
commit reaches the disk (`synchronous=FULL`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from onrecord.errors import RecordError

LEAST_SQLITE = (3, 35, 0)
"""Oldest SQLite library with the upserts that the record uses."""

_BUSY_SECONDS = 30
_CACHE_KIB = 128 * 1024  # pages held in memory: the indexes of a large record are looked into at random
_STEPS = 10_000  # instructions of SQLite between two looks at the clock
_WRITING = "onrecord_writing"
_CAUSES = (
    ("locked", "another onrecord is writing to this record", "wait until it has finished, then run the same command again"),
    ("interrupted", "the question takes too long", "narrow it, by time, country or type"),
    ("full", "the disk is full", "make room and run the same command again: what was committed is safe"),
    ("readonly", "the record may only be read", "check the permissions of the file and of its folder"),
    ("unable to open", "the record cannot be opened", "check that the folder exists and may be written to"),
    ("not a database", "the file is no SQLite database", "name another file, or move this one away"),
    ("malformed", "the database is damaged", "restore a copy, or read the articles again into a new record"),
)


def check_library(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raise RecordError when the SQLite library is too old or lacks full-text search."""
    if version < LEAST_SQLITE:
        remedy = f"use a Python with SQLite {_dotted(LEAST_SQLITE)} or newer"
        raise RecordError(f"SQLite {_dotted(version)} is too old for a record", remedy=remedy)
    with closing(sqlite3.connect(":memory:")) as probe:
        try:
            probe.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.OperationalError as error:
            message = f"this SQLite library has no full-text search (FTS5): {error}"
            raise RecordError(message, remedy="use a Python whose SQLite was built with FTS5") from error


def open_engine(path: Path, *, read_only: bool) -> Engine:
    """An engine whose transactions are what the record needs. Nothing is read or written yet."""
    address = f"file:{quote(str(path.absolute()))}?{_mode(path, read_only=read_only)}"
    engine = create_engine("sqlite://", creator=_connector(address, read_only), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine, path: Path, seconds: float | None = None) -> Iterator[Connection]:
    """A connection that sees one state of the record, whatever is written meanwhile. Raises RecordError, also when the database works
    on the questions asked through it for longer than `seconds`.
    """
    with explained(path), engine.connect() as connection, _limited(connection, seconds), connection.begin():
        yield connection


@contextmanager
def _limited(connection: Connection, seconds: float | None) -> Iterator[None]:
    """Break off what SQLite is doing when the time is over."""
    driver: Any = connection.connection.driver_connection
    deadline = monotonic() + (seconds or 0)
    driver.set_progress_handler((lambda: monotonic() > deadline) if seconds else None, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, _STEPS)


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction: all of it is kept, or nothing. Raises RecordError."""
    with explained(path), engine.connect() as connected:
        connection = connected.execution_options(**{_WRITING: True})
        with connection.begin():
            yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the errors of the database into RecordErrors that name the file, the cause and the remedy."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
        cause = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        for sign, message, remedy in _CAUSES:
            if sign in cause:
                raise RecordError(f"{path}: {message} ({cause})", remedy=remedy) from error
        raise RecordError(f"{path}: the database refused: {cause}", remedy="run `onrecord verify` and report this message") from error


def _mode(path: Path, *, read_only: bool) -> str:
    """How to open the file. In a folder that may not be written to, a record that nobody is writing is read as it is, without its log."""
    if not read_only:
        return "mode=rwc"
    frozen = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return "mode=ro&immutable=1" if frozen else "mode=ro"


def _connector(address: str, read_only: bool) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys=ON")
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        return connection

    return connect


def _begin(connection: Connection) -> None:
    """Python's own implicit transactions are off; this is the only place where one begins."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITING) else "BEGIN")


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
