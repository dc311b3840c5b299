"""Copies of store and envelope together, each opened and gone through before it counts as one."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy.exc
from sqlcipher3 import dbapi2

from grongintro.errors import StorageError
from grongintro.storage.copying.copies import (
    PREFIX,
    Findings,
    breaks_of,
    copies,
    examine,
    heads_of,
    name_of,
    stamp_of,
    version_of,
)
from grongintro.storage.copying.thinning import Stamp, kept
from grongintro.storage.counting import count_rows
from grongintro.storage.faults import translate
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.tables.log import change_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from grongintro.storage.opened import Store

_UNFINISHED = "uferdig-"
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENOTDIR, errno.EIO, errno.ENXIO, errno.EEXIST}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True)
class Copy:
    """A copy that was opened and counted: its folder, its rows, and the breaks that the store itself has.

    `change` is the number of the newest line of the change log in it.
    """

    folder: Path
    rows: int
    change: int = 0
    breaks: dict[str, int] = field(default_factory=dict)


def back_up(store: Store, place: Path, *, at: datetime, held: bool = False) -> Copy:
    """Copy store and envelope into a new folder of `place`, go through the copy, and thin out older ones.

    A break that the store's own log has is told and marked, and does not keep it from being copied. `held`
    copies are kept for 30 days. StorageError, and older copies left alone, when the copy is not whole.
    """
    with store.copying, _told(place):
        place.mkdir(parents=True, exist_ok=True)
        unfinished = place / f"{_UNFINISHED}{PREFIX}{at:%Y-%m-%d-%H%M%S}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        try:
            found = _filled(store, unfinished)
            folder = place / name_of(_free_stamp(place, at, held=held, broken=bool(found.breaks)))
            unfinished.rename(folder)
        except BaseException:
            # Half a copy must not count among those that are kept.
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        flush(place)
        thin(place, at.date())
    newest = found.heads.get(change_log.name)
    return Copy(folder, found.rows, newest.seq if newest else 0, found.breaks)


def thin(place: Path, today: date) -> None:
    """Take away the copies that are not to be kept; one that cannot be removed now goes another time."""
    stamps = {path: stamp for path in copies(place) if (stamp := stamp_of(path)) is not None}
    stay = kept(stamps.values(), today)
    for path, stamp in stamps.items():
        if stamp not in stay:
            shutil.rmtree(path, ignore_errors=True)


def _filled(store: Store, folder: Path) -> Findings:
    source = _copy_database(store, folder / STORE_NAME)
    _copy_envelope(store, folder)
    found = examine(folder / STORE_NAME, store.key, store.verified)
    same = (found.rows, found.version, found.heads) == (source.rows, source.version, source.heads)
    if not same or (found.breaks and found.breaks != _own_breaks(store)):
        raise StorageError(
            "Sikkerhetskopien ble ikke hel.", "Se etter plass på disken der kopiene ligger, og prøv igjen."
        )
    return found


def _copy_database(store: Store, target: Path) -> Findings:
    """Copy the file; what it held comes from the same reading, so that it may be written to meanwhile."""
    copy = dbapi2.connect(str(target), isolation_level=None, check_same_thread=False)
    try:
        copy.execute(f"PRAGMA key = \"x'{store.key.hex()}'\"")
        # No log beside the copy: a share cannot carry one, and a copy that was cut is thrown away whole.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = FULL")
        with store.engine.connect() as source, source.begin():
            raw = source.connection.dbapi_connection
            if raw is None:
                raise RuntimeError("no connection")
            found = Findings(count_rows(raw), version_of(raw), heads_of(source))
            raw.backup(copy)
    finally:
        copy.close()
    return found


def _copy_envelope(store: Store, folder: Path) -> None:
    source = envelope_path(store.path)
    target = folder / source.name
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())
    if target.read_bytes() != source.read_bytes() or not Envelope.read(target).slots:
        raise StorageError(
            "Nøkkelfilen ble ikke kopiert hel.", "Se etter at disken er i orden, og prøv igjen."
        )


def _own_breaks(store: Store) -> dict[str, int]:
    with store.engine.connect() as source:
        return breaks_of(source, store.verified)


def _free_stamp(place: Path, at: datetime, *, held: bool, broken: bool) -> Stamp:
    second = at.replace(microsecond=0)
    taken = [stamp.number for path in copies(place) if (stamp := stamp_of(path)) and stamp.at == second]
    return Stamp(second, max(taken, default=0) + 1, held=held, broken=broken)


def flush(folder: Path) -> None:
    """Let the folder's new names reach the disk, where the system can be asked for it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # a share may not know how
    finally:
        os.close(handle)


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Say of the copy, not of the store, what the disk refuses."""
    try:
        yield
    except StorageError as fault:
        raise _about_copy(place, fault.code) or fault from fault
    except (OSError, dbapi2.DatabaseError, sqlalchemy.exc.DBAPIError) as fault:
        code = _code(fault)
        known = _about_copy(place, code)
        if known is None:
            raise
        raise known from fault


def _code(fault: Exception) -> str:
    known = translate(fault)
    if known is not None:
        return known.code
    number = getattr(fault, "errno", None)
    return "no_place" if number in _GONE else "read_only" if number in _CLOSED else ""


def _about_copy(place: Path, code: str) -> StorageError | None:
    told = {
        "disk_full": (
            "Det er ikke plass til sikkerhetskopien i {0}.",
            "Frigjør plass, eller velg en annen mappe under Innstillinger → Sikkerhet. Eldre kopier er der.",
        ),
        "read_only": (
            "Sikkerhetskopien kan ikke skrives i {0}.",
            "Se etter at du har tilgang til mappen, eller velg en annen under Innstillinger → Sikkerhet.",
        ),
        "no_place": (
            "Mappen for sikkerhetskopier finnes ikke nå: {0}.",
            "Koble til disken, eller velg en annen mappe under Innstillinger → Sikkerhet.",
        ),
        "damaged": (
            "Sikkerhetskopien som ble skrevet i {0}, lar seg ikke lese.",
            "Bruk en annen disk til kopiene. Dataene dine og eldre kopier er ikke rørt.",
        ),
    }
    for other, same in (("disk_io", "no_place"), ("cannot_open", "read_only")):
        told[other] = told[same]
    if code not in told:
        return None
    message, advice = told[code]
    return StorageError(message.format(place), advice, code=code)
