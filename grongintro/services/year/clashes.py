"""Where a participant should be in two places: gatherings that meet an element of the week, from today on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.activity import Activity, Enrolment, EnrolmentState, Gathering
from grongintro.domain.followup import Appointment, AppointmentPerson, AppointmentState
from grongintro.rules.week import meet
from grongintro.services.people import check_visible
from grongintro.services.year.on_day import WeeksOnDays

if TYPE_CHECKING:
    from datetime import date, time

    from grongintro.domain.week import WeekSlot
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class Clash:
    """A day, what is held then (`title` empty for an appointment), and the element of the week it meets."""

    day: date
    at: time
    title: str
    slot: WeekSlot


def clashes(desk: Desk, person_id: str) -> tuple[Clash, ...]:
    """What is to come and meets the week, in order; vacation, holidays and closed schools are known."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        coming = [*_gatherings(reader, person_id, desk.today), *_appointments(reader, person_id, desk.today)]
        weeks = WeeksOnDays(reader, [person_id])
    found = [
        Clash(day, at, title, slot)
        for day, at, minutes, title in sorted(coming)
        for slot in weeks.on(person_id, day)
        if meet(at, minutes, slot.at, slot.minutes)
    ]
    return tuple(found)


def _gatherings(reader: Reader, person_id: str, today: date) -> list[tuple[date, time, int, str]]:
    mine = reader.find(Enrolment, person_id=person_id, state=EnrolmentState.ENROLLED)
    ids = [each.activity_id for each in mine]
    titles = {each.id: each.title for each in reader.all_of(Activity, "id", ids)}
    return [
        (each.day, each.at, each.minutes, titles[each.activity_id])
        for each in reader.all_of(Gathering, "activity_id", ids)
        if each.day >= today
    ]


def _appointments(reader: Reader, person_id: str, today: date) -> list[tuple[date, time, int, str]]:
    called = [each.appointment_id for each in reader.find(AppointmentPerson, person_id=person_id)]
    return [
        (each.day, each.at, each.minutes, "")
        for each in reader.all_of(Appointment, "id", called)
        if each.at is not None and each.day >= today and each.state is AppointmentState.PLANNED
    ]
