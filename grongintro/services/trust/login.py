"""Signing in, switching user, and own passwords."""

from __future__ import annotations

import socket
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.authority import AccountEventKind, AccountKey
from grongintro.domain.ids import new_id
from grongintro.domain.staff import Account, Actor, Role, Staff
from grongintro.errors import StorageError, UserError
from grongintro.services.desk import Desk, Saved
from grongintro.services.trust import signing
from grongintro.services.trust.authority import record_event
from grongintro.storage import store as stores
from grongintro.storage.keys.attempts import forget_failures, note_failure, take_failures
from grongintro.storage.keys.envelope import check_password
from grongintro.storage.keys.identity import Identity
from grongintro.storage.opened import STORE_NAME
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.storage.keys.envelope import Opened
    from grongintro.storage.opened import Store
    from grongintro.storage.unit import Unit

_ENTERED, _FAILED = "entered", "failed"
_LOOK_BACK = 500


@dataclass(frozen=True)
class FailedTry:
    """Somebody tried to sign in in vain: when, and on which computer."""

    at: datetime
    computer: str


def sign_in(folder: Path, login: str, password: str, clock: Clock) -> Desk:
    """Open the store in `folder` for a name and password; what failed since last time goes into the log.

    UserError when they do not fit (nothing is changed), StorageError when the store cannot be opened.
    """
    _need(login, password)
    store, opened = stores.open_with_password(folder, login, password, at=clock.now())
    try:
        desk = Desk(store, _actor(store, opened.account_id or ""), clock, opened.identity)
        _log_entry(desk, take_failures(store.path))
    except (UserError, StorageError):
        store.close()
        raise
    forget_failures(store.path)
    store.holder.rename(desk.actor.name, clock.now())
    return desk


def enter_to_read(folder: Path, login: str, password: str, clock: Clock, why: str) -> Desk:
    """Open a copy only to read it; nothing is written, not even that somebody came in."""
    _need(login, password)
    store, opened = stores.open_with_password(folder, login, password, at=clock.now())
    store.read_only = why
    try:
        return Desk(store, _actor(store, opened.account_id or ""), clock, opened.identity)
    except UserError:
        store.close()
        raise


def enter_again(desk: Desk, folder: Path) -> Desk:
    """Open another version of the store that the desk has open, for the same person and without a password.

    UserError when their password, or the key of the store, is another by now: then they sign in anew.
    """
    at = desk.clock.now()
    envelope = stores.read_envelope(folder, at=at)
    with desk.read() as reader:
        slot = reader.get(Account, desk.actor.account_id).slot_id
    if not any(each["id"] == slot for each in envelope.slots) or not stores.opens(
        folder / STORE_NAME, desk.store.key
    ):
        raise UserError("Lageret har fått en ny nøkkel imens. Logg inn på nytt.", code="sign_in_again")
    store = stores.open_with_key(folder, envelope, desk.store.key, who=desk.actor.name, at=at)
    try:
        entered = Desk(store, _actor(store, desk.actor.account_id), desk.clock, desk.identity)
        _log_entry(entered, take_failures(store.path))
    except (UserError, StorageError):
        store.close()
        raise
    forget_failures(store.path)
    return entered


def switch_user(desk: Desk, login: str, password: str) -> Desk:
    """Another person at the same store, which stays open («Bytt bruker»)."""
    _need(login, password)
    opened = _opened(desk, login, password)
    if opened.key != desk.store.key or opened.account_id is None:
        raise UserError("Navnet eller passordet stemmer ikke. Prøv igjen.", field="password")
    actor = _actor(desk.store, opened.account_id)
    signing.seal_log(desk)
    desk.store.holder.rename(actor.name, desk.clock.now())
    switched = Desk(desk.store, actor, desk.clock, opened.identity)
    if not desk.store.read_only:
        _log_entry(switched, [])
    return switched


def unlock(desk: Desk, password: str) -> None:
    """Check the signed-in person's own password after a lock; UserError when it does not fit."""
    with desk.read() as reader:
        account = reader.get(Account, desk.actor.account_id)
    opened = _opened(desk, account.login, password)
    if opened.account_id != account.id:
        raise UserError("Passordet stemmer ikke. Prøv igjen.", field="password")


def _opened(desk: Desk, login: str, password: str) -> Opened:
    """What name and password open at the open store; a failed try goes into the log with whose it was."""
    try:
        return desk.store.envelope.open(login, password)
    except UserError:
        if desk.store.read_only:
            note_failure(desk.store.path, desk.clock.now())  # logged when somebody writes on this computer
            raise
        with desk.read() as reader:
            meant = [a.id for a in reader.find(Account) if a.login.casefold() == login.strip().casefold()]
        at = desk.clock.now()
        with desk.store.write(account_id="", at=at, intention="failed_sign_in") as unit:
            lists.log_sign_in(
                unit,
                account_id=next(iter(meant), None),
                at=at,
                outcome=_FAILED,
                computer=socket.gethostname(),
            )
        raise


