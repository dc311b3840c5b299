"""Verified copies of store and envelope."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grongintro.errors import StorageError
from grongintro.storage.engine import connect
from grongintro.storage.faults import translated
from grongintro.storage.store import STORE_NAME, envelope_path

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grongintro.storage.store import Store

KEPT = 10
_PREFIX = "kopi-"


@dataclass(frozen=True)
class Copy:
    """A copy that was opened and counted: its folder and the number of rows in all tables."""

    folder: Path
    rows: int


def back_up(store: Store, place: Path, *, at: datetime, keep: int = KEPT) -> Copy:
    """Copy store and envelope into a new folder of `place`, open the copy, count it, keep the newest ones.

    StorageError when the copy does not hold as much as the store; older copies are then left alone.
    """
    with translated():
        folder = _free_folder(place, at)
        folder.mkdir(parents=True)
        expected = _copy_database(store, folder / STORE_NAME)
        shutil.copyfile(envelope_path(store.path), folder / envelope_path(store.path).name)
        rows = _verified_rows(folder / STORE_NAME, store.key)
    if rows != expected:
        raise StorageError(
            "Sikkerhetskopien ble ikke hel.", f"Kopien i {folder} kan ikke brukes. Se etter plass på disken."
        )
    _keep_newest(place, keep)
    return Copy(folder, rows)


def copies(place: Path) -> list[Path]:
    """The copies in `place`, oldest first."""
    return sorted(path for path in place.glob(f"{_PREFIX}*") if path.is_dir()) if place.is_dir() else []


def _free_folder(place: Path, at: datetime) -> Path:
    name = f"{_PREFIX}{at:%Y-%m-%d-%H%M%S}"
    taken = {path.name for path in copies(place)}
    number = 1
    while (name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return place / (name if number == 1 else f"{name}-{number}")


def _copy_database(store: Store, target: Path) -> int:
    source, copy = connect(store.path, store.key), connect(target, store.key)
    try:
        source.execute("BEGIN")
        expected = _count(source)
        source.execute("COMMIT")
        source.backup(copy)
    finally:
        copy.close()
        source.close()
    return expected


def _verified_rows(path: Path, key: bytes) -> int:
    copy = connect(path, key)
    try:
        faults = [row[0] for row in copy.execute("PRAGMA quick_check")]
        if faults != ["ok"]:
            raise StorageError("Sikkerhetskopien er skadet.", f"Kopien i {path.parent} kan ikke brukes.")
        return _count(copy)
    finally:
        copy.close()


def _count(connection: Any) -> int:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names)  # noqa: S608


def _keep_newest(place: Path, keep: int) -> None:
    for old in copies(place)[:-keep]:
        shutil.rmtree(old)
