"""Accounts: made, given a new password, shut; and what another must confirm before they count."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.authority import (
    AccountEvent,
    AccountEventKind,
    AccountKey,
    DecisionType,
    Delegation,
    EventConfirmation,
)
from grongintro.domain.dates import short
from grongintro.domain.frozen import frozen
from grongintro.domain.ids import new_id
from grongintro.domain.staff import Account, Role, Staff
from grongintro.errors import UserError
from grongintro.rules.authority import CREDENTIALS, may_confirm
from grongintro.services.desk import Desk, Saved
from grongintro.services.keeping import safety
from grongintro.services.staff import ROLE_LABELS
from grongintro.services.trust import signing
from grongintro.services.trust.authority import TYPE_WORDS, current_standing, record_event
from grongintro.services.trust.login import set_password
from grongintro.storage.keys.envelope import Envelope, check_password
from grongintro.storage.keys.identity import fingerprint
from grongintro.storage.keys.rekey import rekey
from grongintro.storage.opened import STORE_NAME, envelope_path

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grongintro.storage.unit import Reader

SHOWN_DAYS = 90


def create_account(desk: Desk, staff_id: str, *, login: str, password: str, role: Role) -> Saved:
    """Give a colleague an account with a first password that must be changed at first sign-in."""
    desk.require(Role.LEADER)
    check_password(password)
    if not login.strip():
        raise UserError("Skriv et kort navn å logge inn med.", field="login")
    with desk.write("create_account") as unit:
        if any(a.login.casefold() == login.strip().casefold() for a in unit.find(Account)):
            raise UserError("Navnet er i bruk. Velg et annet.", field="login")
        if any(account.active for account in unit.find(Account, staff_id=staff_id)):
            raise UserError("Kollegaen har alt en konto.", field="staff_id")
        staff = unit.get(Staff, staff_id)
        account_id = new_id()
        slot = desk.store.envelope.add(desk.store.key, login, password, account_id)
        account = Account(account_id, staff.office_id, staff_id, login.strip(), role, slot, must_change=True)
        unit.add(account)
        record_event(desk, unit, account, AccountEventKind.CREATED, detail=str(role))
        changes = unit.changes()
    desk.store.save_envelope()
    return Saved(changes, account_id)


def reset_password(desk: Desk, account_id: str, password: str) -> Saved:
    """Give an account a new first password, e.g. when it was forgotten; another must confirm it."""
    desk.require(Role.LEADER)
    check_password(password)
    with desk.read() as reader:
        account = reader.get(Account, account_id)
    return set_password(desk, account, password, must_change=True)


def change_role(desk: Desk, account_id: str, role: Role) -> Saved:
    """Give an account another role; it counts for deciding when another has confirmed it."""
    desk.require(Role.LEADER)
    with desk.write("change_role") as unit:
        account = unit.get(Account, account_id)
        if account.role is role:
            return Saved(unit.changes(), account_id)
        leaders = [a for a in unit.find(Account, role=Role.LEADER) if a.active and a.id != account_id]
        if account.role is Role.LEADER and not leaders:
            raise UserError("Tjenesten må ha minst én leder. Gi en annen rollen først.", field="role")
        unit.save(replace(account, role=role))
        record_event(desk, unit, account, AccountEventKind.ROLE_CHANGED, detail=f"{account.role} → {role}")
        return Saved(unit.changes(), account_id)


@frozen
class Removal(Saved):
    """An account that was shut, and the older copies that its password still opens."""

    copies: tuple[Path, ...] = ()


def close_account(desk: Desk, account_id: str) -> Removal:
    """Shut an account and give the store a new data key: what is written from now on, its owner cannot read.

    Older copies keep the old envelope; those that the password still opens are named.
    """
    desk.require(Role.LEADER)
    if account_id == desk.actor.account_id:
        raise UserError("Du kan ikke stenge din egen konto.")
    if desk.identity is None:
        raise UserError("Logg inn på nytt med passordet ditt, og prøv igjen.", code="no_key")
    with desk.write("close_account") as unit:
        account = unit.get(Account, account_id)
        unit.save(replace(account, active=False, slot_id=""))
        record_event(desk, unit, account, AccountEventKind.REMOVED)
        changes = unit.changes()
    desk.store.envelope.remove(account.slot_id)
    desk.store.save_envelope()
    rekey(desk.store, desk.identity)
    return Removal(changes, account_id, _still_opened(desk, account.slot_id))


def _still_opened(desk: Desk, slot_id: str) -> tuple[Path, ...]:
    return tuple(copy.folder for copy in safety.copies(desk) if _holds(copy.folder, slot_id))


def _holds(folder: Path, slot_id: str) -> bool:
    path = envelope_path(folder / STORE_NAME)
    return path.is_file() and any(slot["id"] == slot_id for slot in Envelope.read(path).slots)


@frozen
class EventLine:
    """An account event as everybody sees it for 90 days, or as long as nobody has confirmed it.

    `mark` is what the subject and the confirmer compare: the fingerprint of the subject's signing key, empty
    until an own password is chosen. `may_confirm` says whether the reader may.
    """

    event: AccountEvent
    subject: str
    words: str
    made_by: str
    confirmed_by: tuple[tuple[str, datetime], ...]
    waits: bool
    may_confirm: bool
    key: str

    @property
    def mark(self) -> str:
        """The key as people compare it."""
        return fingerprint(self.key) if self.key else ""


def event_lines(desk: Desk) -> tuple[EventLine, ...]:
    """What happened to accounts and authority in the last 90 days, and what still waits; the newest first."""
    since = desk.today - timedelta(days=SHOWN_DAYS)
    with desk.read() as reader:
        now = current_standing(reader)
        waiting = {event.id for events in now.pending.values() for event in events}
        names = account_names(reader)
        keys = newest_keys(reader)
        given: dict[str, list[EventConfirmation]] = {}
        for each in reader.find(EventConfirmation):
            given.setdefault(each.event_id, []).append(each)
        lines = []
        for event in reader.find(AccountEvent):
            if event.id not in waiting and event.at.date() < since:
                continue
            confirmed = tuple((names[c.account_id], c.at) for c in given.get(event.id, ()))
            key = keys.get(event.account_id, "")
            ready = bool(key) or event.kind not in CREDENTIALS
            mine = (
                ready and may_confirm(event, desk.actor.account_id, now) and _is_another(desk, reader, event)
            )
            lines.append(
                EventLine(
                    event,
                    names[event.account_id],
                    _words(reader, event),
                    names.get(event.made_by, "den som hadde gjenopprettingskoden"),
                    confirmed,
                    event.id in waiting,
                    event.id in waiting and mine,
                    key,
                )
            )
    return tuple(sorted(lines, key=lambda line: (line.waits, line.event.at), reverse=True))


def own_mark(desk: Desk) -> str:
    """The signed-in person's own fingerprint, to be compared by a colleague; empty without keys."""
    return fingerprint(desk.identity.public) if desk.identity is not None else ""


