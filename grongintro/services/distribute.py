"""«Fordel»: a day, a place and a time for each overdue talk."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.followup import Booking
from grongintro.domain.person import Person
from grongintro.errors import UserError
from grongintro.rules.calendar_days import is_working_day
from grongintro.services import settings
from grongintro.services.my_day import appointments, my_day
from grongintro.services.talks import AppointmentDraft

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.my_day import AppointmentLine, TalkLine


@dataclass(frozen=True)
class Proposed:
    """A day and place that «Fordel» proposes for an overdue household."""

    line: TalkLine
    appointment: AppointmentDraft


def distribute(desk: Desk, *, working_days: int = 10) -> tuple[Proposed, ...]:
    """Spread the overdue talks over the next two weeks, longest silence first, one place a day where it fits.

    UserError when nothing is overdue.
    """
    day = my_day(desk)
    waiting = list(day.overdue)
    if not waiting:
        raise UserError("Ingen samtaler er forfalt. Det er ingenting å fordele.")
    days = _next_working_days(desk.today, working_days)
    a_day = math.ceil(len(waiting) / len(days))
    with desk.read() as reader:
        minutes = settings.value_of(reader, "talk_minutes")
        taken = appointments(reader, desk, days[0], days[-1])
        people = {p.id: p for p in reader.all_of(Person, "id", [i for w in waiting for i in w.person_ids])}
    found: list[Proposed] = []
    for each in days:
        place = waiting[0].place if waiting else ""
        same = [line for line in waiting if line.place == place][:a_day]
        times = _free_times(each, taken, minutes)
        for line, at in zip(same, times, strict=False):
            waiting.remove(line)
            found.append(Proposed(line, _proposed(line, each, at, minutes, people)))
    return tuple(found) + tuple(
        Proposed(line, _proposed(line, days[-1], None, minutes, people)) for line in waiting
    )


def _proposed(
    line: TalkLine, day: date, at: time | None, minutes: int, people: dict[str, Person]
) -> AppointmentDraft:
    languages = [people[p].interpreter_language for p in line.person_ids]
    language = next((each for each in languages if each), "")
    return AppointmentDraft(
        line.person_ids,
        day,
        at,
        minutes,
        line.place,
        interpreter=Booking.TO_BOOK if language else Booking.NOT_NEEDED,
        language=language,
    )


def _next_working_days(today: date, count: int) -> list[date]:
    days: list[date] = []
    day = today
    while len(days) < count:
        day += timedelta(days=1)
        if is_working_day(day):
            days.append(day)
    return days


def _free_times(day: date, taken: tuple[AppointmentLine, ...], minutes: int) -> list[time]:
    """Times from nine to three, a talk and a quarter apart, that nothing else is booked at."""
    busy = {line.at for line in taken if line.day == day and line.at is not None}
    at, last = datetime.combine(day, time(9)), datetime.combine(day, time(15))
    found = []
    while at <= last:
        if at.time() not in busy:
            found.append(at.time())
        at += timedelta(minutes=minutes + 15)
    return found
