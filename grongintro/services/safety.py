"""Where the store and its copies lie, and a copy when one is asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import settings
from grongintro.storage import keyed
from grongintro.storage import store as stores
from grongintro.storage.backup import back_up
from grongintro.storage.backup import copies as folders_of
from grongintro.storage.opened import STORE_NAME
from grongintro.storage.place import refuse_network_folder

if TYPE_CHECKING:
    from grongintro.domain.changes import Changes
    from grongintro.services.desk import Desk

_STAMP = "%Y-%m-%d-%H%M%S"
_STAMP_LENGTH = len("2026-03-11-140200")


@dataclass(frozen=True)
class Copy:
    """A copy of store and envelope: its folder, when it was made, and its size in bytes."""

    folder: Path
    made: datetime | None
    size: int


@dataclass(frozen=True)
class Whereabouts:
    """The folder of the store, and the one that copies go to (None when none was chosen)."""

    store: Path
    copies: Path | None


def whereabouts(desk: Desk) -> Whereabouts:
    """Where the store and its copies lie."""
    with desk.read() as reader:
        chosen = settings.backup_folder(reader)
    return Whereabouts(desk.store.path.parent, Path(chosen) if chosen else None)


def copies(desk: Desk) -> tuple[Copy, ...]:
    """The copies in the chosen folder, newest first."""
    desk.require_caseworker()
    place = whereabouts(desk).copies
    return tuple(_copy(folder) for folder in reversed(folders_of(place))) if place is not None else ()


def _copy(folder: Path) -> Copy:
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    stamp = folder.name.partition("-")[2][:_STAMP_LENGTH]
    try:
        made = datetime.strptime(stamp, _STAMP)  # noqa: DTZ007  local time, as the folder is named
    except ValueError:
        made = None
    return Copy(folder, made, size)


def back_up_now(desk: Desk) -> Copy:
    """Make a verified copy in the chosen folder; UserError when none is chosen."""
    desk.require_caseworker()
    place = whereabouts(desk).copies
    if place is None:
        raise UserError("Velg først en mappe for sikkerhetskopier.", field="backup_folder")
    return _copy(back_up(desk.store, place, at=desk.clock.now()).folder)


def change_backup_folder(desk: Desk, folder: Path) -> Changes:
    """Choose where copies go from now on; older copies stay where they are."""
    desk.require(Role.LEADER)
    if _same(folder, desk.store.path.parent):
        raise UserError(
            "Velg en annen mappe enn der dataene ligger, helst på en annen disk.", field="backup_folder"
        )
    check_usable(folder, field="backup_folder")
    with desk.write("change_backup_folder") as unit:
        keyed.save_setting(unit, "backup_folder", str(folder))
        return unit.changes()


def check_usable(folder: Path, *, field: str) -> None:
    """Raise UserError at `field` when `folder` cannot be made or written to."""
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), None)
    if nearest is None or not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise UserError(
            "Mappen kan ikke brukes. Den finnes ikke, eller du kan ikke skrive i den. Velg en annen.",
            field=field,
            code="unusable_folder",
        )


def check_folders(folder: Path, backup_folder: Path) -> None:
    """Raise UserError at the field when a new store, or its copies, cannot lie there safely."""
    refuse_network_folder(folder)
    check_usable(folder, field="folder")
    if stores.exists(folder):
        raise UserError("Det ligger allerede et lager i mappen. Velg en annen mappe.", field="folder")
    if _same(folder, backup_folder):
        raise UserError(
            "Velg en annen mappe for sikkerhetskopier enn der dataene ligger, helst på en annen disk.",
            field="backup_folder",
        )
    check_usable(backup_folder, field="backup_folder")


def check_existing(folder: Path) -> None:
    """Raise UserError when no store lies in `folder`, or one that must not be opened there."""
    if not stores.exists(folder):
        raise UserError(
            f"Det ligger ikke noe lager i mappen. Velg den som har filen «{STORE_NAME}».",
            code="no_store",
        )
    refuse_network_folder(folder)


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())
