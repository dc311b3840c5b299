"""A participant in the programme with a week, for the tests of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.plan import ElementKind
from grongintro.domain.programme import Education, Goal
from grongintro.domain.school import CalendarEntry, EntryKind, SchoolCalendar
from grongintro.domain.week import WeekPlan, WeekSlot
from grongintro.errors import UserError
from grongintro.services import programmes
from grongintro.services.programmes import ProgrammeDraft
from grongintro.services.year import calendars, weeks
from tests.services.making import person

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.desk import Desk

START, END = date(2026, 8, 17), date(2027, 8, 16)
AUTUMN = (date(2026, 12, 7), date(2026, 12, 11))
"""A break some weeks after the tests' today, 23 November 2026."""


def taking_part(desk: Desk, given: str = "Selam", **more: Any) -> str:
    """Somebody in a programme from August to August."""
    who = person(desk, given, **more)
    draft = ProgrammeDraft(date(2026, 7, 1), START, Education.LESS, Goal.WORK, END)
    programmes.save_programme(desk, who, draft)
    return who


def school(desk: Desk, *breaks: tuple[date, date], provider: str = "Skolen", place: str = "Grong") -> str:
    """The school year 2026/27 of a school with breaks."""
    calendar_id = calendars.save_calendar(desk, SchoolCalendar("", "", provider, place, 2026)).id
    for start, end in breaks:
        entry = CalendarEntry("", "", calendar_id, EntryKind.OTHER_CLOSED, start, end)
        calendars.save_entry(desk, entry)
    return calendar_id


def week(desk: Desk, who: str, start: date = START, **more: Any) -> str:
    """A version of somebody's week."""
    return weeks.save_week(desk, replace(WeekPlan("", "", who, start), **more)).id


def slot(
    who: str, week_id: str, weekday: int = 0, at: time = time(9), minutes: int = 450, **more: Any
) -> WeekSlot:
    """Norwegian on a weekday."""
    return replace(WeekSlot("", "", who, week_id, ElementKind.NORWEGIAN, weekday, at, minutes), **more)


def full_week(desk: Desk, who: str, calendar_id: str | None = None, start: date = START) -> str:
    """37.5 hours: three days at school, two in practice."""
    week_id = week(desk, who, start)
    for weekday in range(3):
        weeks.save_slot(desk, slot(who, week_id, weekday, calendar_id=calendar_id))
    for weekday in (3, 4):
        weeks.save_slot(desk, slot(who, week_id, weekday, kind=ElementKind.PRACTICE))
    return week_id


def refused(field: str, action: Callable[[], object]) -> str:
    """The words of the refusal at a field."""
    with pytest.raises(UserError) as error:
        action()
    assert error.value.field == field, error.value.message
    return error.value.message
