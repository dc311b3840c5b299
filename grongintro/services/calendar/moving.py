"""Moving an appointment to another day or time, as somebody drags it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.followup import Appointment, AppointmentPerson, AppointmentState, Booking
from grongintro.errors import UserError
from grongintro.services.desk import Desk, Saved
from grongintro.services.people import check_visible

if TYPE_CHECKING:
    from datetime import date, time

    from grongintro.storage.unit import Reader

_BOOKED = frozenset({Booking.BOOKED, Booking.CONFIRMED})
_FIXED = {
    AppointmentState.DONE: "Avtalen er gjennomført og kan ikke flyttes. Lag en ny avtale.",
    AppointmentState.CANCELLED: "Avtalen er avlyst og kan ikke flyttes. Lag en ny avtale.",
}


def move_appointment(desk: Desk, appointment_id: str, day: date, at: time | None) -> Saved:
    """Write another day and time of an appointment that still stands and is not past (undoable)."""
    with desk.write("move_appointment") as unit:
        appointment = seen_appointment(desk, unit, appointment_id)
        _check_movable(appointment, day, desk.today)
        unit.save(replace(appointment, day=day, at=at))
        return Saved(unit.changes(), appointment_id)


def seen_appointment(desk: Desk, reader: Reader, appointment_id: str) -> Appointment:
    """An appointment with people whom the account may see; else UserError."""
    appointment = reader.get(Appointment, appointment_id)
    called = reader.find(AppointmentPerson, appointment_id=appointment_id)
    for each in called:
        check_visible(desk, reader, each.person_id)
    return appointment


def _check_movable(appointment: Appointment, day: date, today: date) -> None:
    if appointment.state in _FIXED:
        raise UserError(_FIXED[appointment.state], code="fixed")
    if appointment.day < today:
        raise UserError("Avtalen er før i dag. Åpne den, og skriv hvordan det gikk.", code="past")
    if day < today:
        raise UserError("Dagen er før i dag. Flytt avtalen til i dag eller senere.", field="day")


def interpreter_must_know(desk: Desk, appointment_id: str) -> bool:
    """Whether an interpreter is booked who must be told of another time."""
    with desk.read() as reader:
        return reader.get(Appointment, appointment_id).interpreter in _BOOKED
