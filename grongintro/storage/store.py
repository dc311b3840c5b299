"""Making and opening a store: one encrypted file, its envelope beside it, opened by one program at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from grongintro.errors import StorageError, UserError
from grongintro.storage import tables
from grongintro.storage.copying.finishing import finish
from grongintro.storage.engine import make_engine, writing
from grongintro.storage.faults import translated
from grongintro.storage.keys.attempts import note_failure
from grongintro.storage.keys.envelope import Cost, Envelope, Opened, new_key
from grongintro.storage.log.triggers import TRIGGERS
from grongintro.storage.opened import ENVELOPE_SUFFIX, STORE_NAME, Store, envelope_path
from grongintro.storage.place.holder import Holder
from grongintro.storage.place.own_disk import refuse_network_folder
from grongintro.storage.place.shared import refuse_shared_folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import sqlalchemy as sa


def create(folder: Path, *, who: str, at: datetime, cost: Cost | None = None) -> Store:
    """Make a new store in `folder`, encrypted from its first byte. UserError when one lies there already."""
    refuse_network_folder(folder)
    path = folder / STORE_NAME
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
    if path.exists() or envelope_path(path).exists():
        raise UserError("Det ligger allerede et lager i mappen. Velg en annen mappe.", field="folder")
    holder = Holder(path)
    holder.take(who, at)
    key = new_key()
    store = Store(path, make_engine(path, key), Envelope.new(cost), key, holder)
    with translated(), writing(store.engine) as connection:
        _lay_out(connection)
    return store


def take_back(store: Store) -> None:
    """Leave nothing of a store whose making was not finished, so that it can be tried again."""
    store.close()
    for suffix in ("", ENVELOPE_SUFFIX, "-wal", "-shm"):
        store.path.with_name(store.path.name + suffix).unlink(missing_ok=True)


def exists(folder: Path) -> bool:
    """Whether a store lies in `folder`."""
    return (folder / STORE_NAME).is_file()


def open_with_password(folder: Path, login: str, password: str, *, at: datetime) -> tuple[Store, Opened]:
    """Open the store for a sign-in name and password; returns it with what the password opened.

    A failed try is noted beside the store, without the name.
    """
    path = folder / STORE_NAME
    envelope = read_envelope(folder, at=at)
    try:
        opened = envelope.open(login, password)
    except UserError:
        note_failure(path, at)
        raise
    return open_with_slot(folder, envelope, opened, who=login, at=at), opened


def read_envelope(folder: Path, *, at: datetime) -> Envelope:
    """The envelope of the store in `folder`; what a power cut left of a restore is put right first."""
    refuse_shared_folder(folder)
    path = folder / STORE_NAME
    finish(path, at=at)
    return Envelope.read(envelope_path(path))


def open_with_slot(folder: Path, envelope: Envelope, opened: Opened, *, who: str, at: datetime) -> Store:
    """Open the store with what a slot gave.

    After a cut in the middle of a change of key there are two keys to try; the envelope then keeps the right
    one.
    """
    fitting = [key for key in (opened.key, *opened.others) if opens(folder / STORE_NAME, key)]
    store = open_with_key(folder, envelope, (fitting or [opened.key])[0], who=who, at=at)
    if opened.others and opened.identity is not None:
        envelope.settle(store.key, opened.identity)
        store.save_envelope()
    return store


def opens(path: Path, key: bytes) -> bool:
    """Whether the key opens the file; nothing is written."""
    if not path.is_file():
        return False
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def open_with_key(folder: Path, envelope: Envelope, key: bytes, *, who: str, at: datetime) -> Store:
    """Open the store with its data key; an older one is migrated after a verified copy, a newer refused."""
    refuse_network_folder(folder)
    refuse_shared_folder(folder)
    path = folder / STORE_NAME
    if not path.is_file():
        raise StorageError(
            "Filen med dataene finnes ikke i mappen.", "Velg riktig mappe, eller hent en sikkerhetskopi."
        )
    holder = Holder(path)
    holder.take(who, at)
    store = Store(path, make_engine(path, key), envelope, key, holder)
    try:
        _bring_up_to_date(store, at)
    except BaseException:
        store.close()
        raise
    return store


def schema_version(store: Store) -> int:
    """The number of the schema the store was written with."""
    with translated(), store.engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _lay_out(connection: sa.Connection) -> None:
    tables.every_table().create_all(connection)
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA}")


def _bring_up_to_date(store: Store, at: datetime) -> None:
    found = schema_version(store)
    if found == tables.SCHEMA:
        return
    if found > tables.SCHEMA:
        raise StorageError(
            "Lageret er laget av en nyere utgave av programmet.",
            "Installer den nyeste utgaven og åpne lageret der. Ingenting er endret.",
            code="newer_store",
        )
    from grongintro.storage.copying.backup import back_up  # noqa: PLC0415  only when a migration is needed
    from grongintro.storage.migrate import upgrade  # noqa: PLC0415  alembic is slow to import

    back_up(store, store.path.parent / "kopier", at=at)
    upgrade(store)
