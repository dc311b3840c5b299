"""This computer's own folder for a store that is shared: what lies there, and what it means."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

from grongintro.errors import StorageError
from grongintro.storage.opened import STORE_NAME
from grongintro.storage.place.holder import Holder
from grongintro.storage.place.shared import SharedPlace, is_noted_ready, note_ready, noted_lease

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grongintro.storage.place.shared import Lease

WORK, READ, MINE, PENDING, READY = "arbeid", "les", "laan.json", "ventende", "ferdig"
_KEPT = (".copies", ".attempts")


def local_folder(folder: Path, home: Path) -> Path:
    """This computer's own folder for the store that is shared there."""
    return home / "delt" / hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:12]


def mine(local: Path) -> Lease | None:
    """The lease of work that a crash, or a lost network, left on this computer."""
    if not (local / MINE).is_file() or not (local / WORK / STORE_NAME).is_file():
        return None
    return noted_lease(local / MINE)[0]


def first_line(local: Path) -> int:
    """How far the log went when the work was fetched."""
    return noted_lease(local / MINE)[1]


def forget(local: Path) -> None:
    """Nothing of the work stays, but which copies were made and which tries to sign in failed."""
    for name in (READY, MINE):
        (local / name).unlink(missing_ok=True)
    for path in (local / WORK).glob("*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.suffix not in _KEPT:
            path.unlink(missing_ok=True)


def mark_ready(local: Path, lease: Lease) -> None:
    """The work is closed, sealed and gone through: it can be put back by the program alone."""
    note_ready(local / READY, lease)


def unmark(local: Path) -> None:
    """Somebody goes on with the work."""
    (local / READY).unlink(missing_ok=True)


def put_back_left(folder: Path, home: Path, at: datetime) -> int | None:
    """Put back finished work that a sleep, a cut or a lost network kept here; returns the version, else None.

    No password is needed: the files are whole and encrypted, and the lease is this computer's. Nothing is
    done when nobody had finished, somebody works on it now, or it was taken over; the next sign-in sees to
    that. StorageError while the share is out of reach.
    """
    local, place = local_folder(folder, home), SharedPlace(folder)
    lease = mine(local)
    if lease is None or not is_noted_ready(local / READY, lease) or not _is_held(place, lease):
        return None
    free = Holder(local / WORK / STORE_NAME)
    try:
        free.take(lease.who, at)
    except StorageError:
        return None
    try:
        version = place.put_back(lease, local / WORK / STORE_NAME, at)
    finally:
        free.release()
    forget(local)
    return version


def _is_held(place: SharedPlace, lease: Lease) -> bool:
    """Whether the store is still lent out under this lease, as it was fetched."""
    here, held = place.version(), place.holder()
    return held is not None and held.token == lease.token and here == lease.base
