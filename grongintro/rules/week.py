"""A participant's week: which version holds when, what overlaps, and whether there is time to travel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from grongintro.domain.period import ONE_DAY, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from grongintro.domain.week import WeekPlan, WeekSlot

DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class TravelLack:
    """Two elements of a day in two places: the minutes between them, and how long the way takes if known."""

    first: WeekSlot
    second: WeekSlot
    between: int
    needed: int | None

    @property
    def too_short(self) -> bool:
        """Whether one cannot be there in time, as far as is known."""
        return self.needed is not None and self.between < self.needed


def minute_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def meet(at: time, minutes: int, other_at: time, other_minutes: int) -> bool:
    """Whether two of the same day overlap; one that begins when the other ends does not."""
    first, second = minute_of(at), minute_of(other_at)
    return first < second + other_minutes and second < first + minutes


def clock_of(minute: int) -> time:
    """The time so many minutes after midnight; ValueError outside the day."""
    return time(*divmod(minute, 60))


def end_of(slot: WeekSlot) -> int:
    """The minute of the day when an element ends; 1440 is midnight."""
    return minute_of(slot.at) + slot.minutes


def in_force(weeks: Iterable[WeekPlan]) -> tuple[WeekPlan, ...]:
    """The versions in order, each cut off the day before the next begins; one that never holds is left out.

    Of two that begin on the same day the one with the greater id, which was made last, holds.
    """
    ordered = sorted(weeks, key=lambda each: (each.start, each.id))
    found = []
    for week, following in pairwise([*ordered, None]):
        if week is None:
            continue
        last = week.end
        if following is not None and (last is None or last >= following.start):
            last = following.start - ONE_DAY
        if last is None or last >= week.start:
            found.append(replace(week, end=last))
    return tuple(found)


def holds_in(week: WeekPlan) -> Period:
    """When a version holds."""
    return Period(week.start, week.end)


def overlapping(slots: Sequence[WeekSlot]) -> tuple[tuple[WeekSlot, WeekSlot], ...]:
    """Pairs of elements of the same weekday that share a minute."""
    ordered = sorted(slots, key=lambda each: (each.weekday, each.at, each.id))
    return tuple(
        (one, two)
        for one, two in combinations(ordered, 2)
        if one.weekday == two.weekday and minute_of(two.at) < end_of(one)
    )


def travel(slots: Sequence[WeekSlot], minutes: Mapping[frozenset[str], int]) -> tuple[TravelLack, ...]:
    """Every way between two places on a day, with the time there is and, where known, what it takes."""
    ordered = sorted((each for each in slots if each.place), key=lambda each: (each.weekday, each.at))
    return tuple(
        TravelLack(one, two, minute_of(two.at) - end_of(one), minutes.get(frozenset({one.place, two.place})))
        for one, two in pairwise(ordered)
        if one.weekday == two.weekday and one.place != two.place
    )


def minutes_beside(at: time, minutes: int, slots: Iterable[WeekSlot]) -> int:
    """How many minutes of something lie outside these elements of the same day."""
    free, begin, end = 0, minute_of(at), minute_of(at) + minutes
    for slot in sorted(slots, key=lambda each: each.at):
        free += max(0, min(end, minute_of(slot.at)) - begin)
        begin = max(begin, end_of(slot))
    return free + max(0, end - begin)
