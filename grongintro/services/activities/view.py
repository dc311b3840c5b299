"""Activities as the pages show them: the list, one with its figures, and what one person takes part in."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.activity import (
    Activity,
    Attendance,
    AttendanceState,
    Enrolment,
    EnrolmentState,
    Gathering,
)
from grongintro.domain.person import Person
from grongintro.services.activities.activities import in_time
from grongintro.services.activities.meant import meant_for
from grongintro.services.activities.places import Places, places_of
from grongintro.services.rows import person_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.services.activities.meant import Meant
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

_ORDER = (
    EnrolmentState.ENROLLED,
    EnrolmentState.WAITING,
    EnrolmentState.INVITED,
    EnrolmentState.DECLINED,
)


@dataclass(frozen=True)
class ActivityRow:
    """A line of the list: the activity and how full it is."""

    activity: Activity
    places: Places
    gatherings: int

    @property
    def id(self) -> str:
        """The activity's."""
        return self.activity.id


@dataclass(frozen=True)
class Taking:
    """Somebody and the activity; `number` is the place in the waiting line, 0 for one who does not wait."""

    enrolment: Enrolment
    name: str
    number: int = 0

    @property
    def id(self) -> str:
        """The enrolment's."""
        return self.enrolment.id


@dataclass(frozen=True)
class Held:
    """A gathering and who came: `marks` by person.

    `lacking`: how many who are enrolled nothing is said of, once it has been held.
    """

    gathering: Gathering
    marks: dict[str, Attendance]
    lacking: int

    @property
    def id(self) -> str:
        """The gathering's."""
        return self.gathering.id

    def count(self, state: AttendanceState) -> int:
        """How many have this mark."""
        return sum(each.state is state for each in self.marks.values())


@dataclass(frozen=True)
class ActivityView:
    """One activity. `places` count everybody, `taking` are those whom the account sees.

    `cost` is of all gatherings, in øre; `left` of the budget is None without one, `per_participant` None
    while nobody is enrolled.
    """

    activity: Activity
    places: Places
    held: tuple[Held, ...]
    taking: tuple[Taking, ...]
    meant: tuple[Meant, ...]
    cost: int

    @property
    def gatherings(self) -> tuple[Gathering, ...]:
        """In the order they come."""
        return tuple(each.gathering for each in self.held)

    @property
    def left(self) -> int | None:
        """What is left of the budget; negative when it costs more."""
        return None if self.activity.budget is None else self.activity.budget - self.cost

    @property
    def per_participant(self) -> int | None:
        """The cost for each who is enrolled, half up to whole øre."""
        many = self.places.enrolled
        return (2 * self.cost + many) // (2 * many) if many else None

    def enrolled(self) -> tuple[Taking, ...]:
        """Those who have a place and whom the account sees, by name."""
        return tuple(each for each in self.taking if each.enrolment.state is EnrolmentState.ENROLLED)


@dataclass(frozen=True)
class PersonActivity:
    """An activity that a person is tied to, how many gatherings it has held, and how they came."""

    activity: Activity
    enrolment: Enrolment
    held: int
    came: Counter[AttendanceState]
    next: Gathering | None

    @property
    def id(self) -> str:
        """The enrolment's."""
        return self.enrolment.id


@dataclass(frozen=True)
class PersonActivities:
    """What somebody takes part in, the newest first, and what is open to them."""

    person: Person
    own: tuple[PersonActivity, ...]
    open: tuple[ActivityRow, ...]


def list_activities(desk: Desk) -> tuple[ActivityRow, ...]:
    """Every activity: those that are not over in the order they come, then the others, the newest first."""
    desk.require_caseworker()
    with desk.read() as reader:
        return _rows(reader, desk.today)


def _rows(reader: Reader, today: date) -> tuple[ActivityRow, ...]:
    found = reader.find(Activity)
    ids = [each.id for each in found]
    places = places_of(reader, ids)
    many = Counter(each.activity_id for each in reader.all_of(Gathering, "activity_id", ids))
    rows = [ActivityRow(each, places[each.id], many[each.id]) for each in found]
    ahead = sorted((row for row in rows if row.activity.end >= today), key=_by_start)
    over = sorted((row for row in rows if row.activity.end < today), key=_by_start, reverse=True)
    return (*ahead, *over)


