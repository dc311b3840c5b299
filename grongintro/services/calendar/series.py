"""A series of appointments: booked, changed from one of them on, or its rest called off, at one stroke."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grongintro.domain.followup import Appointment, AppointmentState
from grongintro.domain.ids import new_id
from grongintro.errors import UserError
from grongintro.rules.series import AT_MOST, SeriesDay, is_too_long, off_holiday, series_days
from grongintro.services import talks
from grongintro.services.calendar.moving import seen_appointment
from grongintro.services.desk import Desk, Saved

if TYPE_CHECKING:
    from datetime import date, timedelta

    from grongintro.domain.followup import Rhythm
    from grongintro.services.talks import AppointmentDraft
    from grongintro.storage.unit import Reader

_FIELDS = ("at", "minutes", "place", "form", "interpreter", "language", "note")
_FEWEST = 2


def days_of(draft: AppointmentDraft) -> tuple[SeriesDay, ...]:
    """The days of a draft's series. UserError at the field that gives too few or too many of them."""
    repeat = draft.repeat
    if repeat is None:
        return (SeriesDay(draft.day),)
    if repeat.until is not None:
        return _until(draft.day, repeat.rhythm, repeat.until)
    times = repeat.times
    if times is None:
        raise UserError("Skriv hvor lenge avtalen gjentas: en dag eller et antall ganger.", field="until")
    if not _FEWEST <= times <= AT_MOST:
        raise UserError(f"Skriv et antall fra {_FEWEST} til {AT_MOST}.", field="times")
    return series_days(draft.day, repeat.rhythm, times=times)


def known_days(draft: AppointmentDraft) -> tuple[SeriesDay, ...]:
    """The days of a series that is being written; none as long as they cannot be told."""
    try:
        return days_of(draft) if draft.repeat is not None else ()
    except UserError:
        return ()


def _until(start: date, rhythm: Rhythm, until: date) -> tuple[SeriesDay, ...]:
    if is_too_long(start, rhythm, until):
        raise UserError(f"Det blir mer enn {AT_MOST} avtaler. Skriv en tidligere dag.", field="until")
    found = series_days(start, rhythm, until=until)
    if len(found) < _FEWEST:
        raise UserError("Det blir bare én avtale. Skriv en senere dag, eller ikke gjenta.", field="until")
    return found


def book(desk: Desk, draft: AppointmentDraft) -> Saved:
    """Write an appointment, or all of a series (undoable as one). UserError at the field that is wrong."""
    if draft.repeat is None:
        return talks.book_appointment(desk, draft)
    days = days_of(draft)
    series_id = new_id()
    with desk.write("book_series") as unit:
        made = [talks.write_appointment(desk, unit, replace(draft, day=each.day), series_id) for each in days]
        return Saved(unit.changes(), made[0].id)


def change_following(desk: Desk, changed: Appointment) -> Saved:
    """Write what was changed in one appointment to it and those that follow in its series (undoable as one).

    Only what was changed is changed in the others; another day moves each of them by as many days, off public
    holidays. Those that are done or called off stay as they are.
    """
    with desk.write("change_series") as unit:
        before = seen_appointment(desk, unit, changed.id)
        new = _changes(before, changed)
        _check_day(changed.day, before.day, desk.today)
        unit.save(changed)
        for each in _following(unit, before):
            unit.save(replace(each, day=_shifted(each.day, changed.day - before.day), **new))
        return Saved(unit.changes(), changed.id)


def _changes(before: Appointment, changed: Appointment) -> dict[str, Any]:
    found = {name: getattr(changed, name) for name in _FIELDS}
    return {name: value for name, value in found.items() if value != getattr(before, name)}


def _shifted(day: date, way: timedelta) -> date:
    return off_holiday(day + way).day if way else day


def _check_day(day: date, before: date, today: date) -> None:
    if day != before and day < today:
        raise UserError("Dagen er før i dag. Skriv en dato fra i dag av.", field="day")


def cancel_rest(desk: Desk, appointment_id: str) -> Saved:
    """Call off an appointment and those that follow in its series (undoable as one)."""
    with desk.write("cancel_series") as unit:
        first = seen_appointment(desk, unit, appointment_id)
        for each in (first, *_following(unit, first)):
            if each.state is AppointmentState.PLANNED:
                unit.save(replace(each, state=AppointmentState.CANCELLED))
        return Saved(unit.changes(), appointment_id)


def left_in_series(desk: Desk, appointment: Appointment) -> int:
    """How many appointments of its series come after one and still stand."""
    with desk.read() as reader:
        return len(_following(reader, appointment))


def _following(reader: Reader, first: Appointment) -> list[Appointment]:
    if first.series_id is None:
        return []
    found = reader.find(Appointment, series_id=first.series_id)
    after = [each for each in found if each.id != first.id and each.day >= first.day]
    return sorted(
        (each for each in after if each.state is AppointmentState.PLANNED), key=lambda each: each.day
    )
