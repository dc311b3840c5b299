"""Taking part in the programme: offered, started, on leave, stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.programme import Education, Goal, Programme, ProgrammeLeave, current_programme
from grongintro.errors import UserError
from grongintro.rules.programme_length import LengthFacts, programme_length
from grongintro.services import settings
from grongintro.services.desk import Desk, Saved

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.parameters import Parameters
    from grongintro.rules.programme_length import LengthResult


@dataclass(frozen=True)
class ProgrammeDraft:
    """What the form of a participation holds; `end` None asks for the longest the law allows."""

    offered: date
    start: date | None
    education: Education
    goal: Goal
    end: date | None = None


def propose_length(desk: Desk, person_id: str, draft: ProgrammeDraft) -> LengthResult:
    """How long the programme may last by §§ 13 and 14, with steps and warnings; UserError at a field."""
    with desk.read() as reader:
        person = reader.get(Person, person_id)
        return _length(person, draft, settings.parameters(reader))


def _length(person: Person, draft: ProgrammeDraft, parameters: Parameters) -> LengthResult:
    if draft.start is None:
        raise UserError("Skriv startdatoen for å regne ut sluttdatoen.", field="start")
    facts = LengthFacts(
        offered=draft.offered,
        start=draft.start,
        birth_date=person.birth_date,
        education=draft.education,
        goal=draft.goal,
    )
    return programme_length(facts, parameters)


def save_programme(desk: Desk, person_id: str, draft: ProgrammeDraft) -> Saved:
    """Write the offer, start, end, education and goal of a participation.

    UserError when the dates are in the wrong order or the goal does not fit the education. A later end than
    §§ 13 and 14 give is not refused: leave and absence move it (regulation §§ 10 and 19); the form shows the
    law's own answer beside.
    """
    desk.require_caseworker()
    with desk.write("save_programme") as unit:
        person = unit.get(Person, person_id)
        end = _checked_end(person, draft, settings.parameters(unit))
        running = [p for p in unit.find(Programme, person_id=person_id) if p.stopped is None]
        if running:
            changed = replace(
                running[-1],
                offered=draft.offered,
                start=draft.start,
                end=end,
                education=draft.education,
                goal=draft.goal,
            )
            unit.save(changed)
            return Saved(unit.changes(), changed.id)
        new = Programme(
            new_id(),
            person.office_id,
            person_id,
            draft.offered,
            draft.start,
            end,
            draft.education,
            draft.goal,
        )
        unit.add(new)
        return Saved(unit.changes(), new.id)


def _checked_end(person: Person, draft: ProgrammeDraft, parameters: Parameters) -> date | None:
    if draft.start is None:
        if draft.end is not None:
            raise UserError("Skriv startdatoen før sluttdatoen.", field="start")
        return None
    length = _length(person, draft, parameters)
    end = draft.end or length.end
    if end < draft.start:
        raise UserError("Sluttdatoen er før startdatoen.", field="end")
    return end


def stop_programme(desk: Desk, person_id: str, *, last_day: date, reason: str) -> Saved:
    """Write that the programme was broken off, with its last day and why."""
    desk.require_caseworker()
    if not reason.strip():
        raise UserError("Skriv hvorfor programmet ble stanset.", field="reason")
    with desk.write("stop_programme") as unit:
        programme = current_programme(unit.find(Programme, person_id=person_id))
        if programme is None or (programme.start and last_day < programme.start):
            raise UserError("Siste dag er før programmet startet.", field="last_day")
        unit.save(replace(programme, stopped=last_day, stop_reason=reason.strip()))
        return Saved(unit.changes(), programme.id)


def register_leave(
    desk: Desk, person_id: str, *, start: date, end: date | None, paid: bool, reason: str
) -> Saved:
    """Write leave from the programme, both days included; inside the programme, overlapping no other."""
    desk.require_caseworker()
    if end is not None and end < start:
        raise UserError("Siste dag er før første dag.", field="end")
    with desk.write("register_leave") as unit:
        person = unit.get(Person, person_id)
        programme = current_programme(unit.find(Programme, person_id=person_id))
        if programme is None or programme.start is None or start < programme.start:
            raise UserError("Permisjonen må ligge i programmet.", field="start")
        for other in unit.find(ProgrammeLeave, person_id=person_id):
            if Period(other.start, other.end).overlaps(Period(start, end)):
                raise UserError("Det er alt permisjon i denne tiden.", field="start")
        leave = ProgrammeLeave(new_id(), person.office_id, person_id, start, end, paid, reason.strip())
        unit.add(leave)
        return Saved(unit.changes(), leave.id)
