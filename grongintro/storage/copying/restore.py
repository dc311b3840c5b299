"""Fetching a copy back: store and envelope exchanged so that whatever a power cut leaves can be opened.

The order of the steps, and what a cut between them leaves, stands in `finishing`.
"""

from __future__ import annotations

import filecmp
import shutil
from typing import TYPE_CHECKING

from grongintro.errors import StorageError
from grongintro.storage import tables
from grongintro.storage.copying.backup import flush
from grongintro.storage.copying.copies import examine, is_whole
from grongintro.storage.copying.finishing import LOG_SUFFIXES, forget, fresh
from grongintro.storage.engine import connect, make_engine
from grongintro.storage.faults import translated
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.offices import main_office
from grongintro.storage.opened import STORE_NAME, Store, envelope_path
from grongintro.storage.place.holder import Holder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grongintro.storage.copying.copies import Findings

ASIDE = "lagt-til-side-"


def prepare(copy: Path, key: bytes, target: Path, *, account_id: str, at: datetime) -> None:
    """Write the copy beside the store `target`, in today's schema, with the line that says what was done.

    StorageError when the copy is damaged or there is no room; nothing lies beside the store then.
    """
    found = examine(copy / STORE_NAME, key)
    if found.version > tables.SCHEMA:
        raise StorageError(
            "Kopien er laget av en nyere utgave av programmet.",
            "Installer den nyeste utgaven og hent kopien tilbake der. Ingenting er endret.",
            code="newer_store",
        )
    written = fresh(target)
    with translated():
        try:
            forget(target)
            shutil.copyfile(copy / STORE_NAME, written)
            _log(written, key, copy, account_id=account_id, at=at)
            _need_as_much(examine(written, key), found)
            Envelope.read(envelope_path(copy / STORE_NAME)).write(fresh(envelope_path(target)))
        except BaseException:
            forget(target)
            raise


def _need_as_much(written: Findings, copied: Findings) -> None:
    if written.rows <= copied.rows or written.breaks != copied.breaks:
        raise StorageError(
            "Kopien ble ikke hel.", "Se etter plass på disken, og prøv igjen. Ingenting er endret."
        )


def exchange(target: Path) -> None:
    """Put what was prepared in the place of the store; nobody may have it open."""
    with translated():
        # What is still in the old file's log must not be played into the new one.
        for suffix in LOG_SUFFIXES:
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        fresh(target).replace(target)
        flush(target.parent)
        fresh(envelope_path(target)).replace(envelope_path(target))
        flush(target.parent)


def restore_over(store: Store, copy: Path, key: bytes, *, account_id: str, at: datetime) -> None:
    """Exchange an open store for a copy, and close it."""
    with store.copying:
        prepare(copy, key, store.path, account_id=account_id, at=at)
        store.engine.dispose()
        _empty_log(store.path, store.key)
        exchange(store.path)
    store.close()


def restore_into(folder: Path, copy: Path, key: bytes, *, account_id: str, at: datetime) -> Path | None:
    """Put a copy where no store is open; what lies there is copied aside first. Returns that folder."""
    target = folder / STORE_NAME
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
    holder = Holder(target)
    holder.take("tilbakehenting", at)
    try:
        with translated():
            aside = _set_aside(target, at)
        prepare(copy, key, target, account_id=account_id, at=at)
        exchange(target)
    finally:
        holder.release()
    return aside


def check_copy(copy: Path) -> None:
    """StorageError when the folder does not hold both files of a copy."""
    if not is_whole(copy):
        raise StorageError(
            "I mappen ligger det ikke en hel sikkerhetskopi.",
            f"Velg en mappe som har både «{STORE_NAME}» og «{envelope_path(copy / STORE_NAME).name}».",
            code="no_copy",
        )


def _set_aside(target: Path, at: datetime) -> Path | None:
    names = [target.name, envelope_path(target).name, target.name + LOG_SUFFIXES[0]]
    there = [path for name in names if (path := target.with_name(name)).exists()]
    if not there:
        return None
    folder = target.parent / f"{ASIDE}{at:%Y-%m-%d-%H%M%S}"
    folder.mkdir(exist_ok=True)
    for path in there:
        shutil.copyfile(path, folder / path.name)
        if not filecmp.cmp(path, folder / path.name, shallow=False):
            raise StorageError(
                "Det som lå der fra før, kunne ikke legges til side.",
                "Se etter plass på disken. Ingenting er endret.",
            )
    return folder


def _log(path: Path, key: bytes, copy: Path, *, account_id: str, at: datetime) -> None:
    """Bring the new file up to this program's schema, and say in its log where it comes from."""
    store = Store(path, make_engine(path, key), Envelope.new(), key, Holder(path))
    try:
        with store.read() as reader:
            version = reader.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version != tables.SCHEMA:
            from grongintro.storage.migrate import upgrade  # noqa: PLC0415  alembic is slow to import

            upgrade(store)
        with store.write(account_id=account_id, at=at, intention="restore_copy") as unit:
            office = main_office(unit)
            facts = {"copy": copy.name}
            unit.log("store", office, None, facts, whole={"office_id": office, **facts})
    finally:
        store.engine.dispose()
    _empty_log(path, key)


def _empty_log(path: Path, key: bytes) -> None:
    raw = connect(path, key)
    try:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
