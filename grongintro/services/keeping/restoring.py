"""Fetching a copy back: what is in it, what would be lost, and exchanging it for today's store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from grongintro.domain.staff import Account, Role
from grongintro.errors import StorageError, UserError
from grongintro.services.keeping import safety
from grongintro.storage.copying import restore
from grongintro.storage.copying.backup import back_up
from grongintro.storage.copying.contents import Contents, contents
from grongintro.storage.copying.copies import examine, fits, untouched
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.place.own_disk import refuse_network_folder
from grongintro.storage.place.shared import refuse_shared_folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.services.desk import Desk
    from grongintro.services.keeping.safety import Copy

NEEDS_PASSWORD = "password_of_then"  # noqa: S105  the code of an error


@dataclass(frozen=True)
class View:
    """What is in a copy, and what is in today's store and not in it.

    `reopened` are the accounts that were shut since and would open again. `other_password` is true when the
    acting person's password was changed since: afterwards the one of then is the one that opens.
    """

    copy: Copy
    people: int
    talks: int
    issued: int
    changed_at: datetime | None
    changed_by: str
    broken: bool
    key: bytes = field(repr=False)
    account_id: str = ""
    newer_people: int = 0
    newer_talks: int = 0
    newer_issued: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    other_password: bool = False


def look(desk: Desk, folder: Path, password: str = "") -> View:
    """Open a copy with today's key, or with the acting person's password of then, and hold it against today.

    UserError with the code `NEEDS_PASSWORD` when today's key does not open it; StorageError when it is
    damaged. Nothing is written.
    """
    desk.require(Role.LEADER)
    restore.check_copy(folder)
    envelope = Envelope.read(envelope_path(folder / STORE_NAME))
    if envelope.salt != desk.store.envelope.salt:
        raise UserError("Kopien hører til et annet lager. Velg en annen.", field="copy", code="other_store")
    with desk.read() as reader:
        account = reader.get(Account, desk.actor.account_id)
        now = contents(reader.connection)
    key = _key(desk, envelope, folder, account.login, password)
    mine = any(slot["id"] == account.slot_id for slot in envelope.slots)
    return _held_against(_view(folder, key, account.id), folder, now, other_password=not mine)


def _key(desk: Desk, envelope: Envelope, folder: Path, login: str, password: str) -> bytes:
    """The copy's key: today's, or the one that the acting person's own keys open, or their password of then.

    A damaged copy is told as such, before anybody is asked for a password that would not help.
    """
    own = _sealed_to(desk, envelope)
    if not any(fits(folder / STORE_NAME, key) for key in (desk.store.key, *own)) and not own:
        if not password:
            raise UserError(
                "Lageret har fått en ny nøkkel siden kopien ble tatt. Skriv passordet du hadde da.",
                field="password",
                code=NEEDS_PASSWORD,
            )
        opened = envelope.open(login, password)
        own = [opened.key, *opened.others]
    fitting = [key for key in (desk.store.key, *own) if fits(folder / STORE_NAME, key)]
    if not fitting:
        raise StorageError(
            "Sikkerhetskopien er skadet.", "Velg en annen kopi. Den skadede er ikke endret.", code="damaged"
        )
    return fitting[0]


def _sealed_to(desk: Desk, envelope: Envelope) -> list[bytes]:
    """The data keys that the copy's envelope holds for the acting person's keys of today."""
    if desk.identity is None:
        return []
    mine = [slot for slot in envelope.slots if slot["public"] == desk.identity.sealing_public]
    found = [desk.identity.unseal(sealed) for slot in mine for sealed in slot["sealed"]]
    return [key for key in found if key is not None]


def look_closed(folder: Path, login: str, password: str) -> View:
    """Open a copy with a name and password of then, where there is no store to hold it against."""
    restore.check_copy(folder)
    envelope = Envelope.read(envelope_path(folder / STORE_NAME))
    if not login.strip():
        raise UserError("Skriv navnet du logget inn med.", field="login")
    if not password:
        raise UserError("Skriv passordet du hadde da.", field="password")
    opened = envelope.open(login, password)
    keys = [key for key in (opened.key, *opened.others) if fits(folder / STORE_NAME, key)]
    return _view(folder, (keys or [opened.key])[0], opened.account_id or "")


def _view(folder: Path, key: bytes, account_id: str) -> View:
    found = examine(folder / STORE_NAME, key)
    then = _contents(folder, key)
    return View(
        safety.copy_in(folder),
        len(then.people),
        len(then.talks),
        len(then.issued),
        then.changed_at,
        then.changed_by,
        bool(found.breaks),
        key,
        account_id,
    )


def _contents(folder: Path, key: bytes) -> Contents:
    with untouched(folder / STORE_NAME, key) as connection:
        return contents(connection)


def _held_against(view: View, folder: Path, now: Contents, *, other_password: bool) -> View:
    then = _contents(folder, view.key)
    lost = [number for row_id, number in now.issued.items() if row_id not in then.issued]
    opened_again = [name for row_id, name in then.accounts.items() if row_id not in now.accounts]
    return replace(
        view,
        newer_people=len(now.people - then.people),
        newer_talks=len(now.talks - then.talks),
        newer_issued=tuple(sorted(lost)),
        reopened=tuple(sorted(opened_again)),
        other_password=other_password,
    )


def replace_with(desk: Desk, view: View) -> Path:
    """Save today's state, exchange the store for the copy, and close it; returns where today's state is.

    StorageError, and nothing changed, when today's state cannot be saved or the copy is not whole.
    """
    desk.require(Role.LEADER)
    desk.store.must_be_writable()
    at = desk.clock.now()
    where = safety.whereabouts(desk)
    place = where.copies if where.copies is not None else where.store / "kopier"
    saved = back_up(desk.store, place, at=at, held=True).folder
    restore.restore_over(desk.store, view.copy.folder, view.key, account_id=desk.actor.account_id, at=at)
    return saved


def put_in(folder: Path, view: View, clock: Clock) -> Path | None:
    """Put a copy where no store is open; what lies there is copied aside, and that folder returned."""
    refuse_network_folder(folder)
    refuse_shared_folder(folder)
    return restore.restore_into(
        folder, view.copy.folder, view.key, account_id=view.account_id, at=clock.now()
    )


def copies_at(folder: Path) -> tuple[Copy, ...]:
    """The copies to choose from when somebody points at a folder: those in it, newest first, or itself."""
    if (folder / STORE_NAME).is_file():
        return (safety.copy_in(folder),)
    return tuple(reversed(safety.copies_in(folder)))
