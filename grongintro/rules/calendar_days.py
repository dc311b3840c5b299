"""Working days and calendar months (integreringsforskriften § 17 first paragraph)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

SATURDAY = 5
ONE_DAY = timedelta(days=1)
FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
AROUND_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday and Monday."""


@lru_cache(maxsize=256)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year after 1582, with Easter Day and Whit Sunday; not 24 and 31 December."""
    sunday = easter(year)
    fixed = {date(year, month, day) for month, day in FIXED}
    return frozenset(fixed | {sunday + timedelta(days=offset) for offset in AROUND_EASTER})


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def next_working_day(day: date) -> date:
    """`day` itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day`; `day` itself for 0. ValueError below 0."""
    if count < 0:
        raise ValueError("working days are counted forwards")
    for _ in range(count):
        day = next_working_day(day + ONE_DAY)
    return day


def working_days(start: date, end: date) -> int:
    """How many working days there are from `start` to `end`, both included."""
    days = (start + timedelta(days=offset) for offset in range((end - start).days + 1))
    return sum(is_working_day(day) for day in days)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (or earlier, below 0), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
