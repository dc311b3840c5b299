"""Protected persons, and what an account must neither see nor work with on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.protection import Protection
from grongintro.domain.staff import Account
from grongintro.errors import UserError
from grongintro.services.desk import Desk, Saved
from grongintro.services.trust.accounts import account_names

if TYPE_CHECKING:
    from datetime import date

    from grongintro.storage.unit import Reader, Unit


@dataclass(frozen=True)
class ProtectionView:
    """How a person is protected now, and the names of those who see them; `by_name` goes by account."""

    protection: Protection | None
    seen_by: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]


def protection_of(desk: Desk, person_id: str) -> ProtectionView:
    """Whether a person is protected today, who sees them, and who could be named."""
    with desk.read() as reader:
        names = account_names(reader)
        active = [account.id for account in reader.find(Account) if account.active]
        now = _running(reader, person_id, desk.today)
    seen_by = tuple(sorted(names[each] for each in now.account_ids if each in names)) if now else ()
    return ProtectionView(now, seen_by, tuple(sorted(((each, names[each]) for each in active), key=_name)))


def _name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def protect(desk: Desk, person_id: str, *, basis: str, account_ids: tuple[str, ...]) -> Saved:
    """Let only the named accounts see a person from today; for everybody else the person is not there.

    UserError without a basis, or when the one who does it, or everybody but one, would be left out: a person
    whom only one account sees is lost with that password.
    """
    desk.require_caseworker()
    if not basis.strip():
        raise UserError(
            "Skriv hva skjermingen bygger på, for eksempel «Strengt fortrolig adresse».", field="basis"
        )
    with desk.write("protect_person") as unit:
        person = unit.get(Person, person_id)
        _check_named(desk, unit, account_ids)
        running = _running(unit, person_id, desk.today)
        if running is not None:
            unit.save(replace(running, basis=basis.strip(), account_ids=account_ids))
            return Saved(unit.changes(), running.id)
        made = Protection(new_id(), person.office_id, person_id, basis.strip(), account_ids, desk.today)
        unit.add(made)
        return Saved(unit.changes(), made.id)


def _check_named(desk: Desk, unit: Unit, account_ids: tuple[str, ...]) -> None:
    active = {account.id for account in unit.find(Account) if account.active}
    named = set(account_ids) & active
    if desk.actor.account_id not in named:
        raise UserError(
            "Du må selv stå på listen. La en annen gjøre det hvis du ikke skal se personen.", field="accounts"
        )
    if len(named) < 2:  # noqa: PLR2004  one and a reserve
        raise UserError(
            "Velg minst to kontoer. Ellers er personen borte hvis ett passord går tapt.", field="accounts"
        )


def end_protection(desk: Desk, person_id: str, *, reason: str) -> Saved:
    """Let everybody see a person again from tomorrow, with why."""
    desk.require_caseworker()
    if not reason.strip():
        raise UserError("Skriv hvorfor skjermingen er slutt.", field="reason")
    with desk.write("end_protection") as unit:
        running = _running(unit, person_id, desk.today)
        if running is None:
            raise UserError("Personen er ikke skjermet.", code="state")
        unit.save(replace(running, end=desk.today, basis=f"{running.basis} – opphørt: {reason.strip()}"))
        return Saved(unit.changes(), running.id)


def _running(reader: Reader, person_id: str, today: date) -> Protection | None:
    found = reader.find(Protection, person_id=person_id)
    return next((each for each in found if today in Period(each.start, each.end)), None)
