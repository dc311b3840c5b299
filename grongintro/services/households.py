"""Households and the dated answers that the benefit rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.household import (
    Household,
    HouseholdMember,
    HouseholdRole,
    LivingFact,
    LivingFactKind,
)
from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.staff import Office
from grongintro.errors import UserError
from grongintro.services.desk import Desk, Saved

if TYPE_CHECKING:
    from grongintro.storage.unit import Reader, Unit

ADULT = 18


@dataclass(frozen=True)
class MemberRow:
    """A member of a household."""

    person_id: str
    name: str
    birth_date: date
    role: HouseholdRole
    start: date
    end: date | None


@dataclass(frozen=True)
class HouseholdView:
    """A household with its members, and the dated answers of one of them."""

    household: Household | None
    members: tuple[MemberRow, ...]
    facts: tuple[LivingFact, ...]
    partner_names: dict[str, str]
    proposed_children: str


def household_of(reader: Reader, person_id: str, on: date) -> Household | None:
    """The household a person lives in on a day."""
    for member in reader.find(HouseholdMember, person_id=person_id):
        if on in Period(member.start, member.end):
            return reader.get(Household, member.household_id)
    return None


def household_view(desk: Desk, person_id: str) -> HouseholdView:
    """The household and the dated answers of a person, with the proposal for «has children»."""
    with desk.read() as reader:
        return view_of(reader, person_id, desk.today)


def view_of(reader: Reader, person_id: str, today: date) -> HouseholdView:
    """The household view in a transaction that is already open."""
    home = household_of(reader, person_id, today)
    members = members_of(reader, home.id) if home else ()
    facts = tuple(sorted(reader.find(LivingFact, person_id=person_id), key=lambda f: (f.kind, f.start)))
    partners = [fact.partner_id for fact in facts if fact.partner_id]
    names = {p.id: p.name for p in reader.all_of(Person, "id", partners)}
    return HouseholdView(home, members, facts, names, propose_children(members, today))


def members_of(reader: Reader, household_id: str) -> tuple[MemberRow, ...]:
    """The members of a household, adults first, then by birth date."""
    members = reader.find(HouseholdMember, household_id=household_id)
    people = {p.id: p for p in reader.all_of(Person, "id", [m.person_id for m in members])}
    rows = [
        MemberRow(
            m.person_id, people[m.person_id].name, people[m.person_id].birth_date, m.role, m.start, m.end
        )
        for m in members
    ]
    return tuple(sorted(rows, key=lambda row: (row.role != HouseholdRole.ADULT, row.birth_date)))


def propose_children(members: tuple[MemberRow, ...], today: date) -> str:
    """A proposal in words for the adviser's answer to «har barn» (§ 20 fourth paragraph); never an answer."""
    young = [m.name for m in members if m.end is None and age_on(m.birth_date, today) < ADULT]
    if young:
        return f"Husstanden har barn under 18 år: {', '.join(young)}. Forslag: ja."
    return "Det er ingen barn under 18 år i husstanden. Spør også om barn som bor andre steder. Forslag: nei."


def create_household(desk: Desk, name: str) -> Saved:
    """Write a new, empty household."""
    desk.require_caseworker()
    if not name.strip():
        raise UserError("Skriv hva husstanden skal hete, for eksempel familienavnet.", field="name")
    with desk.write("create_household") as unit:
        home = Household(new_id(), unit.find(Office)[0].id, name.strip())
        unit.add(home)
        return Saved(unit.changes(), home.id)


def list_households(desk: Desk) -> tuple[Household, ...]:
    """All households by name."""
    with desk.read() as reader:
        return tuple(sorted(reader.find(Household), key=lambda home: home.name.casefold()))


def join_household(
    desk: Desk, person_id: str, household_id: str, *, role: HouseholdRole, start: date
) -> Saved:
    """Let a person live in a household from `start`; the stay before ends the day before."""
    desk.require_caseworker()
    with desk.write("join_household") as unit:
        person = unit.get(Person, person_id)
        for old in unit.find(HouseholdMember, person_id=person_id):
            if old.start >= start:
                unit.remove(old)
            elif old.end is None or old.end >= start:
                unit.save(replace(old, end=start - timedelta(days=1)))
        member = HouseholdMember(new_id(), person.office_id, household_id, person_id, role, start)
        unit.add(member)
        return Saved(unit.changes(), member.id)


def answer_living_fact(
    desk: Desk,
    person_id: str,
    *,
    kind: LivingFactKind,
    answer: bool,
    start: date,
    end: date | None = None,
    partner_id: str | None = None,
    reason: str,
) -> Saved:
    """Write how a person lives from `start` (to `end`): with parents, with a partner, has children.

    An earlier answer of the same kind is cut the day before; a partner's fact is written for both. UserError
    when a reason is missing or the partner is the person.
    """
    desk.require_caseworker()
    if not reason.strip():
        raise UserError(
            "Skriv hva svaret bygger på, for eksempel «opplyst i samtale 3. mars».", field="reason"
        )
    if end is not None and end < start:
        raise UserError("Sluttdatoen er før startdatoen.", field="end")
    if kind is LivingFactKind.PARTNER and answer and partner_id in {None, person_id}:
        raise UserError("Velg hvem som er ektefelle eller samboer.", field="partner_id")
    with desk.write("answer_living_fact") as unit:
        person = unit.get(Person, person_id)
        fact = LivingFact(
            new_id(), person.office_id, person_id, kind, start, end, answer, partner_id, reason.strip()
        )
        _write_answer(unit, fact)
        if kind is LivingFactKind.PARTNER and answer and partner_id:
            _write_answer(unit, replace(fact, id=new_id(), person_id=partner_id, partner_id=person_id))
        return Saved(unit.changes(), fact.id)


def _write_answer(unit: Unit, fact: LivingFact) -> None:
    for old in unit.find(LivingFact, person_id=fact.person_id, kind=fact.kind):
        if not Period(old.start, old.end).overlaps(Period(fact.start, fact.end)):
            continue
        if fact.end is not None and (old.end is None or old.end > fact.end):
            unit.add(replace(old, id=new_id(), start=fact.end + timedelta(days=1), version=1))
        if old.start < fact.start:
            unit.save(replace(old, end=fact.start - timedelta(days=1)))
        else:
            unit.remove(old)
    unit.add(fact)
