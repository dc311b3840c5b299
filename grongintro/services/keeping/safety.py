"""Where the store and its copies lie; copies when asked for, when due, and before large changes."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.errors import StorageError, UserError
from grongintro.services import settings
from grongintro.storage import store as stores
from grongintro.storage.copying.backup import back_up
from grongintro.storage.copying.copies import copies as folders_of
from grongintro.storage.copying.copies import is_whole, stamp_of
from grongintro.storage.copying.notes import Note, newest_change, read_note, write_note
from grongintro.storage.opened import STORE_NAME
from grongintro.storage.place.own_disk import refuse_network_folder
from grongintro.storage.place.shared import SharedPlace
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from datetime import datetime

    from grongintro.domain.changes import Changes
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Unit

SECOND = "second_backup_folder"
OLD_AFTER = timedelta(days=3)
# So many rows at a time are a bulk change, worth a copy first.
MANY = 5


class Place(StrEnum):
    """The two places that copies go to."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True)
class Copy:
    """A copy of store and envelope: its folder, when it was made, its size in bytes, and where it lies.

    `whole` is false when a file is missing; `broken` when the store's own log had a break; `held` when it was
    made before another was fetched back.
    """

    folder: Path
    made: datetime | None
    size: int
    place: Place = Place.FIRST
    whole: bool = True
    broken: bool = False
    held: bool = False


@dataclass(frozen=True)
class Whereabouts:
    """The folder of the store, and those that copies go to (None when none was chosen)."""

    store: Path
    copies: Path | None
    second: Path | None = None


@dataclass(frozen=True)
class CopyState:
    """How old the newest copy is: `newest` None for never. `fault` says why the latest try failed.

    `away` is true when the second place cannot be reached; it got its newest copy at `second`.
    """

    chosen: bool
    newest: datetime | None
    fault: str = ""
    has_second: bool = False
    away: bool = False
    second: datetime | None = None

    def is_old(self, now: datetime) -> bool:
        """Whether somebody should do something about it."""
        return self.newest is None or now - self.newest > OLD_AFTER


def whereabouts(desk: Desk) -> Whereabouts:
    """Where the store and its copies lie."""
    with desk.read() as reader:
        chosen = keyed.settings(reader)
    first, second = str(chosen.get("backup_folder", "")), str(chosen.get(SECOND, ""))
    return Whereabouts(desk.store.folder, Path(first) if first else None, Path(second) if second else None)


def copies(desk: Desk) -> tuple[Copy, ...]:
    """The copies in both places, newest first."""
    desk.require_caseworker()
    where = whereabouts(desk)
    found = [*copies_in(where.copies, Place.FIRST), *copies_in(where.second, Place.SECOND)]
    return tuple(sorted(found, key=lambda copy: (str(copy.made), copy.folder.name), reverse=True))


def copies_in(place: Path | None, which: Place = Place.FIRST) -> tuple[Copy, ...]:
    """The copies in a place, oldest first; none when it cannot be reached."""
    return tuple(copy_in(folder, which) for folder in folders_of(place)) if place is not None else ()


def copy_in(folder: Path, which: Place = Place.FIRST) -> Copy:
    """What can be seen of a copy without its key."""
    stamp = stamp_of(folder)
    try:
        size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    except OSError:
        size = 0
    if stamp is None:
        return Copy(folder, None, size, which, whole=is_whole(folder))
    return Copy(folder, stamp.at, size, which, is_whole(folder), stamp.broken, stamp.held)


def copy_state(desk: Desk) -> CopyState:
    """How old the newest copy is, in either place."""
    where = whereabouts(desk)
    if where.copies is None:
        return CopyState(chosen=False, newest=None)
    first, fault = _newest_in(desk, where.copies)
    if where.second is None:
        return CopyState(chosen=True, newest=first, fault=fault)
    second, _ = _newest_in(desk, where.second)
    newest = max((at for at in (first, second) if at is not None), default=None)
    away = not where.second.is_dir()
    return CopyState(chosen=True, newest=newest, fault=fault, has_second=True, away=away, second=second)


def _newest_in(desk: Desk, place: Path) -> tuple[datetime | None, str]:
    """The newest copy that is there now, or the one noted when the place cannot be reached."""
    note = read_note(desk.store.path, place)
    if not place.is_dir():
        return note.at, note.fault
    whole = [copy.made for copy in copies_in(place) if copy.whole and copy.made is not None]
    return max(whole, default=None), note.fault


def back_up_now(desk: Desk) -> Copy:
    """Make verified copies in the chosen places; UserError when none is chosen."""
    desk.require_caseworker()
    made = back_up_all(desk)
    if made is None:
        raise UserError("Velg først en mappe for sikkerhetskopier.", field="backup_folder")
    return made


def back_up_to(desk: Desk, place: Path) -> Copy:
    """Make a verified copy in a place that was pointed at."""
    desk.require_caseworker()
    if _same(place, desk.store.folder):
        raise UserError("Velg en annen mappe enn der dataene ligger.", field="to")
    return copy_in(_copy_to(desk, place))


