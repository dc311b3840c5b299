from __future__ import annotations

from datetime import date

import pytest

from grongintro.domain.period import Period
from grongintro.domain.school import CalendarEntry, EntryKind
from grongintro.rules.next_year import same_week_next_year
from grongintro.rules.school_year import closed_days, joined, next_year, school_year, school_year_of


def entry(kind: EntryKind, start: date, end: date | None = None) -> CalendarEntry:
    return CalendarEntry("", "", "", kind, start, end or start)


AUTUMN = entry(EntryKind.AUTUMN_TERM, date(2026, 8, 17), date(2026, 12, 18))
SPRING = entry(EntryKind.SPRING_TERM, date(2027, 1, 4), date(2027, 6, 18))
BREAK = entry(EntryKind.AUTUMN_BREAK, date(2026, 10, 5), date(2026, 10, 9))


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026), (date(2026, 8, 2), 2026)]
)
def test_a_school_year_begins_in_august(day: date, year: int) -> None:
    assert school_year_of(day) == year
    assert day in school_year(year)


def test_breaks_and_what_no_term_covers_are_closed() -> None:
    assert closed_days([AUTUMN, SPRING, BREAK], 2026) == (
        Period(date(2026, 8, 1), date(2026, 8, 16)),
        Period(date(2026, 10, 5), date(2026, 10, 9)),
        Period(date(2026, 12, 19), date(2027, 1, 3)),
        Period(date(2027, 6, 19), date(2027, 7, 31)),
    )


def test_without_terms_only_what_is_written_is_closed() -> None:
    planning = entry(EntryKind.PLANNING_DAY, date(2026, 11, 20))
    assert closed_days([planning], 2026) == (Period(date(2026, 11, 20), date(2026, 11, 20)),)


@pytest.mark.parametrize(
    ("second", "count"), [(date(2026, 10, 9), 1), (date(2026, 10, 10), 1), (date(2026, 10, 11), 2)]
)
def test_days_that_touch_are_one_period(second: date, count: int) -> None:
    first = Period(date(2026, 10, 5), date(2026, 10, 9))
    assert len(joined([Period(second, date(2026, 10, 12)), first])) == count


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 10, 5), date(2027, 10, 11)),
        (date(2026, 12, 21), date(2027, 12, 27)),
        (date(2026, 12, 28), date(2027, 12, 27)),
        (date(2027, 1, 1), date(2027, 12, 31)),
        (date(2027, 1, 4), date(2028, 1, 3)),
    ],
)
def test_the_same_week_and_weekday_a_year_later(day: date, later: date) -> None:
    """2026 has a week 53, 2027 has none: its days move to week 52."""
    assert same_week_next_year(day) == later
    assert later.weekday() == day.weekday()


def test_easter_follows_easter_and_christmas_its_dates() -> None:
    easter = entry(EntryKind.EASTER_BREAK, date(2027, 3, 22), date(2027, 3, 29))
    christmas = entry(EntryKind.CHRISTMAS_BREAK, date(2026, 12, 21), date(2027, 1, 1))
    moved = next_year([BREAK, christmas, easter])
    assert [(each.start, each.end) for each in moved] == [
        (date(2027, 10, 11), date(2027, 10, 15)),
        (date(2027, 12, 21), date(2028, 1, 1)),
        (date(2028, 4, 10), date(2028, 4, 17)),
    ]
