"""The encrypted SQLite engine."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_IMMEDIATE = "grongintro_immediate"
_BUSY_MS = 5000


def connect(path: Path, key: bytes) -> Any:
    """A raw SQLCipher connection with the store's 32-byte key and its safety settings."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def make_engine(path: Path, key: bytes) -> sa.Engine:
    """An engine on the store; parameters never reach logs or error texts."""
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: connect(path, key),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that takes the writer's place at once, so that it never fails halfway for being late."""
    with engine.connect() as plain, plain.execution_options(**{_IMMEDIATE: True}).begin():
        yield plain


@contextmanager
def in_a_hurry(engine: sa.Engine) -> Iterator[None]:
    """Every connection writes without waiting for the disk; those made after wait again."""
    sa.event.listen(engine, "checkout", _do_not_wait)
    try:
        yield
    finally:
        sa.event.remove(engine, "checkout", _do_not_wait)
        engine.dispose()


def _do_not_wait(connection: Any, _record: object, _proxy: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def _begin(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get(_IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
