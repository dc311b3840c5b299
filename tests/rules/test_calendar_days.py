from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grongintro.rules.calendar_days import (
    add_months,
    add_working_days,
    is_working_day,
    next_working_day,
    public_holidays,
    working_days,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def test_the_public_holidays_of_2026() -> None:
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 17),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 1), True),
        (date(2026, 4, 2), False),
        (date(2026, 4, 3), False),
        (date(2026, 4, 6), False),
        (date(2026, 4, 7), True),
        (date(2026, 5, 13), True),
        (date(2026, 5, 14), False),
        (date(2026, 5, 15), True),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
    ],
)
def test_working_days_around_holidays(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 4, 2), date(2026, 4, 7)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2028, 4, 30), date(2028, 5, 2)),
    ],
)
def test_the_next_working_day_is_the_same_day_when_it_is_one(day: date, following: date) -> None:
    assert next_working_day(day) == following


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 1, date(2026, 11, 23)),
        (date(2026, 4, 1), 1, date(2026, 4, 7)),
        (date(2028, 2, 15), 12, date(2028, 3, 2)),
    ],
)
def test_working_days_are_counted_after_the_day(day: date, count: int, expected: date) -> None:
    assert add_working_days(day, count) == expected


def test_working_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 1, 1), -1)


@given(DAYS, st.integers(0, 60))
@settings(derandomize=True, max_examples=60)
def test_adding_working_days_passes_exactly_that_many(day: date, count: int) -> None:
    end = add_working_days(day, count)
    assert working_days(day, end) - is_working_day(day) == count


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_are_added_by_the_calendar_and_clamped(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected
