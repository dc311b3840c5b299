"""Whom an activity is meant for: those in the programme whose school is closed then, at its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.activity import Enrolment
from grongintro.domain.frozen import frozen
from grongintro.domain.period import Period
from grongintro.domain.programme import Status
from grongintro.domain.school import SchoolCalendar
from grongintro.domain.training import Training
from grongintro.domain.week import WeekPlan, WeekSlot
from grongintro.services.status_book import status_book

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.activity import Activity, EnrolmentState
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


@frozen
class Meant:
    """One whom the activity is meant for; `state` is how far they have come with it, None for not at all."""

    person_id: str
    name: str
    state: EnrolmentState | None


def meant_for(reader: Reader, activity: Activity, today: date) -> tuple[Meant, ...]:
    """Everybody who is in the programme when it begins (today if it has), by name.

    With a school chosen, only those whose week then rests on that school's year; with a level, only those
    whose newest training is at it.
    """
    day = max(activity.start, today)
    book = status_book(reader)
    ids = [each for each in book.people if book.on(each, day) is Status.IN_PROGRAMME]
    if activity.calendar_id is not None:
        ids = _at_school(reader, ids, activity.calendar_id, day)
    if activity.level is not None:
        levels = _levels(reader, ids)
        ids = [each for each in ids if levels.get(each) is activity.level]
    states = {each.person_id: each.state for each in reader.find(Enrolment, activity_id=activity.id)}
    found = (Meant(each, book.people[each].name, states.get(each)) for each in ids)
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.person_id)))


def _at_school(reader: Reader, ids: Iterable[str], calendar_id: str, day: date) -> list[str]:
    """Those whose week on the day follows this school, whichever of its years the week was tied to."""
    school = reader.get(SchoolCalendar, calendar_id)
    years = {
        each.id
        for each in reader.find(SchoolCalendar, provider=school.provider)
        if each.place == school.place
    }
    weeks: dict[str, WeekPlan] = {}
    for week in sorted(reader.all_of(WeekPlan, "person_id", ids), key=lambda each: (each.start, each.id)):
        if day in Period(week.start, week.end):
            weeks[week.person_id] = week
    slots = reader.all_of(WeekSlot, "week_id", [each.id for each in weeks.values()])
    resting = {each.person_id for each in slots if each.calendar_id in years}
    return [each for each in weeks if each in resting]


def _levels(reader: Reader, ids: Iterable[str]) -> dict[str, object]:
    found = sorted(reader.all_of(Training, "person_id", ids), key=lambda each: (each.offered, each.id))
    return {each.person_id: each.level for each in found}


def schools(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The school years that an activity may fill the closed days of, by key, the newest first."""
    with desk.read() as reader:
        found = reader.find(SchoolCalendar)
    ordered = sorted(found, key=lambda each: (-each.first_year, each.provider.casefold(), each.place))
    return tuple((each.id, _school_words(each)) for each in ordered)


def _school_words(each: SchoolCalendar) -> str:
    place = f", {each.place}" if each.place else ""
    return f"{each.provider}{place}, {each.first_year}/{(each.first_year + 1) % 100:02d}"
