"""Making a store shared: it moves to the shared folder, and what lay there before gets another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.keeping import safety
from grongintro.services.trust import signing
from grongintro.storage.opened import STORE_NAME
from grongintro.storage.place.shared import SharedPlace, set_aside

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk


def check_share_folder(desk: Desk, folder: Path) -> None:
    """Raise UserError at `folder` when the store cannot be shared there. A network is what is wanted."""
    desk.require(Role.LEADER)
    if desk.store.shared is not None:
        raise UserError("Lageret er alt delt.", field="folder")
    safety.check_places(desk.store.folder, folder, None)
    safety.check_usable(folder, field="folder")
    if (folder / STORE_NAME).exists() or SharedPlace(folder).is_one:
        raise UserError("Det ligger alt et lager i mappen. Velg en tom, delt mappe.", field="folder")


def share(desk: Desk, folder: Path) -> Path:
    """Put the store, closed, in a shared folder as its first version; it is opened from there afterwards.

    The old files are kept under another name, which is returned, so that nobody goes on there by mistake.
    StorageError when a store lies there already, or it cannot be written; then nothing has changed.
    """
    try:
        signing.seal_log(desk)
    finally:
        desk.store.close()
    SharedPlace(folder).start(desk.store.path)
    return set_aside(desk.store.path, folder, desk.clock.now())
