"""A stretch of calendar days, both ends included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """From `start` to `end`, both included; `end` None means until further notice."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"period ends {self.end} before it starts {self.start}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def days(self) -> Iterator[date]:
        """Every day of a closed period, in order."""
        if self.end is None:
            raise ValueError("an open period has no last day")
        day = self.start
        while day <= self.end:
            yield day
            day += ONE_DAY

    def __len__(self) -> int:
        if self.end is None:
            raise ValueError("an open period has no length")
        return (self.end - self.start).days + 1

    def overlap(self, other: Period) -> Period | None:
        """The days that both have, or None."""
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends) if ends else None
        return None if end is not None and end < start else Period(start, end)

    def overlaps(self, other: Period) -> bool:
        """Whether there is a day that both have."""
        return self.overlap(other) is not None


def month_of(day: date) -> Period:
    """The whole calendar month that `day` lies in."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Period(first, following - ONE_DAY)
