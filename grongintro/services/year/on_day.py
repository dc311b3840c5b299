"""What people's weeks hold on single days: by the version that holds, without what is closed or off."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from grongintro.domain.week import Vacation, WeekPlan, WeekSlot
from grongintro.rules.calendar_days import public_holidays
from grongintro.rules.week import holds_in, in_force
from grongintro.services.year.calendars import closed_by_calendar
from grongintro.services.year.vacations import granted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from grongintro.storage.unit import Reader


class WeeksOnDays:
    """The weeks of some people, read in a fixed number of questions."""

    def __init__(self, reader: Reader, person_ids: Sequence[str]) -> None:
        ids = list(dict.fromkeys(person_ids))
        plans = _by("person_id", reader.all_of(WeekPlan, "person_id", ids))
        self._weeks = {each: in_force(found) for each, found in plans.items()}
        self._slots = _by("week_id", reader.all_of(WeekSlot, "person_id", ids))
        vacations = _by("person_id", reader.all_of(Vacation, "person_id", ids))
        self._off = {each: granted(found) for each, found in vacations.items()}
        self._closed = closed_by_calendar(reader) if self._slots else {}

    def on(self, person_id: str, day: date) -> tuple[WeekSlot, ...]:
        """What somebody does on a day; not on a public holiday, in vacation or when the school is closed."""
        if day in public_holidays(day.year) or any(day in each for each in self._off.get(person_id, ())):
            return ()
        week = next((each for each in self._weeks.get(person_id, ()) if day in holds_in(each)), None)
        if week is None:
            return ()
        return tuple(
            slot
            for slot in self._slots.get(week.id, ())
            if slot.weekday == day.weekday() and not self._is_closed(slot, day)
        )

    def _is_closed(self, slot: WeekSlot, day: date) -> bool:
        return any(day in each for each in self._closed.get(slot.calendar_id or "", ()))


def _by(name: str, rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
