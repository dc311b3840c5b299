"""Signing in, switching user, and own passwords."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.staff import Account, Actor, Role, Staff
from grongintro.errors import StorageError, UserError
from grongintro.services.desk import Desk, Saved
from grongintro.storage import store as stores
from grongintro.storage.envelope import Envelope, check_password
from grongintro.storage.opened import STORE_NAME, envelope_path

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.storage.opened import Store


def sign_in(folder: Path, login: str, password: str, clock: Clock) -> Desk:
    """Open the store in `folder` for a name and password.

    UserError when they do not fit (nothing is changed), StorageError when the store cannot be opened.
    """
    _need(login, password)
    store, account_id = stores.open_with_password(folder, login, password, at=clock.now())
    try:
        desk = Desk(store, _actor(store, account_id), clock)
    except UserError:
        store.close()
        raise
    store.holder.rename(desk.actor.name, clock.now())
    return desk


def switch_user(desk: Desk, login: str, password: str) -> Desk:
    """Another person at the same store, which stays open («Bytt bruker»)."""
    _need(login, password)
    opened = desk.store.envelope.open(login, password)
    if opened.key != desk.store.key or opened.account_id is None:
        raise UserError("Navnet eller passordet stemmer ikke. Prøv igjen.", field="password")
    actor = _actor(desk.store, opened.account_id)
    desk.store.holder.rename(actor.name, desk.clock.now())
    return Desk(desk.store, actor, desk.clock)


def unlock(desk: Desk, password: str) -> None:
    """Check the signed-in person's own password after a lock; UserError when it does not fit."""
    with desk.read() as reader:
        account = reader.get(Account, desk.actor.account_id)
    opened = desk.store.envelope.open(account.login, password)
    if opened.account_id != account.id:
        raise UserError("Passordet stemmer ikke. Prøv igjen.", field="password")


def change_password(desk: Desk, old: str, new: str, repeated: str) -> Desk:
    """Give the signed-in account a new password; the old one opens nothing afterwards."""
    unlock(desk, old)
    check_new_password(new, repeated)
    if new == old:
        raise UserError("Velg et annet passord enn det du fikk.", field="new")
    with desk.read() as reader:
        account = reader.get(Account, desk.actor.account_id)
    set_password(desk, account, new, must_change=False)
    return Desk(desk.store, replace(desk.actor, must_change=False), desk.clock)


def set_password(desk: Desk, account: Account, password: str, *, must_change: bool) -> Saved:
    """Wrap the key anew for an account and take its old slot away, in the envelope and in the store."""
    envelope = desk.store.envelope
    slot = envelope.add(desk.store.key, account.login, password, account.id)
    old_slot, at = account.slot_id, desk.clock.now()
    # The new slot is on disk before the old one goes: a power cut between leaves both, never none.
    desk.store.save_envelope()
    with desk.store.write(account_id=desk.actor.account_id, at=at, intention="set_password") as unit:
        unit.save(replace(account, slot_id=slot, must_change=must_change))
        changes = unit.changes()
    envelope.remove(old_slot)
    desk.store.save_envelope()
    return Saved(changes, account.id)


def open_with_recovery_code(
    folder: Path, code: str, login: str, new: str, repeated: str, clock: Clock
) -> Desk:
    """Open the store with the printed code and give the account `login` a new password."""
    check_new_password(new, repeated)
    envelope = Envelope.read(envelope_path(folder / STORE_NAME))
    key = envelope.open_recovery(code).key
    store = stores.open_with_key(folder, envelope, key, who=login, at=clock.now())
    try:
        account = _account_named(store, login)
        desk = Desk(store, _actor(store, account.id), clock)
        set_password(desk, account, new, must_change=False)
    except (UserError, StorageError):
        store.close()
        raise
    return Desk(store, replace(desk.actor, must_change=False), clock)


def new_recovery_code(desk: Desk) -> str:
    """Make a new recovery code to print; the old one opens nothing afterwards."""
    desk.require(Role.LEADER)
    code = desk.store.envelope.add_recovery(desk.store.key)
    desk.store.save_envelope()
    return code


def check_new_password(new: str, repeated: str) -> None:
    """Raise UserError at the field when a new password is too short or typed differently twice."""
    check_password(new, field="new")
    if new != repeated:
        raise UserError("De to passordene er ikke like.", field="repeated")


def _actor(store: Store, account_id: str) -> Actor:
    with store.read() as reader:
        account = reader.get(Account, account_id)
        if not account.active:
            raise UserError("Kontoen er stengt. Snakk med avdelingslederen.", field="login")
        staff = reader.get(Staff, account.staff_id)
    return Actor(account.id, staff.id, staff.name, account.role, account.must_change)


def _account_named(store: Store, login: str) -> Account:
    with store.read() as reader:
        for account in reader.find(Account):
            if account.login.casefold() == login.strip().casefold():
                return account
    raise UserError("Det finnes ingen konto med dette navnet.", field="login")


def _need(login: str, password: str) -> None:
    if not login.strip():
        raise UserError("Skriv navnet ditt.", field="login")
    if not password:
        raise UserError("Skriv passordet.", field="password")
