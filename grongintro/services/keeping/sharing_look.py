"""The last version of a shared store, looked at without a lease: for going through it, and for copies."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grongintro.errors import UserError
from grongintro.services.keeping.sharing_local import WORK, local_folder
from grongintro.services.trust import login as gate
from grongintro.storage.keys.attempts import note_failure
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.place.holder import Holder
from grongintro.storage.place.shared import SharedPlace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.services.desk import Desk
    from grongintro.storage.place.shared import Lease

_LOOK = "kontroll"


@contextmanager
def last_version(
    folder: Path, home: Path, login: str, password: str, clock: Clock
) -> Iterator[tuple[Desk, int, Lease | None]]:
    """A desk that only reads the version that lies in the shared folder, its number, and who writes now.

    What the one who writes has done since is not in it. The copy that is read is encrypted, on this computer,
    and gone afterwards. UserError when name and password do not fit, which is noted for the log.
    """
    place, local = SharedPlace(folder), local_folder(folder, home)
    place.version()
    try:
        Envelope.read(envelope_path(folder / STORE_NAME)).open(login, password)
    except UserError:
        (local / WORK).mkdir(parents=True, exist_ok=True)
        note_failure(local / WORK / STORE_NAME, clock.now())
        raise
    look = local / _LOOK
    _must_be_free(look, login, clock)
    try:
        version = place.fetch(look)
        desk = gate.enter_to_read(look, login, password, clock, "Lageret er delt, og blir bare lest her.")
        try:
            desk.store.shared = folder
            yield desk, version, place.holder()
        finally:
            desk.store.close()
    finally:
        shutil.rmtree(look, ignore_errors=True)


def _must_be_free(look: Path, login: str, clock: Clock) -> None:
    """Another command of this computer may be reading there; its files must not be exchanged under it."""
    look.mkdir(parents=True, exist_ok=True)
    free = Holder(look / STORE_NAME)
    free.take(login, clock.now())
    free.release()
