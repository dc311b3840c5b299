"""People: settling them, finding them, and the dated facts about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from grongintro.domain.dates import age_on
from grongintro.domain.followup import FollowUp
from grongintro.domain.household import Household, HouseholdMember, HouseholdRole
from grongintro.domain.ids import new_id
from grongintro.domain.names import similar
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, PermitKind, Person
from grongintro.domain.staff import Assignment, HelperLink, Role
from grongintro.errors import UserError, gone
from grongintro.rules.identity import check_duf, check_national
from grongintro.rules.status import StatusFacts, status_on
from grongintro.services.desk import Desk, Saved
from grongintro.services.trust.inhabil import check_not_inhabil
from grongintro.storage.offices import main_office
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from grongintro.domain.programme import Status
    from grongintro.storage.unit import Reader, Unit

ADULT = 18


class PersonRow(NamedTuple):
    """A line of the list of people; `search` is what it is found by."""

    id: str
    name: str
    birth_date: date
    numbers: str
    phone: str
    household: str
    status: Status
    adviser: str
    adviser_id: str
    programme_end: date | None
    search: str


@dataclass(frozen=True)
class Match:
    """A person who may be the one that is being typed, and why."""

    id: str
    name: str
    birth_date: date
    reason: str


@dataclass(frozen=True)
class PersonDraft:
    """What the form of a person holds: the person, where they live together with whom, and who follows up."""

    person: Person
    household_id: str | None = None
    household_name: str = ""
    role: HouseholdRole = HouseholdRole.ADULT
    adviser_id: str | None = None
    permit: PermitKind | None = None
    permit_granted: date | None = None
    permit_valid_to: date | None = None
    permit_applied: date | None = None
    permit_reference_settled: date | None = None


def visible_ids(desk: Desk, reader: Reader) -> set[str] | None:
    """The people a helper may see, and none for a decider; None means everybody."""
    if desk.actor.role is Role.DECIDER:
        return set()
    if desk.actor.role is not Role.HELPER:
        return None
    links = reader.find(HelperLink, staff_id=desk.actor.staff_id)
    return {link.person_id for link in links if desk.today in Period(link.start, link.end)}


def check_visible(desk: Desk, reader: Reader, person_id: str) -> None:
    """Raise UserError when the account may not see this person, or is inhabil for them."""
    if person_id in reader.guard.hidden:
        raise gone()
    check_not_inhabil(desk, reader, person_id)
    allowed = visible_ids(desk, reader)
    if allowed is not None and person_id not in allowed:
        words = (
            "Som beslutter utenfor tjenesten ser du bare vedtakene."
            if desk.actor.role is Role.DECIDER
            else "Du ser bare de personene du hjelper."
        )
        raise UserError(words, code="role")


def list_people(desk: Desk) -> tuple[PersonRow, ...]:
    """Everybody the account may see, with status and adviser today, by name."""
    with desk.read() as reader:
        allowed = visible_ids(desk, reader)
        rows = lists.people_rows(reader, desk.today)
    today = desk.today
    statuses: dict[tuple[Any, ...], Status] = {}
    found = [_person_row(row, today, statuses) for row in rows]
    if allowed is not None:
        found = [row for row in found if row.id in allowed]
    return tuple(sorted(found, key=_by_name))


def _by_name(row: PersonRow) -> str:
    return row.name.casefold()


def has_people(desk: Desk) -> bool:
    """Whether anybody is registered at all."""
    with desk.read() as reader:
        return lists.count_rows(reader, "person") > 0


def _person_row(row: Any, today: date, statuses: dict[tuple[Any, ...], Status]) -> PersonRow:
    """One line from a row of `lists.people_rows`; many people share the same dates, and so one answer."""
    key, given, family, born, national, duf, phone, arrived, moved_out, search, home = row[:11]
    offered, start, end, stopped, on_leave, adviser, adviser_id = row[11:]
    dates = (arrived, moved_out, offered, start, end, stopped, on_leave)
    status = statuses.get(dates)
    if status is None:
        leaves = (Period(today, today),) if on_leave else ()
        facts = StatusFacts(arrived, moved_out, offered, start, end, stopped, leaves)
        status = statuses[dates] = status_on(today, facts)
    last = end if stopped is None else stopped if end is None else min(end, stopped)
    return PersonRow(
        key, f"{given} {family}", born, national or duf, phone, home or "", status,
        adviser or "", adviser_id or "", last, search,
    )  # fmt: skip


def find_matches(desk: Desk, draft: Person) -> tuple[Match, ...]:
    """People who may be the one being typed: same number, same birth date, or a similar name."""
    with desk.read() as reader:
        others = reader.all_of(Person, "id", lists.alike_ids(reader, draft))
    found = [(person, _likeness(person, draft)) for person in others if person.id != draft.id]
    return tuple(Match(p.id, p.name, p.birth_date, reason) for p, reason in found if reason)[:8]


def _likeness(person: Person, draft: Person) -> str:
    if draft.national_number and person.national_number == draft.national_number:
        return "samme fødselsnummer eller D-nummer"
    if draft.duf_number and person.duf_number == draft.duf_number:
        return "samme DUF-nummer"
    alike = bool(draft.given_name or draft.family_name) and similar(person.name, draft.name)
    born = person.birth_date == draft.birth_date
    if alike and born:
        return "lignende navn og samme fødselsdato"
    if alike:
        return "lignende navn"
    return "samme fødselsdato" if born else ""


def person_warnings(draft: Person) -> tuple[UserError, ...]:
    """What looks wrong but does not hinder saving: a DUF number whose check digits do not fit."""
    if not draft.duf_number:
        return ()
    check = check_duf(draft.duf_number)
    return () if check.valid else (UserError(check.message, field="duf_number", code="warning"),)


def settle_person(desk: Desk, draft: PersonDraft, *, confirmed_new: bool = False) -> Saved:
    """Write a new person with household, permit, adviser and, for adults, the follow-up cadence.

    UserError at the field that is wrong; code `likely_match` when somebody has the same number, or the same
    birth date and a similar name, and `confirmed_new` does not say that it is another person.
    """
    desk.require_caseworker()
    check_person(draft.person, desk.today)
    _refuse_double(desk, draft.person, confirmed_new=confirmed_new)
    with desk.write("settle_person") as unit:
        office_id = draft.person.office_id or main_office(unit)
        person = replace(draft.person, id=draft.person.id or new_id(), office_id=office_id)
        unit.add(person)
        since = person.arrived or desk.today
        _place_in_household(unit, person, draft, since)
        if draft.permit is not None:
            _add_permit(unit, person, draft)
        if draft.adviser_id:
            unit.add(Assignment(new_id(), office_id, person.id, draft.adviser_id, since))
        if age_on(person.birth_date, since) >= ADULT and person.arrived is not None:
            unit.add(FollowUp(new_id(), office_id, person.id, person.arrived))
        return Saved(unit.changes(), person.id)


def _refuse_double(desk: Desk, person: Person, *, confirmed_new: bool) -> None:
    for match in find_matches(desk, person):
        if "nummer" in match.reason:
            raise UserError(
                f"{match.name} er alt registrert med {match.reason}. Åpne den personen i stedet.",
                field="national_number" if "fødsels" in match.reason else "duf_number",
                code="same_number",
            )
        if "navn og" in match.reason and not confirmed_new:
            raise UserError(
                f"{match.name} ({match.reason}) er alt registrert. Er dette en annen person?",
                field="family_name",
                code="likely_match",
            )


def _place_in_household(unit: Unit, person: Person, draft: PersonDraft, since: date) -> None:
    household_id = draft.household_id
    if household_id is None:
        home = Household(new_id(), person.office_id, draft.household_name or person.name)
        unit.add(home)
        household_id = home.id
    unit.add(HouseholdMember(new_id(), person.office_id, household_id, person.id, draft.role, since))


def _add_permit(unit: Unit, person: Person, draft: PersonDraft) -> None:
    if draft.permit is None:
        return
    granted = draft.permit_granted
    if granted is None:
        raise UserError("Skriv datoen tillatelsen ble gitt.", field="permit_granted")
    if draft.permit_valid_to is not None and draft.permit_valid_to < granted:
        raise UserError("Tillatelsen kan ikke gå ut før den ble gitt.", field="permit_valid_to")
    applied, settled = _family_days(draft, granted)
    unit.add(
        Permit(
            new_id(),
            person.office_id,
            person.id,
            draft.permit,
            granted,
            draft.permit_valid_to,
            applied,
            settled,
        )
    )


def _family_days(draft: PersonDraft, granted: date) -> tuple[date | None, date | None]:
    """The two days of the five-year rule (§ 9 first paragraph f), which belong to a family permit alone."""
    applied, settled = draft.permit_applied, draft.permit_reference_settled
    if draft.permit is not PermitKind.FAMILY_CH6:
        return None, None
    if applied is not None and applied > granted:
        raise UserError("Familien kan ikke ha søkt etter at tillatelsen ble gitt.", field="permit_applied")
    if settled is not None and settled > granted:
        raise UserError(
            "Referansepersonen må være bosatt før tillatelsen ble gitt.", field="permit_reference_settled"
        )
    return applied, settled


def check_person(person: Person, today: date) -> None:
    """Raise UserError at the first field of a person that cannot be right."""
    if not person.given_name.strip():
        raise UserError("Skriv fornavnet.", field="given_name")
    if not person.family_name.strip():
        raise UserError("Skriv etternavnet.", field="family_name")
    if person.birth_date > today:
        raise UserError("Fødselsdatoen er etter i dag.", field="birth_date")
    if person.national_number:
        check = check_national(person.national_number)
        if not check.valid:
            raise UserError(check.message, field="national_number")
    _check_dates(person)
    if person.postal_code and not (person.postal_code.isdigit() and len(person.postal_code) == 4):  # noqa: PLR2004
        raise UserError("Postnummeret har fire siffer.", field="postal_code")


def _check_dates(person: Person) -> None:
    for field in ("first_settled", "arrived", "claimed"):
        day = getattr(person, field)
        if day is not None and day < person.birth_date:
            raise UserError("Datoen er før personen ble født.", field=field)
    if person.first_settled and person.arrived and person.arrived < person.first_settled:
        raise UserError("Personen kan ikke komme hit før første bosetting.", field="arrived")
    if person.moved_out and person.arrived and person.moved_out < person.arrived:
        raise UserError("Personen kan ikke flytte før ankomst.", field="moved_out")


def change_person(desk: Desk, person: Person) -> Saved:
    """Write changed facts of a person."""
    desk.require_caseworker()
    check_person(person, desk.today)
    with desk.write("change_person") as unit:
        for other in unit.find(Person):
            same = person.national_number and other.national_number == person.national_number
            if same and other.id != person.id:
                raise UserError(f"{other.name} har dette nummeret.", field="national_number")
        unit.save(person)
        return Saved(unit.changes(), person.id)


def get_person(desk: Desk, person_id: str) -> Person:
    """One person, for a form."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        return reader.get(Person, person_id)


