"""Days seen from the demo's own day: everything lies relative to it, so that the demo lives on any date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from grongintro.domain.dates import birthday
from grongintro.rules.calendar_days import add_months, is_working_day

# Earlier than this the couple of the demo would be older than the five-sixths rule; later is of no use.
FIRST, LAST = date(2025, 1, 1), date(2089, 12, 31)
_FULL_AGE = 25


@dataclass(frozen=True)
class Days:
    """The calendar around `on`; offsets are calendar days, negative before it."""

    on: date

    def day(self, offset: int) -> date:
        """The calendar day."""
        return self.on + timedelta(days=offset)

    def work(self, offset: int) -> date:
        """The day when it is a working day, else the last one before it: when people were at work."""
        day = self.day(offset)
        while not is_working_day(day):
            day -= timedelta(days=1)
        return day

    def ahead(self, offset: int) -> date:
        """The day when it is a working day, else the first one after it: for what is planned."""
        day = self.day(offset)
        while not is_working_day(day):
            day += timedelta(days=1)
        return day

    def born(self, age: int, days: int) -> date:
        """The birth date of one who is `age` years and about `days` days old."""
        return add_months(self.on, -12 * age) - timedelta(days=days)

    def turning_25(self, offset: int) -> date:
        """The birth date of one who turns 25 on the day of `offset`, or the day before."""
        day = self.day(offset)
        born = add_months(day, -12 * _FULL_AGE)
        return born if birthday(born, _FULL_AGE) <= day else born - timedelta(days=1)


def at(day: date, clock: str) -> datetime:
    """A time of a day: `"09:15"`."""
    return datetime.combine(day, time.fromisoformat(clock))
