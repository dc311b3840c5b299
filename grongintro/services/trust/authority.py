"""Who may prepare and decide here and now: delegations, choices, and who touched what a decision rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.authority import (
    AccountEvent,
    AccountEventKind,
    Conflict,
    DecisionType,
    Delegation,
    EventConfirmation,
)
from grongintro.domain.case import Decision, DecisionKind
from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.staff import Account, Role, Staff, StaffAbsence
from grongintro.errors import UserError
from grongintro.rules.authority import (
    ONE_PERSON,
    DecidingFacts,
    Refusal,
    Standing,
    Touch,
    refusals,
    standing,
)
from grongintro.services.desk import Desk, Saved
from grongintro.services.trust.facts import touches
from grongintro.services.trust.inhabil import check_not_inhabil
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from datetime import date

    from grongintro.storage.unit import Reader, Unit

TYPES = {DecisionKind.INTRODUCTION_BENEFIT: DecisionType.GRANT}
TYPE_WORDS = {
    DecisionType.GRANT: "Innvilgelse",
    DecisionType.REFUSAL: "Avslag",
    DecisionType.STOP: "Stans",
    DecisionType.REDUCTION: "Reduksjon",
    DecisionType.REPAYMENT: "Tilbakebetaling",
    DecisionType.EXEMPTION: "Fritak",
    DecisionType.LOSS_OF_SELF_CERTIFICATION: "Tap av egenmelding",
    DecisionType.PAYMENT: "Utbetaling",
    DecisionType.LEAVE: "Innvilget permisjon",
    DecisionType.ABSENCE: "Godkjent fravær",
}
_TWO_PERSONS, _PREPARERS = "two_persons", "preparers"
CASEWORKERS = (Role.LEADER, Role.ADVISER)


def current_standing(reader: Reader) -> Standing:
    """What is unconfirmed about accounts and delegations now."""
    return standing(reader.find(AccountEvent), reader.find(EventConfirmation))


def two_persons(reader: Reader, kind: DecisionType) -> bool:
    """Whether two persons must stand behind a decision of this type: the setting, else the type's default.

    Where the default is two, that one is enough counts only when another has confirmed it.
    """
    two = _chosen_two(reader, kind)
    if two or kind in ONE_PERSON:
        return two
    waiting = (event for events in current_standing(reader).pending.values() for event in events)
    return any(e.kind is AccountEventKind.ONE_PERSON and e.detail == kind for e in waiting)


def _chosen_two(reader: Reader, kind: DecisionType) -> bool:
    chosen: dict[str, bool] = keyed.settings(reader).get(_TWO_PERSONS, {})
    return chosen.get(str(kind), kind not in ONE_PERSON)


def choose_two_persons(desk: Desk, kind: DecisionType, *, two: bool) -> Saved:
    """Choose whether a decision type needs two persons; to need fewer must be confirmed by another."""
    desk.require(Role.LEADER)
    with desk.write("choose_two_persons") as unit:
        if _chosen_two(unit, kind) is two:
            return Saved(unit.changes(), str(kind))
        chosen = dict(keyed.settings(unit).get(_TWO_PERSONS, {}))
        chosen[str(kind)] = two
        keyed.save_setting(unit, _TWO_PERSONS, chosen)
        if not two and kind not in ONE_PERSON:
            account = unit.get(Account, desk.actor.account_id)
            record_event(desk, unit, account, AccountEventKind.ONE_PERSON, detail=str(kind))
        return Saved(unit.changes(), str(kind))


def preparers(reader: Reader, kind: DecisionType) -> tuple[Role, ...]:
    """The roles that may prepare a decision of this type: the setting, else leaders and advisers."""
    chosen: dict[str, list[str]] = keyed.settings(reader).get(_PREPARERS, {})
    return tuple(Role(each) for each in chosen.get(str(kind), CASEWORKERS))


def choose_preparers(desk: Desk, kind: DecisionType, roles: tuple[Role, ...]) -> Saved:
    """Choose which roles may prepare a decision type; the choice stands in the log."""
    desk.require(Role.LEADER)
    if not roles or not set(roles) <= set(CASEWORKERS):
        raise UserError("Velg ledere, rådgivere eller begge.", field="preparers")
    with desk.write("choose_preparers") as unit:
        chosen = dict(keyed.settings(unit).get(_PREPARERS, {}))
        chosen[str(kind)] = [str(role) for role in roles]
        keyed.save_setting(unit, _PREPARERS, chosen)
        return Saved(unit.changes(), str(kind))


def check_preparer(desk: Desk, reader: Reader, person_id: str, kind: DecisionKind) -> None:
    """Raise UserError unless the signed-in person may prepare this kind of decision for a person."""
    check_not_inhabil(desk, reader, person_id)
    if desk.actor.role not in preparers(reader, TYPES[kind]):
        who = "avdelingslederen" if desk.actor.role is Role.ADVISER else "en programrådgiver"
        raise UserError(f"Kommunen har valgt at {who} forbereder slike vedtak.", code="role")


@dataclass(frozen=True)
class DecidingRule:
    """How a type of decision is made here: whether two persons must stand behind it, and who prepares it.

    `chosen` is what stands in the settings; while nobody has confirmed that one is enough, `two` holds.
    """

    kind: DecisionType
    two: bool
    chosen: bool
    preparers: tuple[Role, ...]


def deciding_rules(desk: Desk) -> tuple[DecidingRule, ...]:
    """The choices for every type of decision that this program makes."""
    with desk.read() as reader:
        return tuple(
            DecidingRule(kind, two_persons(reader, kind), _chosen_two(reader, kind), preparers(reader, kind))
            for kind in TYPES.values()
        )


def deciding_refusals(desk: Desk, reader: Reader, decision: Decision) -> tuple[Refusal, ...]:
    """Every reason why the signed-in person may not decide this decision now."""
    today, kind = desk.today, TYPES[decision.kind]
    facts = DecidingFacts(
        account_id=desk.actor.account_id,
        staff_id=desk.actor.staff_id,
        person_id=decision.person_id,
        kind=kind,
        delegations=tuple(reader.find(Delegation)),
        conflicts=tuple(reader.find(Conflict)),
        touches=_by_person(desk, reader, touches(reader, decision)),
        standing=current_standing(reader),
        two_persons=two_persons(reader, kind),
        away=frozenset(
            away.staff_id for away in reader.find(StaffAbsence) if today in Period(away.start, away.end)
        ),
        leaders=frozenset(
            account.staff_id for account in reader.find(Account, role=Role.LEADER) if account.active
        ),
    )
    return refusals(facts, today)


def _by_person(desk: Desk, reader: Reader, found: tuple[Touch, ...]) -> tuple[Touch, ...]:
    """What an earlier account of the same person touched, this one touched too."""
    mine = {account.id for account in reader.find(Account, staff_id=desk.actor.staff_id)}
    own = desk.actor.account_id
    return (*found, *(replace(touch, account_id=own) for touch in found if touch.account_id in mine - {own}))


@dataclass(frozen=True)
class DelegationDraft:
    """What the form of a delegation holds; both days included."""

    staff_id: str
    types: tuple[DecisionType, ...]
    start: date
    basis: str
    end: date | None = None
    deputy_for: str | None = None
    outside: bool = False


def delegate(desk: Desk, draft: DelegationDraft) -> Saved:
    """Give a person authority to decide from a day; it counts when another has confirmed it."""
    desk.require(Role.LEADER)
    _check_delegation(draft)
    with desk.write("delegate") as unit:
        staff = unit.get(Staff, draft.staff_id)
        accounts = [each for each in unit.find(Account, staff_id=staff.id) if each.active]
        if not accounts:
            raise UserError("Kollegaen må ha en konto før fullmakten kan gis.", field="staff_id")
        if draft.outside and accounts[0].role is not Role.DECIDER:
            words = "Bare den som har rollen «Beslutter utenfor tjenesten», står utenfor."
            raise UserError(words, field="outside")
        types = tuple(str(kind) for kind in draft.types)
        given = Delegation(
            new_id(),
            staff.office_id,
            staff.id,
            types,
            draft.start,
            draft.basis.strip(),
            draft.end,
            draft.deputy_for,
            draft.outside,
        )
        unit.add(given)
        record_event(
            desk, unit, accounts[0], AccountEventKind.DELEGATED, delegation_id=given.id, detail=given.basis
        )
        return Saved(unit.changes(), given.id)


def _check_delegation(draft: DelegationDraft) -> None:
    if not draft.types:
        raise UserError("Velg minst én vedtakstype.", field="types")
    if not draft.basis.strip():
        raise UserError("Skriv hvilket dokument fullmakten står i, med dato.", field="basis")
    if draft.end is not None and draft.end < draft.start:
        raise UserError("Siste dag er før første dag.", field="end")
    if draft.deputy_for == draft.staff_id:
        raise UserError("Velg en annen å være stedfortreder for.", field="deputy_for")


def end_delegation(desk: Desk, delegation_id: str, last_day: date) -> Saved:
    """Write the last day of a delegation: taking authority away needs nobody else."""
    desk.require(Role.LEADER)
    with desk.write("end_delegation") as unit:
        given = unit.get(Delegation, delegation_id)
        if last_day < given.start or (given.end is not None and last_day > given.end):
            raise UserError("Siste dag må ligge i tiden fullmakten gjelder.", field="end")
        unit.save(replace(given, end=last_day))
        return Saved(unit.changes(), delegation_id)


def delegations(desk: Desk) -> tuple[tuple[Delegation, str, bool], ...]:
    """All delegations with the person's name, and whether each is confirmed; the newest first."""
    with desk.read() as reader:
        names = {one.id: one.name for one in reader.find(Staff)}
        waiting = current_standing(reader).unconfirmed_delegations()
        found = sorted(reader.find(Delegation), key=lambda each: (each.start, each.id), reverse=True)
    return tuple((each, names[each.staff_id], each.id not in waiting) for each in found)


def record_event(
    desk: Desk,
    unit: Unit,
    account: Account,
    kind: AccountEventKind,
    *,
    detail: str = "",
    delegation_id: str | None = None,
    made_by: str | None = None,
) -> AccountEvent:
    """Write that something gave an account power, or took it."""
    by = desk.actor.account_id if made_by is None else made_by
    event = AccountEvent(
        new_id(), account.office_id, account.id, kind, by, desk.clock.now(), detail, delegation_id
    )
    unit.add(event)
    return event