def _words(reader: Reader, event: AccountEvent) -> str:
    kinds = {
        AccountEventKind.FOUNDED: "Konto fra oppstarten",
        AccountEventKind.CREATED: "Ny konto",
        AccountEventKind.ROLE_CHANGED: "Ny rolle",
        AccountEventKind.DELEGATED: "Ny fullmakt",
        AccountEventKind.ONE_PERSON: "Én person er nok for vedtakstypen",
        AccountEventKind.PASSWORD_RESET: "Nytt passord gitt av en annen",
        AccountEventKind.RECOVERED: "Åpnet med gjenopprettingskoden",
        AccountEventKind.REMOVED: "Konto stengt",
    }
    if event.kind is AccountEventKind.ONE_PERSON:
        return f"{kinds[event.kind]} «{TYPE_WORDS[DecisionType(event.detail)]}»"
    if event.kind is AccountEventKind.ROLE_CHANGED:
        was, _, now = event.detail.partition(" → ")
        return (
            f"{kinds[event.kind]}: {ROLE_LABELS[Role(now)].lower()} (før: {ROLE_LABELS[Role(was)].lower()})"
        )
    if event.delegation_id is None or event.kind is not AccountEventKind.DELEGATED:
        return kinds[event.kind]
    given = reader.get(Delegation, event.delegation_id)
    until = f" til {short(given.end)}" if given.end else ""
    return f"{kinds[event.kind]} fra {short(given.start)}{until} ({given.basis})"


def confirm_event(desk: Desk, event_id: str) -> Saved:
    """Confirm, with a signature, that an account event is as it should be.

    UserError for the one who did it, for the one it was done to, and for an account that does not count
    itself; or when the subject has not chosen an own password yet.
    """
    with desk.write("confirm_event") as unit:
        event = unit.get(AccountEvent, event_id)
        now = current_standing(unit)
        if event not in now.waiting(event.account_id):
            return Saved(unit.changes(), event_id)
        key = newest_keys(unit).get(event.account_id, "")
        if event.kind in CREDENTIALS and not key:
            raise UserError("Kollegaen må logge inn og velge sitt eget passord først.", code="no_key")
        if not (may_confirm(event, desk.actor.account_id, now) and _is_another(desk, unit, event)):
            raise UserError(
                "Dette må bekreftes av en tredje person: ikke den som gjorde det, ikke den det gjelder, "
                "og ikke en som selv venter på bekreftelse.",
                code="four_eyes",
            )
        given = EventConfirmation(
            new_id(), event.office_id, event.id, desk.actor.account_id, desk.clock.now(), key
        )
        unit.add(given)
        stated = confirmation_statement(event, key)
        signing.sign(desk, unit, signing.CONFIRMED, given.id, event.office_id, stated)
        return Saved(unit.changes(), event_id)


def _is_another(desk: Desk, reader: Reader, event: AccountEvent) -> bool:
    """Whether the signed-in person, whatever account it was, neither did the thing nor had it done to one."""
    people = {account.id: account.staff_id for account in reader.find(Account)}
    return desk.actor.staff_id not in {people.get(each) for each in (event.made_by, event.account_id)}


def confirmation_statement(event: AccountEvent, key: str) -> dict[str, str | None]:
    """What is signed of a confirmation: the event, whose, by whom it was done, and the subject's key."""
    return {
        "event": event.id,
        "kind": str(event.kind),
        "subject": event.account_id,
        "made_by": event.made_by,
        "delegation": event.delegation_id,
        "key": key,
    }


def account_names(reader: Reader) -> dict[str, str]:
    """The colleague's name of every account."""
    staff = {one.id: one.name for one in reader.find(Staff)}
    return {account.id: staff[account.staff_id] for account in reader.find(Account)}


def newest_keys(reader: Reader) -> dict[str, str]:
    """The public signing key that each account has now."""
    found = sorted(reader.find(AccountKey), key=lambda key: (key.made_at, key.id))
    return {key.account_id: key.public_key for key in found}
