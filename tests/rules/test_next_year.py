from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.rules.next_year import same_week_next_year


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 27), date(2028, 1, 2)),  # Sunday of week 52; 2026 has 53 weeks
        (date(2026, 12, 28), date(2027, 12, 27)),  # Monday of week 53, which 2027 has not
        (date(2027, 1, 3), date(2028, 1, 2)),  # Sunday of week 53
        (date(2027, 1, 4), date(2028, 1, 3)),  # Monday of week 1
        (date(2026, 9, 28), date(2027, 10, 4)),  # autumn break, week 40, after a year of 53 weeks
        (date(2027, 10, 4), date(2028, 10, 2)),  # and after one of 52
        (date(2027, 2, 22), date(2028, 2, 21)),  # winter break, week 8
        (date(2025, 12, 29), date(2027, 1, 4)),  # week 1 begins in December
    ],
)
def test_the_week_number_and_the_weekday_stay(day: date, expected: date) -> None:
    assert same_week_next_year(day) == expected


@given(st.dates(date(2000, 1, 3), date(2090, 12, 31)))
def test_it_is_about_a_year_on_and_keeps_weekday_and_order(day: date) -> None:
    moved = same_week_next_year(day)
    assert moved - day in {timedelta(weeks=52), timedelta(weeks=53)}
    assert moved.weekday() == day.weekday()
    assert moved.isocalendar().week in {day.isocalendar().week, 52}
