"""How a participation ends (§ 18 a): final status, what comes next, certificate, and a look a year later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.closing import GOAL_REACHED, Ending, FinalStatus
from grongintro.domain.ids import new_id
from grongintro.domain.programme import Programme, current_programme
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.services.desk import Saved
from grongintro.services.people import check_visible
from grongintro.services.rows import newest, not_after, one_of, person_of

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

YEAR = 12
# Full or part time is told of these; for the rest it makes no sense.
WITH_EXTENT = GOAL_REACHED | {FinalStatus.COMPULSORY_SCHOOL}
_NOTHING_NEXT = GOAL_REACHED | {FinalStatus.MOVED, FinalStatus.UNKNOWN}


@dataclass(frozen=True)
class EndDraft:
    """What the form of an ending holds; `full_time` None where it makes no sense."""

    status: FinalStatus
    ended_on: date
    reason: str
    full_time: bool | None = None
    next_step: str = ""


@dataclass(frozen=True)
class EndingDue:
    """An ending whose year has passed without a look at where the person is now."""

    ending: Ending
    person_id: str
    due: date


def end_programme(desk: Desk, person_id: str, draft: EndDraft) -> Saved:
    """Write how the newest participation ended, or change what was written (undoable).

    An earlier day than the programme's last stops it on that day. UserError when there is no started
    programme, the day is outside it or in the future, or reason, extent or next step is missing (§ 18 a
    second paragraph).
    """
    desk.require_caseworker()
    _check(draft, desk.today)
    with desk.write("end_programme") as unit:
        person = person_of(desk, unit, person_id)
        stored = _started(unit, person_id)
        known = unit.find(Ending, programme_id=stored.id)
        programme = _not_stopped_by(stored, known)
        _check_day(programme, draft)
        if programme.last_day is None or draft.ended_on < programme.last_day:
            programme = replace(programme, stopped=draft.ended_on, stop_reason=draft.reason.strip())
        unit.save(programme)
        ending = _ending(person, programme, draft, known[0] if known else None)
        if known:
            unit.save(ending)
        else:
            unit.add(ending)
        return Saved(unit.changes(), ending.id)


def _check(draft: EndDraft, today: date) -> None:
    not_after(draft.ended_on, today, "ended_on")
    if not draft.reason.strip():
        raise UserError("Skriv hvorfor programmet er slutt.", field="reason")
    if draft.status in WITH_EXTENT and draft.full_time is None:
        raise UserError("Velg heltid eller deltid.", field="full_time")
    if draft.status not in WITH_EXTENT and draft.full_time is not None:
        raise UserError("Heltid eller deltid føres bare ved arbeid og utdanning.", field="full_time")
    if draft.status not in _NOTHING_NEXT and not draft.next_step.strip():
        raise UserError(
            "Skriv hva som skjer videre, så kvalifiseringen ikke stopper opp (§ 18 a andre ledd).",
            field="next_step",
        )


def _started(unit: Unit, person_id: str) -> Programme:
    programme = current_programme(unit.find(Programme, person_id=person_id))
    if programme is None or programme.start is None:
        raise UserError("Personen har ikke startet i program.", field="ended_on")
    return programme


def _not_stopped_by(programme: Programme, known: list[Ending]) -> Programme:
    """The programme as it would be without the ending that is being changed."""
    if any((each.ended_on, each.reason) == (programme.stopped, programme.stop_reason) for each in known):
        return replace(programme, stopped=None, stop_reason="")
    return programme


def _check_day(programme: Programme, draft: EndDraft) -> None:
    if programme.start is not None and draft.ended_on < programme.start:
        raise UserError("Datoen er før programmet startet.", field="ended_on")
    if programme.last_day is not None and draft.ended_on > programme.last_day:
        raise UserError(
            "Datoen er etter siste dag i programmet. Rett datoen, eller endre programmet først.",
            field="ended_on",
        )


def _ending(person: Person, programme: Programme, draft: EndDraft, known: Ending | None) -> Ending:
    ending = known or Ending(
        new_id(),
        person.office_id,
        person.id,
        programme.id,
        draft.ended_on,
        draft.status,
        draft.reason,
    )
    return replace(
        ending,
        ended_on=draft.ended_on,
        status=draft.status,
        reason=draft.reason.strip(),
        full_time=draft.full_time,
        next_step=draft.next_step.strip(),
    )


def issue_certificate(desk: Desk, ending_id: str, day: date) -> Saved:
    """Write the day the certificate was issued, also for a broken-off programme (§ 18 a, undoable).

    UserError when the day is before the end or in the future.
    """
    desk.require_caseworker()
    not_after(day, desk.today, "certificate_on")
    with desk.write("issue_certificate") as unit:
        ending: Ending = one_of(desk, unit, Ending, ending_id)
        if day < ending.ended_on:
            raise UserError("Deltagerbeviset kan ikke være eldre enn slutten.", field="certificate_on")
        unit.save(replace(ending, certificate_on=day))
        return Saved(unit.changes(), ending_id)


def note_year_later(desk: Desk, ending_id: str, status: FinalStatus, day: date) -> Saved:
    """Write where the person is about a year after the end (undoable); not before the end."""
    desk.require_caseworker()
    not_after(day, desk.today, "year_later_on")
    with desk.write("note_year_later") as unit:
        ending: Ending = one_of(desk, unit, Ending, ending_id)
        if day < ending.ended_on:
            raise UserError("Datoen er før programmet var slutt.", field="year_later_on")
        unit.save(replace(ending, year_later=status, year_later_on=day))
        return Saved(unit.changes(), ending_id)


def endings_of(desk: Desk, person_id: str) -> tuple[Ending, ...]:
    """How the participations of a person ended, the newest first."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        return newest(reader.find(Ending, person_id=person_id), "ended_on")


def endings_due(reader: Reader, person_ids: list[str], today: date) -> tuple[EndingDue, ...]:
    """The endings of these people whose year has passed and that nobody has looked at since, oldest first."""
    found = [
        EndingDue(each, each.person_id, add_months(each.ended_on, YEAR))
        for each in reader.all_of(Ending, "person_id", person_ids)
        if each.year_later is None
    ]
    return tuple(sorted((each for each in found if each.due <= today), key=lambda each: each.due))
