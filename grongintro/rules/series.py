"""The days of a series of appointments, and which two of them meet in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.followup import Rhythm
from grongintro.domain.frozen import frozen
from grongintro.rules.calendar_days import add_months, next_working_day, public_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

AT_MOST = 52
"""How many appointments a series may have: a year of weeks."""
_WEEKS = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2}


@frozen
class SeriesDay:
    """A day of a series; `moved_from` is the public holiday that it fell on."""

    day: date
    moved_from: date | None = None


def off_holiday(day: date) -> SeriesDay:
    """The day itself, or the first working day after it when it is a public holiday."""
    if day in public_holidays(day.year):
        return SeriesDay(next_working_day(day), day)
    return SeriesDay(day)


def series_days(
    start: date, rhythm: Rhythm, *, until: date | None = None, times: int | None = None
) -> tuple[SeriesDay, ...]:
    """The days from `start` on, `times` of them or those until a day, that day included; at most `AT_MOST`.

    A day that falls on a public holiday is moved to the next working day, and the rhythm goes on from where
    it was. Monthly means the same day of the month, or the month's last where there is none. ValueError
    without an end.
    """
    if until is None and times is None:
        raise ValueError("a series needs an end")
    wanted = min(times if times is not None else AT_MOST, AT_MOST)
    found: list[SeriesDay] = []
    for day in _beats(start, rhythm):
        if len(found) == wanted or (until is not None and day > until):
            break
        found.append(off_holiday(day))
    return tuple(found)


def is_too_long(start: date, rhythm: Rhythm, until: date) -> bool:
    """Whether more than `AT_MOST` appointments would be needed to come to a day."""
    beats = _beats(start, rhythm)
    for _ in range(AT_MOST):
        next(beats)
    return next(beats) <= until


def _beats(start: date, rhythm: Rhythm) -> Iterator[date]:
    number = 0
    while True:
        yield _beat(start, rhythm, number)
        number += 1


def _beat(start: date, rhythm: Rhythm, number: int) -> date:
    if rhythm is Rhythm.MONTHLY:
        return add_months(start, number)
    return start + timedelta(weeks=number * _WEEKS[rhythm])
