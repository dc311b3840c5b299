"""Where a day of what is held each year goes the year after: school holidays follow the week number."""

from __future__ import annotations

from datetime import date, timedelta

WEEK = timedelta(weeks=1)


def same_week_next_year(day: date) -> date:
    """The same weekday and ISO week of the next ISO year; its last week where week 53 is not there."""
    year, week, weekday = day.isocalendar()
    return date.fromisocalendar(year + 1, min(week, _weeks_in(year + 1)), weekday)


def _weeks_in(year: int) -> int:
    """The last ISO week of a year: 28 December always lies in it."""
    return date(year, 12, 28).isocalendar().week
