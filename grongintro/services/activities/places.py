"""How many places an activity has, who has them, and moving up from the waiting list when one comes free."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.activity import Activity, Enrolment, EnrolmentState, Gathering
from grongintro.domain.frozen import frozen
from grongintro.domain.person import Person
from grongintro.storage.rows import enrolments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit


@frozen
class Places:
    """`capacity` None where there is no limit; `waiting` are ids of enrolments, the first in line first."""

    capacity: int | None
    enrolled: int
    waiting: tuple[str, ...]

    @property
    def free(self) -> int | None:
        """How many more there is room for; None where there is no limit."""
        return None if self.capacity is None else max(0, self.capacity - self.enrolled)

    @property
    def has_room(self) -> bool:
        """Whether one more gets a place at once: nobody passes those who wait."""
        return not self.waiting and self.free != 0


def capacity_of(gatherings: Iterable[Gathering]) -> int | None:
    """The least places among the gatherings, since enrolment is to the whole activity."""
    return min((each.places for each in gatherings if each.places is not None), default=None)


def places_of(reader: Reader, activity_ids: Sequence[str]) -> dict[str, Places]:
    """How full each activity is, in two questions."""
    gatherings: dict[str, list[Gathering]] = defaultdict(list)
    for each in reader.all_of(Gathering, "activity_id", activity_ids):
        gatherings[each.activity_id].append(each)
    enrolled: dict[str, int] = defaultdict(int)
    waiting: dict[str, list[str]] = defaultdict(list)
    for row in enrolments.queue(reader, activity_ids):
        if row.state == EnrolmentState.ENROLLED:
            enrolled[row.activity_id] += 1
        elif row.state == EnrolmentState.WAITING:
            waiting[row.activity_id].append(row.id)
    return {
        each: Places(capacity_of(gatherings[each]), enrolled[each], tuple(waiting[each]))
        for each in activity_ids
    }


def move_up(desk: Desk, unit: Unit, activity_ids: Iterable[str]) -> None:
    """Give free places to those who have waited longest, in activities that are not over.

    One whom the account may not write about is not passed: the place stays free until somebody else does
    something with the activity.
    """
    for activity in unit.all_of(Activity, "id", activity_ids):
        places = places_of(unit, [activity.id])[activity.id]
        room = len(places.waiting) if places.free is None else places.free
        if activity.end < desk.today:
            continue
        for enrolment_id in places.waiting[:room]:
            found = unit.find(Enrolment, id=enrolment_id)
            if not found or found[0].person_id in unit.guard.barred:
                break
            unit.save(replace(found[0], state=EnrolmentState.ENROLLED, since=desk.today))


def freed_by(reader: Reader, value: object) -> list[str]:
    """The activities where deleting this row may leave a place free."""
    if isinstance(value, Enrolment | Gathering):
        return [value.activity_id]
    if isinstance(value, Person):
        return sorted({each.activity_id for each in reader.find(Enrolment, person_id=value.id)})
    return []