def _by_start(row: ActivityRow) -> tuple[date, str]:
    return row.activity.start, row.id


def places_now(desk: Desk, activity_id: str) -> Places:
    """How full an activity is."""
    with desk.read() as reader:
        return places_of(reader, [activity_id])[activity_id]


def activity_view(desk: Desk, activity_id: str) -> ActivityView:
    """One activity with everything around it; UserError when it is gone."""
    desk.require_caseworker()
    with desk.read() as reader:
        activity = reader.get(Activity, activity_id)
        places = places_of(reader, [activity_id])[activity_id]
        taking = _taking(reader, activity_id, places)
        enrolled = [each for each in taking if each.enrolment.state is EnrolmentState.ENROLLED]
        held = _held(reader, activity_id, {each.enrolment.person_id for each in enrolled}, desk.today)
        return ActivityView(
            activity,
            places,
            held,
            taking,
            meant_for(reader, activity, desk.today),
            sum(each.gathering.cost for each in held),
        )


def _taking(reader: Reader, activity_id: str, places: Places) -> tuple[Taking, ...]:
    """By state; the waiting list in its order, the others by name."""
    found = reader.find(Enrolment, activity_id=activity_id)
    names = {each.id: each.name for each in reader.all_of(Person, "id", [row.person_id for row in found])}
    line = {key: number for number, key in enumerate(places.waiting, 1)}
    made = [
        Taking(each, names[each.person_id], line.get(each.id, 0)) for each in found if each.person_id in names
    ]
    return tuple(
        sorted(
            made,
            key=lambda each: (_ORDER.index(each.enrolment.state), each.number, each.name.casefold(), each.id),
        )
    )


def _held(reader: Reader, activity_id: str, enrolled: set[str], today: date) -> tuple[Held, ...]:
    gatherings = in_time(reader.find(Gathering, activity_id=activity_id))
    marks: dict[str, dict[str, Attendance]] = defaultdict(dict)
    for each in reader.all_of(Attendance, "gathering_id", [each.id for each in gatherings]):
        marks[each.gathering_id][each.person_id] = each
    return tuple(
        Held(each, marks[each.id], len(enrolled - set(marks[each.id])) if each.day <= today else 0)
        for each in gatherings
    )


def person_activities(desk: Desk, person_id: str) -> PersonActivities:
    """Everything about one person's activities; UserError when the account may not see them."""
    desk.require_caseworker()
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        own = reader.find(Enrolment, person_id=person_id)
        made = _own(reader, own, desk.today)
        taken = {
            each.activity_id
            for each in own
            if each.state in {EnrolmentState.ENROLLED, EnrolmentState.WAITING}
        }
        free = [
            row for row in _rows(reader, desk.today) if row.activity.end >= desk.today and row.id not in taken
        ]
        return PersonActivities(person, made, tuple(free))


def _own(reader: Reader, own: Iterable[Enrolment], today: date) -> tuple[PersonActivity, ...]:
    enrolments = {each.activity_id: each for each in own}
    gatherings: dict[str, list[Gathering]] = defaultdict(list)
    for each in reader.all_of(Gathering, "activity_id", enrolments):
        gatherings[each.activity_id].append(each)
    whose = {each.id: key for key, group in gatherings.items() for each in group}
    came: dict[str, Counter[AttendanceState]] = defaultdict(Counter)
    person_ids = {each.person_id for each in enrolments.values()}
    for mark in reader.all_of(Attendance, "person_id", person_ids):
        if mark.gathering_id in whose:
            came[whose[mark.gathering_id]][mark.state] += 1
    found = [
        PersonActivity(
            each,
            enrolments[each.id],
            sum(one.day <= today for one in gatherings[each.id]),
            came[each.id],
            next((one for one in in_time(gatherings[each.id]) if one.day >= today), None),
        )
        for each in reader.all_of(Activity, "id", enrolments)
    ]
    return tuple(sorted(found, key=lambda each: (each.activity.start, each.id), reverse=True))
