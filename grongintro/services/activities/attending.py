"""Who came to a gathering, registered for everybody at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.activity import Attendance, AttendanceState, Enrolment, EnrolmentState, Gathering
from grongintro.domain.dates import long
from grongintro.domain.frozen import frozen
from grongintro.errors import UserError
from grongintro.services.desk import Saved
from grongintro.services.rows import put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


@frozen
class Mark:
    """Whether one person came; `state` None where nothing is said, `minutes` None for all of it."""

    person_id: str
    state: AttendanceState | None
    minutes: int | None = None


def register_attendance(desk: Desk, gathering_id: str, marks: Iterable[Mark]) -> Saved:
    """Write who came to a gathering; a mark without a state takes back what was written (undoable).

    UserError while the day is ahead, and at `minutes_<person>` when there are more than the gathering has, or
    of somebody who did not come.
    """
    desk.require_caseworker()
    with desk.write("register_attendance") as unit:
        gathering = unit.get(Gathering, gathering_id)
        if gathering.day > desk.today:
            raise UserError(
                f"Samlingen er {long(gathering.day)}. Før oppmøtet når den er holdt.", code="ahead"
            )
        stored = {each.person_id: each for each in unit.find(Attendance, gathering_id=gathering_id)}
        enrolled = _enrolled(unit, gathering.activity_id)
        for mark in marks:
            _check(mark, gathering, known=mark.person_id in enrolled or mark.person_id in stored)
            known = stored.get(mark.person_id)
            if mark.state is not None:
                made = known or Attendance("", "", mark.person_id, gathering_id, mark.state)
                put(desk, unit, replace(made, state=mark.state, minutes=mark.minutes))
            elif known is not None:
                unit.remove(known)
        return Saved(unit.changes(), gathering_id)


def _enrolled(reader: Reader, activity_id: str) -> set[str]:
    found = reader.find(Enrolment, activity_id=activity_id, state=EnrolmentState.ENROLLED)
    return {each.person_id for each in found}


def _check(mark: Mark, gathering: Gathering, *, known: bool) -> None:
    field = f"minutes_{mark.person_id}"
    if not known:
        raise UserError("Meld på deltakeren først.", field=f"state_{mark.person_id}")
    if mark.minutes is None:
        return
    if mark.state is not AttendanceState.PRESENT:
        raise UserError("Minutter føres bare på den som møtte.", field=field)
    if not 0 < mark.minutes <= gathering.minutes:
        raise UserError(f"Samlingen varte i {gathering.minutes} minutter. Skriv ikke flere.", field=field)