def back_up_all(desk: Desk) -> Copy | None:
    """Copy to the first place, and to the second when it is there; None when no place is chosen.

    StorageError when the first could not be written. The second may be away: the state says since when.
    """
    where = whereabouts(desk)
    if where.second is not None and where.second.is_dir():
        try:
            _copy_to(desk, where.second)
        except (StorageError, OSError) as fault:
            if where.copies is None:
                raise
            _note_fault(desk, where.second, fault)
    if where.copies is None:
        return None
    try:
        return copy_in(_copy_to(desk, where.copies))
    except (StorageError, OSError) as fault:
        _note_fault(desk, where.copies, fault)
        raise


def _copy_to(desk: Desk, place: Path) -> Path:
    at = desk.clock.now()
    made = back_up(desk.store, place, at=at)
    write_note(desk.store.path, place, Note(at, made.change))
    return made.folder


def _note_fault(desk: Desk, place: Path, fault: Exception) -> None:
    words = fault.message if isinstance(fault, StorageError) else str(fault)
    write_note(desk.store.path, place, replace(read_note(desk.store.path, place), fault=words))


def back_up_if_due(desk: Desk) -> Copy | None:
    """A copy when the last is some hours old and something was changed since; the hours are a setting."""
    where = whereabouts(desk)
    if where.copies is None or desk.store.read_only:
        return None
    note = read_note(desk.store.path, where.copies)
    with desk.read() as reader:
        hours, newest = settings.value_of(reader, "backup_hours"), newest_change(reader)
    rested = note.at is None or abs(desk.clock.now() - note.at) >= timedelta(hours=hours)
    return back_up_all(desk) if rested and newest != note.change else None


def back_up_before(desk: Desk, what: str) -> Path | None:
    """A copy before a large change, `what` in words («importen»); None when no place is chosen.

    StorageError when it could not be made, with a way on: the change is then done without, when asked for
    again.
    """
    if desk.store.without_copy:
        desk.store.without_copy = False
        return None
    try:
        made = back_up_all(desk)
    except (StorageError, OSError) as fault:
        words = fault.message if isinstance(fault, StorageError) else str(fault)
        raise StorageError(
            f"Det ble ikke tatt sikkerhetskopi før {what}, så ingenting er endret. {words}",
            "Rett det som er galt, og prøv igjen. Eller velg «Gå videre uten kopi», og gjør det en gang til.",
            code="no_copy_before",
            way_on=partial(go_without_copy, desk),
        ) from fault
    return made.folder if made else None


def go_without_copy(desk: Desk) -> None:
    """Let the next large change be done without a copy."""
    desk.store.without_copy = True


def change_backup_folder(desk: Desk, folder: Path, second: Path | None = None) -> Changes:
    """Choose where copies go from now on; older copies stay where they are. The second place may be none."""
    desk.require(Role.LEADER)
    check_places(desk.store.folder, folder, second, known=whereabouts(desk).second)
    with desk.write("change_backup_folder") as unit:
        save_places(unit, folder, second)
        return unit.changes()


def save_places(unit: Unit, folder: Path, second: Path | None) -> None:
    """Write the places; the second is made now, since later its absence means that the disk is away."""
    keyed.save_setting(unit, "backup_folder", str(folder))
    keyed.save_setting(unit, SECOND, str(second) if second is not None else None)
    if second is not None:
        try:
            second.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # an old choice whose disk is away


def check_usable(folder: Path, *, field: str) -> None:
    """Raise UserError at `field` when `folder` cannot be made or written to."""
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), None)
    if nearest is None or not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise UserError(
            "Mappen kan ikke brukes. Den finnes ikke, eller du kan ikke skrive i den. Velg en annen.",
            field=field,
            code="unusable_folder",
        )


def check_places(store: Path, folder: Path, second: Path | None, *, known: Path | None = None) -> None:
    """Raise UserError at the field when copies cannot go there; `known` is the second place as it is."""
    for field, place in (("backup_folder", folder), (SECOND, second)):
        if place is not None and _same(place, store):
            raise UserError(
                "Velg en annen mappe for sikkerhetskopier enn der dataene ligger, helst på en annen disk.",
                field=field,
            )
    if second is not None and _same(folder, second):
        raise UserError("De to stedene må være forskjellige.", field=SECOND)
    check_usable(folder, field="backup_folder")
    if second is not None and second != known:
        check_usable(second, field=SECOND)


def check_folders(folder: Path, backup_folder: Path, second: Path | None = None) -> None:
    """Raise UserError at the field when a new store, or its copies, cannot lie there safely."""
    check_new_folder(folder)
    check_places(folder, backup_folder, second)


def check_new_folder(folder: Path) -> None:
    """Raise UserError at `folder` when a new store cannot lie there."""
    refuse_network_folder(folder)
    check_usable(folder, field="folder")
    if stores.exists(folder):
        raise UserError("Det ligger allerede et lager i mappen. Velg en annen mappe.", field="folder")


def check_existing(folder: Path) -> None:
    """Raise UserError when no store lies in `folder`, or one that must not be opened there.

    A shared store may lie on a network: it is fetched from there, not opened.
    """
    if not stores.exists(folder):
        raise UserError(
            f"Det ligger ikke noe lager i mappen. Velg den som har filen «{STORE_NAME}».",
            code="no_store",
        )
    if not SharedPlace(folder).is_one:
        refuse_network_folder(folder)


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())
