"""The day by place, the time between places, and which appointments could be gathered at one of them."""

from __future__ import annotations

from collections import Counter
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.rules.calendar_days import is_working_day
from grongintro.rules.week import meet, minute_of
from grongintro.services.calendar.entries import order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from grongintro.domain.week import TravelTime
    from grongintro.services.calendar.entries import CalendarEntry
    from grongintro.services.year.on_day import WeeksOnDays

_FIRST_MINUTE, _LAST_MINUTE, _STEP = 8 * 60, 16 * 60, 15
"""A proposal lies within the working day, on a quarter."""


class Travel:
    """How many minutes it takes from one place to another, the same both ways; None where nobody has said."""

    def __init__(self, rows: Iterable[TravelTime]) -> None:
        self._minutes = {_pair(row.from_place, row.to_place): row.minutes for row in rows}

    def minutes(self, place: str, other: str) -> int | None:
        """The minutes between two places; none within one."""
        return 0 if _same(place, other) else self._minutes.get(_pair(place, other))


def _pair(place: str, other: str) -> frozenset[str]:
    return frozenset((place.strip().casefold(), other.strip().casefold()))


def _same(place: str, other: str) -> bool:
    return place.strip().casefold() == other.strip().casefold()


@frozen
class Stop:
    """What lies at one place in a row; `gap` is the time until the next place, `travel` what it takes."""

    place: str
    entries: tuple[CalendarEntry, ...]
    gap: int | None = None
    travel: int | None = None
    next_place: str = ""

    @property
    def tight(self) -> bool:
        """Whether there is less time than the way takes."""
        return self.gap is not None and self.travel is not None and self.gap < self.travel


@frozen
class Proposal:
    """An appointment that could be moved to the day and time when its adviser is at the place anyway."""

    entry: CalendarEntry
    day: date
    at: time


def stops_of(entries: Sequence[CalendarEntry], travel: Travel) -> tuple[Stop, ...]:
    """One colleague's day by place as the clock goes; what is called off or has no clock is left out."""
    timed = [each for each in sorted(entries, key=order) if each.at is not None and _stands(each)]
    groups: list[list[CalendarEntry]] = []
    for each in timed:
        if groups and _same(groups[-1][-1].place, each.place):
            groups[-1].append(each)
        else:
            groups.append([each])
    found = [_stop(here, following, travel) for here, following in pairwise(groups)]
    return (*found, Stop(groups[-1][0].place, tuple(groups[-1]))) if groups else ()


def _stop(here: list[CalendarEntry], following: list[CalendarEntry], travel: Travel) -> Stop:
    place, there = here[0].place, following[0].place
    gap = _start(following[0]) - max(_start(each) + each.minutes for each in here)
    return Stop(place, tuple(here), gap, travel.minutes(place, there), there)


def _start(entry: CalendarEntry) -> int:
    return minute_of(entry.at) if entry.at is not None else 0


def _stands(entry: CalendarEntry) -> bool:
    return entry.state is None or entry.planned


def proposals(
    entries: Sequence[CalendarEntry], others: Sequence[CalendarEntry], weeks: WeeksOnDays, today: date
) -> tuple[Proposal, ...]:
    """Which of a colleague's appointments could be moved to the day when most lie at the same place.

    Only where a free time is left that day, for the colleague and for those who are called (`others` is
    everything that lies in those days); the one nearest to the others there. Nothing that is done, past or
    called off is moved, and nothing from or to today, since people must be told. Two days with as many: the
    first one.
    """
    movable = [each for each in entries if each.can_move(today) and each.day > today and each.place.strip()]
    found: list[Proposal] = []
    for staff_id, place in dict.fromkeys((each.staff_id, each.place.strip()) for each in movable):
        here = [each for each in movable if (each.staff_id, each.place.strip()) == (staff_id, place)]
        counted = Counter(each.day for each in here if is_working_day(each.day))
        if len({each.day for each in here}) == 1 or not counted:
            continue
        hub = min(counted, key=lambda day: (-counted[day], day))
        taken = [each for each in others if each.day == hub and each.at is not None and _stands(each)]
        for entry in here:
            if entry.day != hub:
                beside = [minute_of(one.at) for one in here if one.day == hub and one.at is not None]
                at = _free(entry, hub, taken, found, weeks, beside)
                found += [] if at is None else [Proposal(entry, hub, at)]
    return tuple(found)


def _free(
    entry: CalendarEntry,
    hub: date,
    taken: Sequence[CalendarEntry],
    proposed: Sequence[Proposal],
    weeks: WeeksOnDays,
    beside: Sequence[int],
) -> time | None:
    """The free time of a day that lies nearest to those minutes; the first one where there are none."""
    busy = [(each.at, each.minutes) for each in taken if each.at is not None and _concerns(each, entry)]
    busy += [
        (each.at, each.entry.minutes)
        for each in proposed
        if each.day == hub and each.entry.staff_id == entry.staff_id
    ]
    for person_id in entry.person_ids:
        busy += [(slot.at, slot.minutes) for slot in weeks.on(person_id, hub)]
    starts = range(_FIRST_MINUTE, _LAST_MINUTE - entry.minutes + 1, _STEP)
    near = sorted(starts, key=lambda minute: min((abs(minute - other) for other in beside), default=0))
    times = [time(minute // 60, minute % 60) for minute in near]
    return next((at for at in times if not any(meet(at, entry.minutes, *other) for other in busy)), None)


def _concerns(other: CalendarEntry, entry: CalendarEntry) -> bool:
    same_adviser = other.staff_id == entry.staff_id or bool(
        entry.staff and entry.staff.casefold() in other.staff.casefold()
    )
    return same_adviser or bool(set(other.person_ids) & set(entry.person_ids))
