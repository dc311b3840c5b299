"""Verified copies of store and envelope."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.errors import StorageError
from grongintro.storage.counting import count_rows
from grongintro.storage.engine import connect
from grongintro.storage.faults import translated
from grongintro.storage.opened import STORE_NAME, envelope_path

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grongintro.storage.opened import Store

KEPT = 10
_PREFIX = "kopi-"
_STAMPED = len("kopi-2026-03-11-140200")


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
        try:
            rows = _filled(store, folder)
        except BaseException:
            # Half a copy must not count among those that are kept.
            shutil.rmtree(folder, ignore_errors=True)
            raise
    _keep_newest(place, keep)
    return Copy(folder, rows)


def _filled(store: Store, folder: Path) -> int:
    expected = _copy_database(store, folder / STORE_NAME)
    shutil.copyfile(envelope_path(store.path), folder / envelope_path(store.path).name)
    rows = _verified_rows(folder / STORE_NAME, store.key)
    if rows != expected:
        raise StorageError(
            "Sikkerhetskopien ble ikke hel.", "Se etter plass på disken der kopiene ligger, og prøv igjen."
        )
    return rows


def copies(place: Path) -> list[Path]:
    """The copies in `place`, oldest first."""
    if not place.is_dir():
        return []
    return sorted((path for path in place.glob(f"{_PREFIX}*") if path.is_dir()), key=_age)


def _age(copy: Path) -> tuple[str, int]:
    """Its second, and its number among the copies of that second."""
    stamp, number = copy.name[:_STAMPED], copy.name[_STAMPED + 1 :]
    return stamp, int(number) if number.isdecimal() else 1


def _free_folder(place: Path, at: datetime) -> Path:
    name = f"{_PREFIX}{at:%Y-%m-%d-%H%M%S}"
    taken = [_age(path)[1] for path in copies(place) if path.name.startswith(name)]
    return place / (f"{name}-{max(taken) + 1}" if taken else name)


def _copy_database(store: Store, target: Path) -> int:
    source, copy = connect(store.path, store.key), connect(target, store.key)
    try:
        source.execute("BEGIN")
        expected = count_rows(source)
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
            raise StorageError(
                "Sikkerhetskopien ble skadet.", "Se etter at disken der kopiene ligger er i orden."
            )
        return count_rows(copy)
    finally:
        copy.close()


def _keep_newest(place: Path, keep: int) -> None:
    for old in copies(place)[:-keep]:
        shutil.rmtree(old)
