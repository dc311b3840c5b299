"""The same day a year later, as the calendar of a week knows it."""

from __future__ import annotations

from datetime import date

_LAST_WEEK_HAS = (12, 28)


def same_week_next_year(day: date) -> date:
    """The same weekday of the same ISO week a year later; of week 53 the last week where there is no 53."""
    year, week, weekday = day.isocalendar()
    last_week = date(year + 1, *_LAST_WEEK_HAS).isocalendar().week
    return date.fromisocalendar(year + 1, min(week, last_week), weekday)
