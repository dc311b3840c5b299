"""The participant's week: versions from a day on, elements by weekday and hour, copies to others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.hours import MINUTES
from grongintro.domain.ids import new_id
from grongintro.domain.plan import ElementKind
from grongintro.domain.week import TravelTime, WeekPlan, WeekSlot
from grongintro.errors import UserError
from grongintro.rules.coverage import WEEK_DAYS
from grongintro.rules.week import (
    DAY_MINUTES,
    TravelLack,
    clock_of,
    end_of,
    in_force,
    minute_of,
    overlapping,
    travel,
)
from grongintro.services import settings
from grongintro.services.desk import Desk, Saved
from grongintro.services.people import check_visible
from grongintro.services.rows import in_order, need, person_of, put
from grongintro.services.year.calendars import schools

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from grongintro.storage.unit import Reader, Unit

LAST_WEEKDAY = 6
SHORTEST = 5


@dataclass(frozen=True)
class WeekVersion:
    """A version as it holds, its elements in order, and what is short of time between places.

    `stored` is the row itself, whose end may lie later than `plan` holds.
    """

    plan: WeekPlan
    stored: WeekPlan
    slots: tuple[WeekSlot, ...]
    travels: tuple[TravelLack, ...]

    @property
    def minutes(self) -> int:
        """Minutes from Monday to Friday."""
        return sum(each.minutes for each in self.slots if each.weekday < WEEK_DAYS)


@dataclass(frozen=True)
class WeekChoices:
    """What the form of an element offers."""

    places: tuple[str, ...]
    schools: dict[str, str]


def versions(desk: Desk, person_id: str) -> tuple[WeekVersion, ...]:
    """Somebody's versions that hold or held some day, in order."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        stored = {each.id: each for each in reader.find(WeekPlan, person_id=person_id)}
        slots = reader.find(WeekSlot, person_id=person_id)
        ways = travel_minutes(reader)
    return tuple(
        WeekVersion(plan, stored[plan.id], mine, travel(mine, ways))
        for plan in in_force(stored.values())
        for mine in [_ordered(each for each in slots if each.week_id == plan.id)]
    )


def _ordered(slots: Iterable[WeekSlot]) -> tuple[WeekSlot, ...]:
    return tuple(sorted(slots, key=lambda each: (each.weekday, each.at, each.id)))


def choices(desk: Desk) -> WeekChoices:
    """What a form of an element offers."""
    with desk.read() as reader:
        return WeekChoices(settings.places(reader), schools(reader))


def travel_minutes(reader: Reader) -> dict[frozenset[str], int]:
    """Two places → minutes between them."""
    return {frozenset({each.from_place, each.to_place}): each.minutes for each in reader.find(TravelTime)}


def travel_times(desk: Desk) -> tuple[TravelTime, ...]:
    """Every way that is written, by place."""
    with desk.read() as reader:
        return tuple(sorted(reader.find(TravelTime), key=lambda each: (each.from_place, each.to_place)))


def save_travel_time(desk: Desk, value: TravelTime) -> Saved:
    """Write how long it takes between two places (undoable); UserError when they are one, or known."""
    desk.require_caseworker()
    need(value, {"from_place": "Skriv hvor reisen begynner.", "to_place": "Skriv hvor reisen ender."})
    both = frozenset({value.from_place.strip(), value.to_place.strip()})
    if len(both) == 1:
        raise UserError("Skriv to forskjellige steder.", field="to_place")
    if not 0 < value.minutes <= DAY_MINUTES:
        raise UserError("Skriv minutter, mer enn 0.", field="minutes")
    with desk.write("save_travel_time") as unit:
        others = (each for each in unit.find(TravelTime) if each.id != value.id)
        if any(frozenset({each.from_place, each.to_place}) == both for each in others):
            raise UserError("Reisetiden mellom disse stedene er lagt inn fra før.", field="to_place")
        return put(desk, unit, value)


def save_week(desk: Desk, value: WeekPlan, *, copied: bool = True) -> Saved:
    """Write when a version holds (undoable); a new one begins as a copy of the one before unless told not to.

    UserError when the days are in the wrong order, or another version begins on the same day.
    """
    desk.require_caseworker()
    in_order(value.start, value.end)
    with desk.write("save_week") as unit:
        person_of(desk, unit, value.person_id)
        others = [each for each in unit.find(WeekPlan, person_id=value.person_id) if each.id != value.id]
        if any(each.start == value.start for each in others):
            raise UserError("Det finnes en ukeplan fra denne dagen. Endre den.", field="start")
        saved = put(desk, unit, value)
        if copied and not value.id:
            before = [each for each in others if each.start < value.start]
            if before:
                latest = max(before, key=lambda each: each.start)
                _copy_slots(unit, unit.find(WeekSlot, week_id=latest.id), unit.get(WeekPlan, saved.id))
        return Saved(unit.changes(), saved.id)