def _log_entry(desk: Desk, failures: list[tuple[datetime, str]]) -> None:
    at = desk.clock.now()
    with desk.store.write(account_id=desk.actor.account_id, at=at, intention="sign_in") as unit:
        for failed_at, computer in failures:
            lists.log_sign_in(unit, account_id=None, at=failed_at, outcome=_FAILED, computer=computer)
        lists.log_sign_in(
            unit, account_id=desk.actor.account_id, at=at, outcome=_ENTERED, computer=socket.gethostname()
        )


def failed_tries(desk: Desk) -> tuple[FailedTry, ...]:
    """The tries that failed since the signed-in person last came in: theirs, and any at a closed store."""
    with desk.read() as reader:
        rows = lists.sign_ins(reader, limit=_LOOK_BACK)
    found, entries = [], 0
    for row in rows:
        if row.outcome == _ENTERED and row.account_id == desk.actor.account_id:
            entries += 1
            if entries > 1:
                break
        elif row.outcome == _FAILED and row.account_id in {None, desk.actor.account_id}:
            found.append(FailedTry(row.at, row.computer))
    return tuple(found)


def change_password(desk: Desk, old: str, new: str, repeated: str) -> Desk:
    """Give the signed-in account a new password; the old one opens nothing afterwards."""
    unlock(desk, old)
    check_new_password(new, repeated)
    if new == old:
        raise UserError("Velg et annet passord enn det du fikk.", field="new")
    with desk.read() as reader:
        account = reader.get(Account, desk.actor.account_id)
    # The keys under a password that another chose may be known to that other: an own password gets own keys.
    identity = None if desk.actor.must_change else desk.identity
    _, own = set_own_password(desk, account, new, identity)
    return Desk(desk.store, replace(desk.actor, must_change=False), desk.clock, own)


def set_own_password(
    desk: Desk, account: Account, password: str, identity: Identity | None
) -> tuple[Saved, Identity]:
    """Close the data key with a password that its owner chose; without `identity` the keys are new too."""
    own = identity or Identity.new()
    slot, saved = _replace_slot(desk, account, password, own)
    with _writing(desk, "set_password") as unit:
        unit.save(replace(unit.get(Account, account.id), slot_id=slot, must_change=False))
        if identity is None:
            at = desk.clock.now()
            unit.add(AccountKey(new_id(), account.office_id, account.id, own.public, at))
        changes = unit.changes()
    saved()
    return Saved(changes, account.id), own


def set_password(desk: Desk, account: Account, password: str, *, must_change: bool) -> Saved:
    """Close the data key with a password that another chose; a third must confirm it before it counts."""
    slot, saved = _replace_slot(desk, account, password, None)
    with _writing(desk, "reset_password") as unit:
        unit.save(replace(account, slot_id=slot, must_change=must_change))
        record_event(desk, unit, account, AccountEventKind.PASSWORD_RESET)
        changes = unit.changes()
    saved()
    return Saved(changes, account.id)


def _writing(desk: Desk, intention: str) -> AbstractContextManager[Unit]:
    """Also for one who has not chosen an own password yet: that is what is being done."""
    return desk.store.write(account_id=desk.actor.account_id, at=desk.clock.now(), intention=intention)


def _replace_slot(
    desk: Desk, account: Account, password: str, identity: Identity | None
) -> tuple[str, Callable[[], None]]:
    """A new slot on disk, and what takes the old one away when the store knows the new.

    A power cut between leaves both, never none.
    """
    desk.store.must_be_writable()
    envelope, old = desk.store.envelope, account.slot_id
    slot = envelope.add(desk.store.key, account.login, password, account.id, identity)
    desk.store.save_envelope()

    def known() -> None:
        envelope.remove(old)
        desk.store.save_envelope()

    return slot, known


def open_with_recovery_code(
    folder: Path, code: str, login: str, new: str, repeated: str, clock: Clock
) -> Desk:
    """Open the store with the printed code and give the account `login` a new password and new keys.

    What the account does from now on counts for deciding when another has confirmed it.
    """
    check_new_password(new, repeated)
    envelope = stores.read_envelope(folder, at=clock.now())
    opened = envelope.open_recovery(code)
    store = stores.open_with_slot(folder, envelope, opened, who=login, at=clock.now())
    try:
        account = _account_named(store, login)
        desk = Desk(store, _actor(store, account.id), clock)
        with _writing(desk, "open_with_recovery_code") as unit:
            record_event(desk, unit, account, AccountEventKind.RECOVERED, made_by="")
        _, own = set_own_password(desk, account, new, None)
        _log_entry(desk, take_failures(store.path))
    except (UserError, StorageError):
        store.close()
        raise
    forget_failures(store.path)
    return Desk(store, replace(desk.actor, must_change=False), clock, own)


def new_recovery_code(desk: Desk) -> str:
    """Make a new recovery code to print; the old one opens nothing afterwards."""
    desk.require(Role.LEADER)
    desk.store.must_be_writable()
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
