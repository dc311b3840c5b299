"""First start: a new service with its municipality, its first two people and an encrypted store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.authority import AccountEvent, AccountEventKind, AccountKey, DecisionType, Delegation
from grongintro.domain.ids import new_id
from grongintro.domain.staff import Account, Actor, Office, Post, Role, Staff
from grongintro.errors import UserError
from grongintro.services.desk import Desk
from grongintro.services.keeping import safety
from grongintro.services.settings import check_municipality
from grongintro.services.trust import signing
from grongintro.services.trust.login import check_new_password
from grongintro.storage import store as stores
from grongintro.storage.keys.envelope import check_password
from grongintro.storage.keys.identity import Identity
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.domain.municipality import Municipality
    from grongintro.storage.keys.envelope import Cost
    from grongintro.storage.opened import Store
    from grongintro.storage.unit import Unit


FOUNDING_BASIS = "Gitt ved oppstarten av lageret"


@dataclass(frozen=True)
class NewColleague:
    """A person who gets an account at first start."""

    name: str
    title: str
    phone: str
    email: str
    login: str
    password: str
    percent: int = 100


@dataclass(frozen=True)
class FirstStart:
    """All that first start asks for; `repeated` is the leader's password typed again."""

    municipality: Municipality
    places: tuple[str, ...]
    leader: NewColleague
    repeated: str
    adviser: NewColleague
    folder: Path
    backup_folder: Path
    second_backup_folder: Path | None = None


def check_people(first: FirstStart) -> None:
    """Raise UserError at the first field about people that is wrong."""
    for role, colleague in (("leader", first.leader), ("adviser", first.adviser)):
        if len(colleague.name.split()) < 2:  # noqa: PLR2004  given name and family name
            raise UserError("Skriv fornavn og etternavn.", field=f"{role}.name")
        if not colleague.login.strip():
            raise UserError("Skriv et kort navn å logge inn med.", field=f"{role}.login")
        check_password(colleague.password, field=f"{role}.password")
        if not 0 <= colleague.percent <= 100:  # noqa: PLR2004  per cent
            raise UserError("Stillingen er fra 0 til 100 prosent.", field=f"{role}.percent")
    if first.leader.login.strip().casefold() == first.adviser.login.strip().casefold():
        raise UserError("De to må ha hvert sitt navn å logge inn med.", field="adviser.login")
    if first.leader.password != first.repeated:
        check_new_password(first.leader.password, first.repeated)


def check_folders(first: FirstStart) -> None:
    """Raise UserError when store or copies would lie where they are not safe."""
    safety.check_folders(first.folder, first.backup_folder, first.second_backup_folder)


def found_service(first: FirstStart, clock: Clock, *, cost: Cost | None = None) -> tuple[Desk, str]:
    """Make the store and its first rows; returns the leader's desk and the recovery code to print.

    UserError at the field that is wrong; then nothing has been made.
    """
    check_municipality(first.municipality)
    check_people(first)
    check_folders(first)
    store = stores.create(first.folder, who=first.leader.name, at=clock.now(), cost=cost)
    try:
        return _lay_out(store, first, clock)
    except BaseException:
        stores.take_back(store)
        raise


def _lay_out(store: Store, first: FirstStart, clock: Clock) -> tuple[Desk, str]:
    office = Office(new_id(), first.places[0] if first.places else first.municipality.name)
    with store.write(account_id="", at=clock.now(), intention="found_service") as unit:
        unit.add(office)  # first of all: every other row belongs to it
        keyed.save_municipality(unit, first.municipality)
        keyed.save_setting(unit, "places", list(first.places))
        safety.save_places(unit, first.backup_folder, first.second_backup_folder)
        identity = Identity.new()
        leader = _add_colleague(unit, store, first.leader, Role.LEADER, office, identity)
        adviser = _add_colleague(unit, store, first.adviser, Role.ADVISER, office, Identity.new())
        _found_authority(unit, leader, adviser, identity)
    code = store.envelope.add_recovery(store.key)
    store.save_envelope()
    staff_name = first.leader.name.strip()
    actor = Actor(leader.id, leader.staff_id, staff_name, Role.LEADER)
    return Desk(store, actor, clock, identity), code


def _found_authority(unit: Unit, leader: Account, adviser: Account, identity: Identity) -> None:
    """The leader decides from the first day; the two founding accounts need nobody before them."""
    types = tuple(str(kind) for kind in DecisionType)
    given = Delegation(new_id(), leader.office_id, leader.staff_id, types, unit.at.date(), FOUNDING_BASIS)
    unit.add(given)
    for account, delegation_id in ((leader, given.id), (adviser, None)):
        founded = AccountEventKind.FOUNDED
        unit.add(
            AccountEvent(
                new_id(), account.office_id, account.id, founded, leader.id, unit.at, "", delegation_id
            )
        )
    unit.add(AccountKey(new_id(), leader.office_id, leader.id, identity.public, unit.at))


def _add_colleague(
    unit: Unit, store: Store, colleague: NewColleague, role: Role, office: Office, identity: Identity
) -> Account:
    leads = role is Role.LEADER
    staff = Staff(
        new_id(),
        office.id,
        colleague.name.strip(),
        colleague.title.strip(),
        colleague.phone.strip(),
        colleague.email.strip(),
    )
    account_id, login = new_id(), colleague.login.strip()
    slot = store.envelope.add(store.key, login, colleague.password, account_id, identity)
    account = Account(account_id, office.id, staff.id, login, role, slot, must_change=not leads)
    today = unit.at.date()
    post = Post(new_id(), office.id, staff.id, role, colleague.percent, today, counts=not leads)
    unit.add_all((staff, account, post))
    return account


def close_service(desk: Desk) -> Path | None:
    """Copy store and envelope to the chosen places, then close; returns the first copy's folder."""
    try:
        if desk.store.read_only:
            return None
        signing.seal_log(desk)
        made = safety.back_up_all(desk)
        return made.folder if made is not None else None
    finally:
        desk.store.close()
