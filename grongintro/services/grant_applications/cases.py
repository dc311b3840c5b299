"""An application as a case: begun, written, sent, answered, appealed, reported. For leaders alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.application import (
    ApplicationCost,
    ApplicationPaper,
    ApplicationPerson,
    ApplicationState,
    GrantApplication,
    Scheme,
)
from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.grant_costs import threshold
from grongintro.services import settings
from grongintro.services.desk import Saved
from grongintro.services.grant_applications.extra import check_scheme, deadline_of, earlier_of, years_of
from grongintro.services.grant_applications.needed import EXTRA, PAPERS, THRESHOLD
from grongintro.services.grant_applications.seen import case_of
from grongintro.services.rows import need, not_after, person_of, put

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

ANSWERS = (ApplicationState.GRANTED, ApplicationState.PARTLY, ApplicationState.REFUSED)
_LEAST_YEAR, _MOST_YEAR = 2000, 2199


@dataclass(frozen=True)
class ExtraDraft:
    """A new application for ekstratilskudd: for whom, which of the two, and for which personal year."""

    person_id: str
    scheme: Scheme
    grant_year: int
    reason: str = ""
    measures: str = ""


def save_extra(desk: Desk, draft: ExtraDraft) -> Saved:
    """Begin an application for ekstratilskudd with its deadline, papers and threshold (undoable).

    Its title tells neither the person nor what it is about, since titles stand on Min dag. UserError when
    the scheme does not give that year to that person.
    """
    desk.require(Role.LEADER)
    with desk.write("begin_application") as unit:
        person = person_of(desk, unit, draft.person_id)
        years = years_of(unit, person)
        number = draft.grant_year
        case = _extra_case(desk, draft)
        check_scheme(unit, person, case)
        if not 1 <= number <= len(years):
            raise UserError(f"Skriv et tilskuddsår fra 1 til {len(years)}.", field="grant_year")
        first = not earlier_of(unit, person.id)
        case = replace(case, deadline=deadline_of(years[number - 1], years, first=first))
        saved = put(desk, unit, case)
        put(desk, unit, ApplicationPerson("", "", person.id, saved.id))
        _add_papers(desk, unit, saved.id, case.scheme)
        _add_threshold(desk, unit, saved.id, case)
        return Saved(unit.changes(), saved.id)


def _extra_case(desk: Desk, draft: ExtraDraft) -> GrantApplication:
    return GrantApplication(
        "",
        "",
        draft.scheme,
        f"Tilskuddsår {draft.grant_year}",
        draft.grant_year,
        desk.today,
        ApplicationState.PREPARING,
        desk.actor.staff_id,
        reason=draft.reason,
        measures=draft.measures,
    )


def _add_papers(desk: Desk, unit: Unit, application_id: str, scheme: Scheme) -> None:
    for text in PAPERS[scheme]:
        put(desk, unit, ApplicationPaper("", "", application_id, text))


def _add_threshold(desk: Desk, unit: Unit, application_id: str, case: GrantApplication) -> None:
    ore = threshold(case.scheme, desk.today, settings.parameters(unit))
    if ore is not None:
        put(desk, unit, ApplicationCost("", "", application_id, THRESHOLD, ore, deduction=True))


def save_application(desk: Desk, value: GrantApplication) -> Saved:
    """Write what an application is about and by when; a new project gets the papers it needs (undoable).

    UserError when it has no title, the year is none, or the scheme does not give that year to its persons.
    """
    desk.require(Role.LEADER)
    need(value, {"title": "Skriv et navn på søknaden."})
    if value.scheme not in EXTRA and not _LEAST_YEAR <= value.grant_year <= _MOST_YEAR:
        raise UserError("Skriv året det søkes for, for eksempel 2027.", field="grant_year")
    with desk.write("save_application") as unit:
        if value.id:
            stored = case_of(desk, unit, value.id)
            if (stored.scheme in EXTRA) is not (value.scheme in EXTRA):
                raise UserError(
                    "Ekstratilskudd og prosjekt er hver sin søknad. Begynn en ny.", field="scheme"
                )
            for person in persons_of(unit, value.id):
                check_scheme(unit, person, value)
            return put(desk, unit, value)
        if value.scheme in EXTRA:
            raise UserError("Velg personen først. Ekstratilskudd gjelder en person.", field="scheme")
        saved = put(desk, unit, value)
        _add_papers(desk, unit, saved.id, value.scheme)
        return Saved(unit.changes(), saved.id)


def send_application(desk: Desk, value: GrantApplication) -> Saved:
    """Write the day it was sent (undoable); UserError when it is in the future or nothing is applied for."""
    desk.require(Role.LEADER)
    if value.sent_on is None:
        raise UserError("Skriv dagen søknaden ble sendt.", field="sent_on")
    not_after(value.sent_on, desk.today, "sent_on")
    answered = value.state in ANSWERS
    if answered and value.answered_on is not None and value.sent_on > value.answered_on:
        raise UserError("Søknaden er sendt etter svaret. Rett en av datoene.", field="sent_on")
    with desk.write("send_application") as unit:
        case_of(desk, unit, value.id)
        if not unit.find(ApplicationCost, application_id=value.id, deduction=False):
            raise UserError("Legg inn kostnadene før søknaden sendes.", field="sent_on")
        return put(desk, unit, value if answered else replace(value, state=ApplicationState.SENT))


def answer_application(desk: Desk, value: GrantApplication) -> Saved:
    """Write the answer: granted, partly or refused, how much, and the days that follow from it (undoable).

    UserError when it was not sent, was answered before that, or the amount does not fit the answer.
    """
    desk.require(Role.LEADER)
    if value.sent_on is None:
        raise UserError("Skriv først når søknaden ble sendt.", field="answered_on")
    if value.answered_on is None:
        raise UserError("Skriv dagen svaret kom.", field="answered_on")
    not_after(value.answered_on, desk.today, "answered_on")
    if value.answered_on < value.sent_on:
        raise UserError("Svaret er før søknaden ble sendt. Rett datoen.", field="answered_on")
    if value.state not in ANSWERS:
        raise UserError("Velg hva svaret ble.", field="state")
    _check_granted(value)
    for field in ("appeal_by", "report_by"):
        day = getattr(value, field)
        if day is not None and day < value.answered_on:
            raise UserError("Fristen er før svaret. Rett en av datoene.", field=field)
    with desk.write("answer_application") as unit:
        case_of(desk, unit, value.id)
        return put(desk, unit, value)


def _check_granted(value: GrantApplication) -> None:
    refused = value.state is ApplicationState.REFUSED
    if refused and value.granted_ore:
        raise UserError("Et avslag har ikke noe beløp. Ta bort beløpet.", field="granted_ore")
    if not refused and not value.granted_ore:
        raise UserError("Skriv beløpet som ble innvilget.", field="granted_ore")


def appeal_application(desk: Desk, value: GrantApplication) -> Saved:
    """Write the day the answer was appealed (undoable); UserError when there is nothing to appeal."""
    desk.require(Role.LEADER)
    if value.answered_on is None:
        raise UserError("Det er ikke kommet noe svar å klage på.", field="appealed_on")
    if value.appealed_on is None:
        raise UserError("Skriv dagen klagen ble sendt.", field="appealed_on")
    not_after(value.appealed_on, desk.today, "appealed_on")
    if value.appealed_on < value.answered_on:
        raise UserError("Klagen er før svaret. Rett datoen.", field="appealed_on")
    with desk.write("appeal_application") as unit:
        case_of(desk, unit, value.id)
        return put(desk, unit, value)


def report_application(desk: Desk, value: GrantApplication) -> Saved:
    """Write the day the use of the money was reported (undoable); UserError when none was granted."""
    desk.require(Role.LEADER)
    if value.state not in {ApplicationState.GRANTED, ApplicationState.PARTLY}:
        raise UserError("Det rapporteres bare når noe er innvilget.", field="reported_on")
    if value.reported_on is None:
        raise UserError("Skriv dagen rapporten ble sendt.", field="reported_on")
    not_after(value.reported_on, desk.today, "reported_on")
    if value.answered_on is not None and value.reported_on < value.answered_on:
        raise UserError("Rapporten er før svaret. Rett datoen.", field="reported_on")
    with desk.write("report_application") as unit:
        case_of(desk, unit, value.id)
        return put(desk, unit, value)


def give_up_application(desk: Desk, application_id: str, *, again: bool = False) -> Saved:
    """Lay an application aside, or take it up `again` (undoable); UserError when it has been sent."""
    with desk.write("give_up_application") as unit:
        value = case_of(desk, unit, application_id)
        if value.sent_on is not None:
            raise UserError("Søknaden er sendt og kan ikke legges bort.")
        if again:
            value = replace(value, state=ApplicationState.PREPARING)
            for person in persons_of(unit, application_id):
                check_scheme(unit, person, value)
            return put(desk, unit, value)
        return put(desk, unit, replace(value, state=ApplicationState.GIVEN_UP))


def add_person(desk: Desk, value: ApplicationPerson) -> Saved:
    """Add somebody to an application (undoable); UserError when they stand there, or the scheme says no."""
    with desk.write("add_to_application") as unit:
        case = case_of(desk, unit, value.application_id)
        person = person_of(desk, unit, value.person_id)
        if unit.find(ApplicationPerson, application_id=case.id, person_id=person.id):
            raise UserError("Personen er alt med i søknaden.", field="person_id")
        check_scheme(unit, person, case)
        return put(desk, unit, value)


def save_cost(desk: Desk, value: ApplicationCost) -> Saved:
    """Write a cost, or a deduction (undoable); UserError without words or an amount above zero."""
    desk.require(Role.LEADER)
    need(value, {"text": "Skriv hva beløpet gjelder."})
    if value.ore <= 0:
        raise UserError("Skriv et beløp over null. Et fradrag skrives også uten minus.", field="ore")
    with desk.write("save_application_cost") as unit:
        case_of(desk, unit, value.application_id)
        return put(desk, unit, value)


def save_paper(desk: Desk, value: ApplicationPaper) -> Saved:
    """Write a paper that is needed, and when it was there (undoable); UserError without a name."""
    desk.require(Role.LEADER)
    need(value, {"text": "Skriv hvilket papir det er."})
    not_after(value.present_on, desk.today, "present_on")
    with desk.write("save_application_paper") as unit:
        case_of(desk, unit, value.application_id)
        return put(desk, unit, value)


def tick_paper(desk: Desk, paper_id: str) -> Saved:
    """Say that a paper is there today, or take it back when it was (undoable)."""
    with desk.write("save_application_paper") as unit:
        paper = unit.get(ApplicationPaper, paper_id)
        case_of(desk, unit, paper.application_id)
        present = None if paper.present_on is not None else desk.today
        return put(desk, unit, replace(paper, present_on=present))


def persons_of(reader: Reader, application_id: str) -> tuple[Person, ...]:
    """Whom an application is about, by name."""
    links = reader.find(ApplicationPerson, application_id=application_id)
    found = reader.all_of(Person, "id", [each.person_id for each in links])
    return tuple(sorted(found, key=lambda each: (each.name, each.id)))