def _copy_slots(unit: Unit, slots: Sequence[WeekSlot], week: WeekPlan) -> None:
    for slot in slots:
        unit.add(
            replace(
                slot,
                id=new_id(),
                office_id=week.office_id,
                person_id=week.person_id,
                week_id=week.id,
                version=1,
            )
        )


def save_slot(desk: Desk, value: WeekSlot) -> Saved:
    """Write an element of a week (undoable).

    UserError when it has no length, goes past midnight, overlaps another element of the day, is of another
    person's week, or is self-study that nobody follows up (what supervision has found).
    """
    desk.require_caseworker()
    check_slot(value)
    with desk.write("save_slot") as unit:
        person_of(desk, unit, value.person_id)
        if unit.get(WeekPlan, value.week_id).person_id != value.person_id:
            raise UserError("Ukeplanen er en annen deltakers.", field="weekday")
        _refuse_overlap(unit, value)
        return put(desk, unit, value)


def check_slot(value: WeekSlot) -> None:
    """Raise UserError at the field of an element that cannot be right by itself."""
    if not 0 <= value.weekday <= LAST_WEEKDAY:
        raise UserError("Velg en ukedag.", field="weekday")
    if value.minutes < SHORTEST:
        raise UserError("Skriv hvor lenge det varer, for eksempel 3 eller 2,5 timer.", field="minutes")
    if end_of(value) > DAY_MINUTES:
        raise UserError("Det varer til etter midnatt. Kort ned eller begynn tidligere.", field="minutes")
    if value.kind is ElementKind.SELF_STUDY:
        need(value, {"followed_by": "Skriv hvem som følger opp egenstudiene."})


def _refuse_overlap(reader: Reader, value: WeekSlot) -> None:
    others = [each for each in reader.find(WeekSlot, week_id=value.week_id) if each.id != value.id]
    for one, two in overlapping([*others, value]):
        if value in {one, two}:
            other = two if one == value else one
            raise UserError(
                f"Tiden overlapper med {slot_words(other)}. Velg en annen tid.",
                field="at",
            )


def slot_words(slot: WeekSlot) -> str:
    """`Norsk 09.00–12.00`: its own title, or nothing but the time where it has none."""
    times = f"{_clock(minute_of(slot.at))}–{_clock(end_of(slot))}"
    return f"{slot.title} {times}".strip()


def _clock(minute: int) -> str:
    return f"{minute // MINUTES:02d}.{minute % MINUTES:02d}"


def move_slot(desk: Desk, slot_id: str, weekday: int, at: time) -> Saved:
    """Move an element to another weekday or time, as long as it was (undoable)."""
    desk.require_caseworker()
    with desk.write("save_slot") as unit:
        slot = unit.get(WeekSlot, slot_id)
        check_visible(desk, unit, slot.person_id)
        moved = replace(slot, weekday=weekday, at=at)
        check_slot(moved)
        _refuse_overlap(unit, moved)
        unit.save(moved)
        return Saved(unit.changes(), slot_id)


def copy_week(desk: Desk, week_id: str, person_ids: Sequence[str], start: date) -> Saved:
    """Give others the same week from a day on, all or none (undoable).

    UserError without anybody, or when one of them has a version from that very day.
    """
    desk.require_caseworker()
    if not person_ids:
        raise UserError("Velg hvem som skal ha den samme uken.", field="person_ids")
    with desk.write("copy_week") as unit:
        source = unit.get(WeekPlan, week_id)
        check_visible(desk, unit, source.person_id)
        slots = unit.find(WeekSlot, week_id=week_id)
        for person_id in person_ids:
            person = person_of(desk, unit, person_id)
            if any(each.start == start for each in unit.find(WeekPlan, person_id=person_id)):
                raise UserError(f"{person.name} har en ukeplan fra denne dagen.", field="start")
            week = WeekPlan(new_id(), person.office_id, person_id, start, source.end, source.note)
            if week.end is not None and week.end < start:
                week = replace(week, end=None)
            unit.add(week)
            _copy_slots(unit, slots, week)
        return Saved(unit.changes(), week_id)


def later(slot: WeekSlot, minutes: int) -> time:
    """When an element would begin `minutes` later (earlier below 0), kept within its day."""
    latest = DAY_MINUTES - slot.minutes
    return clock_of(max(0, min(latest, minute_of(slot.at) + minutes)))
