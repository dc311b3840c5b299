"""The days of a series: by week, fortnight and month, to a day or a number, around public holidays."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.followup import Rhythm
from grongintro.rules.calendar_days import public_holidays
from grongintro.rules.series import AT_MOST, SeriesDay, is_too_long, series_days
from grongintro.rules.week import meet

MONDAY = date(2026, 11, 23)


def days(*found: SeriesDay) -> list[date]:
    return [each.day for each in found]


@pytest.mark.parametrize(
    ("until", "count"),
    [(date(2026, 12, 6), 2), (date(2026, 12, 7), 3), (date(2026, 12, 8), 3)],
)
def test_the_last_day_is_part_of_it(until: date, count: int) -> None:
    found = days(*series_days(MONDAY, Rhythm.WEEKLY, until=until))
    assert found == [MONDAY, date(2026, 11, 30), date(2026, 12, 7)][:count]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_number_of_times(times: int) -> None:
    found = days(*series_days(MONDAY, Rhythm.FORTNIGHTLY, times=times))
    assert found == [MONDAY, date(2026, 12, 7), date(2026, 12, 21)][:times]


def test_a_month_without_the_day_has_its_last() -> None:
    found = days(*series_days(date(2027, 1, 30), Rhythm.MONTHLY, times=3))
    assert found == [date(2027, 1, 30), date(2027, 2, 26 + 2), date(2027, 3, 30)]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 4, 22), (date(2026, 4, 29), None)),
        (date(2026, 4, 24), (date(2026, 5, 4), date(2026, 5, 1))),
        (date(2026, 4, 25), (date(2026, 5, 2), None)),
        (date(2026, 3, 26), (date(2026, 4, 7), date(2026, 4, 2))),
    ],
)
def test_a_public_holiday_is_moved_to_the_next_working_day(
    start: date, expected: tuple[date, date | None]
) -> None:
    second = series_days(start, Rhythm.WEEKLY, times=2)[1]
    assert (second.day, second.moved_from) == expected


def test_the_rhythm_goes_on_from_where_it_was() -> None:
    found = days(*series_days(date(2026, 4, 24), Rhythm.WEEKLY, times=3))
    assert found == [date(2026, 4, 24), date(2026, 5, 4), date(2026, 5, 8)]


@pytest.mark.parametrize(("extra", "too_long"), [(-1, False), (0, False), (6, False), (7, True), (8, True)])
def test_a_year_of_weeks_is_the_longest(extra: int, too_long: bool) -> None:
    until = MONDAY + timedelta(weeks=AT_MOST - 1, days=extra)
    assert is_too_long(MONDAY, Rhythm.WEEKLY, until) is too_long


@pytest.mark.parametrize(("times", "count"), [(51, 51), (52, 52), (53, 52)])
def test_never_more_than_a_year_of_weeks(times: int, count: int) -> None:
    assert len(series_days(MONDAY, Rhythm.WEEKLY, times=times)) == count


def test_a_series_has_an_end() -> None:
    with pytest.raises(ValueError, match="needs an end"):
        series_days(MONDAY, Rhythm.WEEKLY)


@given(st.dates(date(2025, 1, 1), date(2089, 12, 31)), st.sampled_from(Rhythm), st.integers(1, AT_MOST))
def test_days_come_in_order_and_never_on_a_holiday(start: date, rhythm: Rhythm, times: int) -> None:
    found = days(*series_days(start, rhythm, times=times))
    assert len(set(found)) == len(found) == times
    assert found == sorted(found)
    assert not [day for day in found if day in public_holidays(day.year)]


@pytest.mark.parametrize(
    ("other", "minutes", "expected"),
    [
        (time(9, 14), 45, False),
        (time(9, 15), 45, False),
        (time(9, 16), 45, True),
        (time(10, 44), 30, True),
        (time(10, 45), 30, False),
        (time(10, 46), 30, False),
        (time(9), 240, True),
    ],
)
def test_two_meet_when_they_overlap(other: time, minutes: int, expected: bool) -> None:
    assert meet(time(10), 45, other, minutes) is expected