def add_permit(
    desk: Desk,
    person_id: str,
    *,
    kind: PermitKind,
    granted: date,
    valid_to: date | None,
    applied: date | None = None,
    reference_settled: date | None = None,
) -> Saved:
    """Write a new residence permit; earlier ones stay.

    `applied` and `reference_settled` are kept for a family permit, and may not be after it was granted.
    """
    desk.require_caseworker()
    with desk.write("add_permit") as unit:
        person = unit.get(Person, person_id)
        draft = PersonDraft(
            person,
            permit=kind,
            permit_granted=granted,
            permit_valid_to=valid_to,
            permit_applied=applied,
            permit_reference_settled=reference_settled,
        )
        _add_permit(unit, person, draft)
        return Saved(unit.changes(), person_id)


def assign_adviser(desk: Desk, person_ids: list[str], staff_id: str, *, start: date) -> Saved:
    """Make an adviser responsible for people from `start`; the one before ends the day before (undoable)."""
    desk.require_caseworker()
    with desk.write("assign_adviser") as unit:
        for person_id in person_ids:
            _assign(unit, person_id, staff_id, start)
        return Saved(unit.changes(), staff_id)


def _assign(unit: Unit, person_id: str, staff_id: str, start: date) -> None:
    person = unit.get(Person, person_id)
    for old in unit.find(Assignment, person_id=person_id):
        if old.start >= start:
            unit.remove(old)
        elif old.end is None or old.end >= start:
            unit.save(replace(old, end=start - timedelta(days=1)))
    unit.add(Assignment(new_id(), person.office_id, person_id, staff_id, start))
