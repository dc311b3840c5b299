from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.period import Period
from grongintro.domain.school import CalendarEntry, EntryKind, SchoolCalendar
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.keeping import trash
from grongintro.services.keeping.undo import undo_last
from grongintro.services.year import calendars, weeks
from tests.services.test_notes_and_access import colleague
from tests.services.year.making import full_week, refused, school, taking_part

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


def entry(calendar_id: str, kind: EntryKind, start: date, end: date) -> CalendarEntry:
    return CalendarEntry("", "", calendar_id, kind, start, end)


def test_a_school_year_is_written_once_and_undone(adviser_desk: Desk) -> None:
    school(adviser_desk)
    words = refused("first_year", partial(school, adviser_desk))
    assert "lagt inn for stedet fra før" in words
    school(adviser_desk, place="Namsos")
    names = [calendars.calendar_name(each.calendar) for each in calendars.calendars(adviser_desk)]
    assert names == ["Skolen, Grong, 2026/27", "Skolen, Namsos, 2026/27"]
    undo_last(adviser_desk)
    assert len(calendars.calendars(adviser_desk)) == 1


@pytest.mark.parametrize(("year", "field"), [(1999, "first_year"), (2101, "first_year")])
def test_a_year_out_of_reach_and_no_name_are_refused(adviser_desk: Desk, year: int, field: str) -> None:
    value = SchoolCalendar("", "", "Skolen", "", year)
    refused(field, partial(calendars.save_calendar, adviser_desk, value))
    bare = replace(value, provider=" ", first_year=2026)
    refused("provider", partial(calendars.save_calendar, adviser_desk, bare))


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (date(2026, 10, 9), date(2026, 10, 5), "end"),
        (date(2026, 7, 31), date(2026, 8, 3), "start"),
        (date(2027, 7, 30), date(2027, 8, 1), "end"),
        (date(2026, 10, 9), date(2026, 10, 12), "start"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(
    adviser_desk: Desk, start: date, end: date, field: str
) -> None:
    calendar_id = school(adviser_desk, (date(2026, 10, 5), date(2026, 10, 9)))
    wrong = entry(calendar_id, EntryKind.AUTUMN_BREAK, start, end)
    refused(field, partial(calendars.save_entry, adviser_desk, wrong))
    assert len(calendars.calendars(adviser_desk)[0].entries) == 1


def test_a_break_may_lie_in_a_term_and_the_first_and_last_day_of_the_year_are_in_it(
    adviser_desk: Desk,
) -> None:
    calendar_id = school(adviser_desk, (date(2026, 10, 5), date(2026, 10, 9)))
    term = entry(calendar_id, EntryKind.AUTUMN_TERM, date(2026, 8, 1), date(2027, 7, 31))
    calendars.save_entry(adviser_desk, term)
    (view,) = calendars.calendars(adviser_desk)
    assert view.closed == (Period(date(2026, 10, 5), date(2026, 10, 9)),)


def test_next_year_is_copied_once_and_looked_over(adviser_desk: Desk) -> None:
    calendar_id = school(adviser_desk, (date(2026, 10, 5), date(2026, 10, 9)))
    copied = calendars.copy_forward(adviser_desk, calendar_id).id
    found = {each.calendar.id: each for each in calendars.calendars(adviser_desk)}
    assert found[copied].calendar.first_year == 2027
    assert [(each.start, each.end) for each in found[copied].entries] == [
        (date(2027, 10, 11), date(2027, 10, 15))
    ]
    refused("first_year", partial(calendars.copy_forward, adviser_desk, calendar_id))


def test_a_school_closes_what_follows_it_in_every_year(adviser_desk: Desk) -> None:
    calendar_id = school(adviser_desk, (date(2026, 10, 5), date(2026, 10, 9)))
    calendars.copy_forward(adviser_desk, calendar_id)
    with adviser_desk.read() as reader:
        closed = calendars.closed_by_calendar(reader)[calendar_id]
    assert [each.start for each in closed] == [date(2026, 10, 5), date(2027, 10, 11)]


def test_one_that_a_week_follows_cannot_be_deleted(adviser_desk: Desk) -> None:
    calendar_id = school(adviser_desk)
    full_week(adviser_desk, taking_part(adviser_desk), calendar_id)
    with pytest.raises(UserError):
        trash.delete(adviser_desk, SchoolCalendar, calendar_id)
    assert calendar_id in weeks.choices(adviser_desk).schools


def test_a_helper_writes_no_school_year(desk: Desk) -> None:
    helper = colleague(desk, "Sunniva Hjelper", Role.HELPER)
    with pytest.raises(UserError) as error:
        school(helper)
    assert error.value.code == "role"
