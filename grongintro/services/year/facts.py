"""What full time all year rests on, gathered for one or for all in a fixed number of questions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from grongintro.domain.activity import Activity, ActivityKind, Enrolment, EnrolmentState, Gathering
from grongintro.domain.hours import MINUTES
from grongintro.domain.period import Period
from grongintro.domain.plan import ElementKind
from grongintro.domain.programme import Goal
from grongintro.domain.week import FullTimeNorm, Vacation, WeekPlan, WeekSlot
from grongintro.rules.coverage import CoverageFacts, Norm, Track, WeekElement
from grongintro.rules.week import holds_in, in_force, minutes_beside
from grongintro.services import settings
from grongintro.services.status_book import StatusBook, status_book
from grongintro.services.year.calendars import closed_by_calendar
from grongintro.services.year.vacations import granted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grongintro.domain.programme import Programme
    from grongintro.rules.parameters import Parameters
    from grongintro.storage.unit import Reader

    Held = tuple[ElementKind, Gathering]

T = TypeVar("T")
_ELEMENT = {
    ActivityKind.HOLIDAY_PROGRAMME: ElementKind.HOLIDAY_PROGRAMME,
    ActivityKind.INFORMATION: ElementKind.OTHER,
    ActivityKind.LIFE_SKILLS: ElementKind.LIFE_SKILLS,
    ActivityKind.PARENTING: ElementKind.PARENTING,
}


@dataclass(frozen=True)
class YearFacts:
    """Everybody's coverage facts in a period, by person; those who take no part in it are not there."""

    period: Period
    facts: dict[str, CoverageFacts]
    book: StatusBook


def gather(reader: Reader, ids: Sequence[str] | None, period: Period) -> YearFacts:
    """The facts of these people, or of all, for the days of `period` that they take part in the programme.

    Planned is what their week holds on the days their school is open, and the gatherings of activities they
    are enrolled in, as far as they do not lie at the same time; a week counts from its version's day.
    """
    book = status_book(reader, None if ids is None else list(ids))
    taking_part = {
        person_id: common
        for person_id, programme in book.programmes.items()
        if (common := _part(programme, period)) is not None
    }
    known = _Known(reader, None if ids is None else list(taking_part))
    held = _gatherings(reader, known, period)
    parameters = settings.parameters(reader)
    closed = closed_by_calendar(reader)
    return YearFacts(
        period,
        {
            person_id: _facts(known, person_id, book, common, closed, held[person_id], parameters)
            for person_id, common in taking_part.items()
        },
        book,
    )


def _part(programme: Programme, period: Period) -> Period | None:
    """The days of the period in which the programme goes on."""
    if programme.start is None:
        return None
    last = programme.last_day
    if last is not None and last < programme.start:
        return None
    return Period(programme.start, last).overlap(period)


def track_of(programme: Programme) -> Track:
    """What decides whether work is asked for; a programme is qualifying for work by its final goal."""
    if programme.start is None:
        raise ValueError("a programme that has not begun has no track")
    return Track(programme.start, programme.education, qualifies_for_work=programme.goal is Goal.WORK)


def _facts(
    known: _Known,
    person_id: str,
    book: StatusBook,
    period: Period,
    closed: dict[str, tuple[Period, ...]],
    held: Iterable[Held],
    parameters: Parameters,
) -> CoverageFacts:
    return CoverageFacts(
        period=period,
        full_time_hours=_at(parameters, "full_time_hours", period),
        vacation_right=int(_at(parameters, "vacation_days", period)),
        track=track_of(book.programmes[person_id]),
        elements=(
            *_week_elements(known, person_id, closed),
            *_gathering_elements(held, known, person_id, closed),
        ),
        vacation=granted(known.of(Vacation, person_id)),
        leave=book.leaves.get(person_id, ()),
        norms=[
            Norm(Period(each.start, each.end), Fraction(each.minutes_per_week, MINUTES))
            for each in known.of(FullTimeNorm, person_id)
        ],
    )


def _at(parameters: Parameters, name: str, period: Period) -> Fraction:
    return parameters.at(name, max(period.start, parameters.first_day(name)))


def _week_elements(
    known: _Known, person_id: str, closed: dict[str, tuple[Period, ...]]
) -> Iterable[WeekElement]:
    """An element for each kind and school of each version, with its hours by weekday."""
    weeks = known.of(WeekPlan, person_id)
    slots = known.of(WeekSlot, person_id) if weeks else []
    for week in in_force(weeks):
        by_kind: dict[tuple[ElementKind, str | None], dict[int, Fraction]] = defaultdict(dict)
        for slot in slots:
            if slot.week_id == week.id:
                hours = by_kind[slot.kind, slot.calendar_id]
                before = hours.get(slot.weekday, Fraction(0))
                hours[slot.weekday] = before + Fraction(slot.minutes, MINUTES)
        for (kind, calendar_id), hours in by_kind.items():
            yield WeekElement(holds_in(week), kind, hours, closed.get(calendar_id or "", ()))


def _gatherings(reader: Reader, known: _Known, period: Period) -> dict[str, list[Held]]:
    """By person, what is held in the period of the activities that they are enrolled in."""
    kinds = {each.id: _ELEMENT[each.kind] for each in reader.find(Activity)}
    by_activity: dict[str, list[Held]] = defaultdict(list)
    for each in reader.find(Gathering):
        if each.day in period:
            by_activity[each.activity_id].append((kinds[each.activity_id], each))
    found: dict[str, list[Held]] = defaultdict(list)
    for enrolment in known.every(Enrolment):
        if enrolment.state is EnrolmentState.ENROLLED:
            found[enrolment.person_id] += by_activity[enrolment.activity_id]
    return found


def _gathering_elements(
    held: Iterable[Held],
    known: _Known,
    person_id: str,
    closed: dict[str, tuple[Period, ...]],
) -> Iterable[WeekElement]:
    """An element of one day for each gathering; the time in which the week holds something counts once."""
    weeks = in_force(known.of(WeekPlan, person_id))
    for kind, each in held:
        week = next((week for week in weeks if each.day in holds_in(week)), None)
        beside = [
            slot
            for slot in (known.of(WeekSlot, person_id) if week is not None else ())
            if week is not None
            and slot.week_id == week.id
            and slot.weekday == each.day.weekday()
            and not any(each.day in days for days in closed.get(slot.calendar_id or "", ()))
        ]
        minutes = minutes_beside(each.at, each.minutes, beside)
        if minutes:
            hours = {each.day.weekday(): Fraction(minutes, MINUTES)}
            yield WeekElement(Period(each.day, each.day), kind, hours)


class _Known:
    """Reads each kind of value once, for these people or for all."""

    def __init__(self, reader: Reader, ids: list[str] | None) -> None:
        self._reader, self._ids = reader, ids
        self._read: dict[type, dict[str, list[Any]]] = {}

    def every(self, kind: type[T]) -> list[T]:
        """All values of a kind."""
        return [each for found in self._by_person(kind).values() for each in found]

    def of(self, kind: type[T], person_id: str) -> list[T]:
        """One person's values of a kind."""
        return self._by_person(kind).get(person_id, [])

    def _by_person(self, kind: type[T]) -> dict[str, list[Any]]:
        if kind not in self._read:
            by_person: dict[str, list[Any]] = defaultdict(list)
            ids = self._ids
            rows = self._reader.find(kind) if ids is None else self._reader.all_of(kind, "person_id", ids)
            for value in rows:
                by_person[value.person_id].append(value)  # type: ignore[attr-defined]
            self._read[kind] = by_person
        return self._read[kind]
