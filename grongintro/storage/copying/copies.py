"""The copies in a place: what their folders are called, and what one holds, read without touching it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from grongintro.errors import StorageError
from grongintro.storage import tables
from grongintro.storage.copying.thinning import Stamp
from grongintro.storage.counting import count_rows, damage_in
from grongintro.storage.faults import translated
from grongintro.storage.log.chain import BEGINNING, Head, first_break, head
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.tables.log import access_log, change_log, sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LOGS = (change_log, access_log, sign_in)
UNREAD: Mapping[str, Head] = {}
PREFIX = "kopi-"
HELD, BROKEN = "-for-tilbakehenting", "-brudd"
_NAME = re.compile(rf"{PREFIX}(\d{{4}}-\d\d-\d\d-\d{{6}})(?:-(\d{{1,6}}))?({BROKEN})?({HELD})?")
_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True)
class Findings:
    """What is in a file: its rows, the newest line of each log, and the first break of a log that has one."""

    rows: int
    version: int
    heads: dict[str, Head] = field(default_factory=dict)
    breaks: dict[str, int] = field(default_factory=dict)


def copies(place: Path) -> list[Path]:
    """The copies in `place`, oldest first. A folder that was never finished has another name."""
    try:
        found = [path for path in place.iterdir() if stamp_of(path) is not None and path.is_dir()]
    except OSError:
        return []
    return sorted(found, key=_age)


def stamp_of(copy: Path) -> Stamp | None:
    """When a copy was made and what sort it is, by the name of its folder; None when it is no copy."""
    parts = _NAME.fullmatch(copy.name)
    if parts is None:
        return None
    try:
        at = datetime.strptime(parts[1], _STAMP)  # noqa: DTZ007  local time, as the folder is named
    except ValueError:
        return None
    return Stamp(at, int(parts[2] or 1), held=bool(parts[4]), broken=bool(parts[3]))


def name_of(stamp: Stamp) -> str:
    """The name of a copy's folder."""
    number = f"-{stamp.number}" if stamp.number > 1 else ""
    ends = (BROKEN if stamp.broken else "") + (HELD if stamp.held else "")
    return f"{PREFIX}{stamp.at.strftime(_STAMP)}{number}{ends}"


def _age(copy: Path) -> Stamp:
    stamp = stamp_of(copy)
    if stamp is None:
        raise ValueError(copy.name)
    return stamp


def is_whole(copy: Path) -> bool:
    """Whether both files are there, as far as can be seen without the key."""
    database = copy / STORE_NAME
    try:
        return database.stat().st_size > 0 and envelope_path(database).stat().st_size > 0
    except OSError:
        return False


def connect_untouched(path: Path, key: bytes) -> Any:
    """A raw connection that only reads, and leaves no file beside: also on a share or a locked disk."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


@contextmanager
def untouched(path: Path, key: bytes) -> Iterator[sa.Connection]:
    """A copy's file, opened for reading only."""
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: connect_untouched(path, key),
        module=dbapi2,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    try:
        with translated(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def examine(path: Path, key: bytes, verified: Mapping[str, Head] = UNREAD) -> Findings:
    """Open a copy's file and go through all of it; StorageError when it is cut, damaged or of another key.

    The chain of a log goes on from the line in `verified`, up to which it has been gone through before.
    """
    with translated():
        _refuse_empty(path)
    with untouched(path, key) as connection:
        raw = connection.connection.dbapi_connection
        if raw is None:
            raise RuntimeError("no connection")
        if damage_in(raw):
            raise StorageError(
                "Sikkerhetskopien er skadet.",
                "Velg en annen kopi. Den skadede er ikke endret.",
                code="damaged",
            )
        return Findings(
            count_rows(raw), version_of(raw), heads_of(connection), breaks_of(connection, verified)
        )


def fits(path: Path, key: bytes) -> bool:
    """Whether the key opens a copy's file; nothing is written."""
    try:
        connection = connect_untouched(path, key)
    except dbapi2.DatabaseError:
        return False
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def _refuse_empty(path: Path) -> None:
    if path.stat().st_size == 0:
        raise StorageError("Sikkerhetskopien er tom.", "Velg en annen kopi.", code="damaged")


def version_of(raw: Any) -> int:
    """The number of the schema, over a raw connection."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def heads_of(connection: sa.Connection) -> dict[str, Head]:
    """The newest line of each log. A log of another schema is for the program that made it."""
    return {log.name: head(connection, log) for log in LOGS} if _same_schema(connection) else {}


def breaks_of(connection: sa.Connection, verified: Mapping[str, Head] = UNREAD) -> dict[str, int]:
    """The number of the first line that does not follow, of each log that has one."""
    if not _same_schema(connection):
        return {}
    found = {log.name: first_break(connection, log, verified.get(log.name, BEGINNING)) for log in LOGS}
    return {name: number for name, number in found.items() if number is not None}


def _same_schema(connection: sa.Connection) -> bool:
    return bool(connection.exec_driver_sql("PRAGMA user_version").scalar_one() == tables.SCHEMA)
