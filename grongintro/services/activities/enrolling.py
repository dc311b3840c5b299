"""Who takes part: invited, enrolled, on the waiting list, or declined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.activity import Activity, Enrolment, EnrolmentState
from grongintro.errors import UserError
from grongintro.services.activities.places import move_up, places_of
from grongintro.services.desk import Saved
from grongintro.services.people import check_visible
from grongintro.services.rows import one_of, put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

_THERE = {
    EnrolmentState.ENROLLED: "Deltakeren er påmeldt fra før.",
    EnrolmentState.WAITING: "Deltakeren står på ventelisten fra før.",
}


def enrol(desk: Desk, activity_id: str, person_id: str, *, note: str = "") -> Saved:
    """Give somebody a place, or the last place in line when it is full or others wait (undoable).

    One who is invited or has declined changes their mind by this. UserError at `person_id` when they are
    enrolled or wait already.
    """
    desk.require_caseworker()
    with desk.write("enrol") as unit:
        check_visible(desk, unit, person_id)
        unit.get(Activity, activity_id)
        stored = _stored(unit, activity_id, person_id)
        if stored is not None and stored.state in _THERE:
            raise UserError(_THERE[stored.state], field="person_id")
        room = places_of(unit, [activity_id])[activity_id].has_room
        state = EnrolmentState.ENROLLED if room else EnrolmentState.WAITING
        made = stored or Enrolment("", "", person_id, activity_id, state, desk.today)
        made = replace(made, state=state, since=desk.today, note=note or made.note)
        saved = put(desk, unit, made)
        move_up(desk, unit, [activity_id])
        return Saved(unit.changes(), saved.id)


def invite(desk: Desk, activity_id: str, person_ids: Iterable[str]) -> Saved:
    """Note that these are invited; those who have an answer already keep it (undoable).

    UserError when there is nobody left to invite.
    """
    desk.require_caseworker()
    with desk.write("invite") as unit:
        unit.get(Activity, activity_id)
        known = {each.person_id for each in unit.find(Enrolment, activity_id=activity_id)}
        fresh = [each for each in dict.fromkeys(person_ids) if each not in known]
        if not fresh:
            raise UserError("Velg minst én som ikke er invitert fra før.", field="person_ids")
        for person_id in fresh:
            check_visible(desk, unit, person_id)
            put(desk, unit, Enrolment("", "", person_id, activity_id, EnrolmentState.INVITED, desk.today))
        return Saved(unit.changes(), activity_id)


def decline(desk: Desk, enrolment_id: str) -> Saved:
    """Note that somebody will not come; a place that comes free goes to the first in line (undoable)."""
    desk.require_caseworker()
    with desk.write("decline") as unit:
        stored: Enrolment = one_of(desk, unit, Enrolment, enrolment_id)
        if stored.state is EnrolmentState.DECLINED:
            raise UserError("Deltakeren har takket nei fra før.", code="declined")
        unit.save(replace(stored, state=EnrolmentState.DECLINED, since=desk.today))
        move_up(desk, unit, [stored.activity_id])
        return Saved(unit.changes(), stored.id)


def enrolment_of(desk: Desk, enrolment_id: str) -> Enrolment:
    """How far somebody has come with an activity."""
    with desk.read() as reader:
        found: Enrolment = one_of(desk, reader, Enrolment, enrolment_id)
        return found


def _stored(reader: Reader, activity_id: str, person_id: str) -> Enrolment | None:
    found = reader.find(Enrolment, activity_id=activity_id, person_id=person_id)
    return found[0] if found else None
