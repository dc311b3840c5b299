"""Short ways to make what lies in the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from grongintro.domain.followup import Appointment
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.plan import ElementKind
from grongintro.domain.week import WeekPlan, WeekSlot
from grongintro.services.calendar import series
from grongintro.services.talks import AppointmentDraft, book_appointment

if TYPE_CHECKING:
    from grongintro.domain.followup import Repeat
    from grongintro.services.desk import Desk

MONDAY = date(2026, 11, 23)
PLACE = "Kontoret"


def draft(person_id: str, day: date = MONDAY, at: time | None = time(10), **more: object) -> AppointmentDraft:
    return replace(AppointmentDraft((person_id,), day, at, 45, PLACE), **more)  # type: ignore[arg-type]


def book(desk: Desk, person_id: str, day: date = MONDAY, at: time | None = time(10), **more: object) -> str:
    return book_appointment(desk, draft(person_id, day, at, **more)).id


def book_series(desk: Desk, person_id: str, repeat: Repeat, day: date = MONDAY) -> str:
    return series.book(desk, draft(person_id, day, repeat=repeat)).id


def one(desk: Desk, appointment_id: str) -> Appointment:
    with desk.read() as reader:
        return reader.get(Appointment, appointment_id)


def all_of(desk: Desk) -> list[Appointment]:
    with desk.read() as reader:
        return sorted(reader.find(Appointment), key=lambda each: each.day)


def with_week(desk: Desk, person_id: str, *slots: tuple[int, time, int], start: date = MONDAY) -> None:
    """A week of Norwegian: weekday, when it begins, how long."""
    with desk.write("save_week") as unit:
        office = unit.get(Person, person_id).office_id
        week = WeekPlan(new_id(), office, person_id, start)
        unit.add(week)
        for weekday, at, minutes in slots:
            unit.add(
                WeekSlot(
                    new_id(), office, person_id, week.id, ElementKind.NORWEGIAN, weekday, at, minutes, "norsk"
                )
            )
