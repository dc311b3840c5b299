"""The register of homes: who lives in them, which are free on a day, and contracts that end.

A home is let to one household at a time; rooms that are let one by one are homes of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.household import HouseholdMember
from grongintro.domain.ids import new_id
from grongintro.domain.names import fold
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.person import Person
from grongintro.domain.settlement import ExpectedArrival, Housing, HousingOwner, HousingStay
from grongintro.errors import UserError
from grongintro.services.desk import Saved
from grongintro.services.people import check_visible
from grongintro.services.rows import in_order, need, put
from grongintro.services.settlement.arrivals import OVER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

CONTRACT_DAYS = 90
"""A contract that ends is warned of so many days before."""
MOST_ROOMS, MOST_SIZE = 50, 1000


class HomeState(StrEnum):
    """Where a home stands on a day, the free ones first."""

    FREE = "free_home"
    HELD = "held_home"
    LATER = "later_home"
    TAKEN = "taken_home"
    CLOSED = "closed_home"


_ORDER = {state: number for number, state in enumerate(HomeState)}


@dataclass(frozen=True)
class StayLine:
    """Somebody's stay in a home."""

    stay: HousingStay
    person: Person
    home: Housing
    now: bool

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.stay.id


@dataclass(frozen=True)
class HomeLine:
    """A home with those who live there now or will, for whom it is held, and days left of its contract."""

    home: Housing
    state: HomeState
    stays: tuple[StayLine, ...]
    held_for: str
    contract_days: int | None

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.home.id

    @property
    def ends(self) -> bool:
        """Whether its contract ends soon, or has ended while somebody lives there."""
        if self.contract_days is None or self.contract_days > CONTRACT_DAYS:
            return False
        return self.contract_days >= 0 or any(each.now for each in self.stays)


def save_home(desk: Desk, value: Housing) -> Saved:
    """Write a home (undoable).

    UserError without an address or with one that is there already, without the name of an owner that is not
    the municipality, with a number that cannot be right, or with a contract that ends before it begins.
    """
    desk.require_caseworker()
    need(value, {"address": "Skriv adressen til boligen."})
    if value.owner is not HousingOwner.MUNICIPALITY:
        need(value, {"owner_name": "Skriv hvem som eier boligen."})
    for field, most in (("rooms", MOST_ROOMS), ("size", MOST_SIZE)):
        if not 0 <= getattr(value, field) <= most:
            raise UserError(f"Skriv et tall fra 0 til {most}.", field=field)
    if value.rent is not None and value.rent < 0:
        raise UserError("Leien kan ikke være under null.", field="rent")
    in_order(value.contract_start, value.contract_end, "contract_end")
    with desk.write("save_home") as unit:
        same = [each for each in unit.find(Housing) if fold(each.address) == fold(value.address.strip())]
        if any(each.id != value.id for each in same):
            raise UserError("Det er alt en bolig med denne adressen i registeret.", field="address")
        return put(desk, unit, value)


def move_in(desk: Desk, value: HousingStay, *, with_household: bool = False) -> Saved:
    """Let somebody live in a home, and the rest of their household with them; a stay before ends (undoable).

    UserError when no home is chosen, the days are in the wrong order, the home is not free yet or its
    contract is over by then, or another household lives there in that time.
    """
    desk.require_caseworker()
    if not value.housing_id:
        raise UserError("Velg en bolig.", field="housing_id")
    in_order(value.start, value.end)
    with desk.write("save_stay") as unit:
        check_visible(desk, unit, value.person_id)
        home = unit.get(Housing, value.housing_id)
        _check_days(unit, home, value)
        family = household_at(unit, value.person_id, value.start)
        _check_taken(unit, home, value, family)
        _leave_before(unit, value)
        saved = put(desk, unit, value)
        if with_household and not value.id:
            for other in sorted(family - {value.person_id} - unit.guard.barred):
                _move_along(unit, replace(value, person_id=other))
        return Saved(unit.changes(), saved.id)


def _check_days(reader: Reader, home: Housing, value: HousingStay) -> None:
    stored = reader.get(HousingStay, value.id) if value.id else None
    if stored is not None and (stored.housing_id, stored.start) == (value.housing_id, value.start):
        return
    first = max((day for day in (home.free_from, home.contract_start) if day is not None), default=None)
    if first is not None and value.start < first:
        raise UserError(f"Boligen er ledig fra {short(first)}.", field="start")
    if home.contract_end is not None and value.start > home.contract_end:
        message = f"Leieavtalen er ute {short(home.contract_end)}. Forny den først."
        raise UserError(message, field="start")


def household_at(reader: Reader, person_id: str, day: date) -> set[str]:
    """The person and those of the same household on a day."""
    own = [m for m in reader.find(HouseholdMember, person_id=person_id) if day in Period(m.start, m.end)]
    found = {person_id}
    for member in own:
        others = reader.find(HouseholdMember, household_id=member.household_id)
        found |= {each.person_id for each in others if day in Period(each.start, each.end)}
    return found


def _check_taken(reader: Reader, home: Housing, value: HousingStay, family: set[str]) -> None:
    period = Period(value.start, value.end)
    for each in reader.find(HousingStay, housing_id=home.id):
        if each.person_id not in family and period.overlaps(Period(each.start, each.end)):
            message = (
                "En annen husstand bor i boligen i denne tiden. Skriv siste dag for dem først, eller "
                "registrer hvert rom som en egen bolig."
            )
            raise UserError(message, field="housing_id")


def _leave_before(unit: Unit, value: HousingStay) -> None:
    """A stay that goes on ends the day before; one that begins later is in the way."""
    period = Period(value.start, value.end)
    for each in unit.find(HousingStay, person_id=value.person_id):
        if each.id == value.id or not period.overlaps(Period(each.start, each.end)):
            continue
        if each.start >= value.start:
            message = f"Personen har alt et boforhold fra {short(each.start)}. Rett det først."
            raise UserError(message, field="start")
        unit.save(replace(each, end=value.start - ONE_DAY))


def _move_along(unit: Unit, value: HousingStay) -> None:
    period = Period(value.start, value.end)
    stays = unit.find(HousingStay, person_id=value.person_id)
    if any(each.start >= value.start and period.overlaps(Period(each.start, each.end)) for each in stays):
        return
    _leave_before(unit, value)
    office = unit.get(Person, value.person_id).office_id
    unit.add(replace(value, id=new_id(), office_id=office, version=1))


def give_home(unit: Unit, home_id: str, people: Iterable[Person], day: date) -> None:
    """Let these people live in a home from a day: those who have no home, unless others live there."""
    found = [each for each in people if each.id not in unit.guard.barred]
    ids = {each.id for each in found}
    there = unit.find(HousingStay, housing_id=home_id)
    if any(each.person_id not in ids and (each.end is None or each.end >= day) for each in there):
        return
    for person in found:
        stays = unit.find(HousingStay, person_id=person.id)
        if all(each.end is not None and each.end < day for each in stays):
            unit.add(HousingStay(new_id(), person.office_id, person.id, home_id, day))


def stay_lines(reader: Reader, stays: Iterable[HousingStay], today: date) -> tuple[StayLine, ...]:
    """These stays with whose and where they are, the newest first."""
    found = list(stays)
    people = {each.id: each for each in reader.all_of(Person, "id", [row.person_id for row in found])}
    homes = {each.id: each for each in reader.all_of(Housing, "id", [row.housing_id for row in found])}
    lines = [
        StayLine(each, people[each.person_id], homes[each.housing_id], today in Period(each.start, each.end))
        for each in found
        if each.person_id in people
    ]
    return tuple(sorted(lines, key=lambda line: (line.stay.start, line.person.name, line.id), reverse=True))


def home_lines(reader: Reader, today: date) -> tuple[HomeLine, ...]:
    """Every home, the free ones on top, then by address."""
    stays: dict[str, list[StayLine]] = {}
    for line in stay_lines(reader, reader.find(HousingStay), today):
        if line.stay.end is None or line.stay.end >= today:
            stays.setdefault(line.home.id, []).append(line)
    held = {
        each.housing_id: each.name
        for each in reader.find(ExpectedArrival)
        if each.housing_id is not None and each.state not in OVER
    }
    lines = [
        _home_line(home, tuple(stays.get(home.id, ())), held.get(home.id, ""), today)
        for home in reader.find(Housing)
    ]
    return tuple(sorted(lines, key=lambda line: (_ORDER[line.state], fold(line.home.address), line.id)))


def _home_line(home: Housing, stays: tuple[StayLine, ...], held_for: str, today: date) -> HomeLine:
    days = None if home.contract_end is None else (home.contract_end - today).days
    state = free_state(home, [each.stay for each in stays], today)
    if state is HomeState.FREE and held_for:
        state = HomeState.HELD
    return HomeLine(home, state, stays, held_for, days)


def free_state(home: Housing, stays: Iterable[HousingStay], day: date) -> HomeState:
    """Whether a home is free on a day: nobody lives there, and it can be let."""
    if any(day in Period(each.start, each.end) for each in stays):
        return HomeState.TAKEN
    if home.contract_end is not None and home.contract_end < day:
        return HomeState.CLOSED
    first = max((each for each in (home.free_from, home.contract_start) if each is not None), default=day)
    return HomeState.LATER if first > day else HomeState.FREE


def ending_contracts(reader: Reader, today: date) -> tuple[Housing, ...]:
    """Homes whose contract ends within `CONTRACT_DAYS` days, or has ended while somebody lives there."""
    latest = today + timedelta(days=CONTRACT_DAYS)
    if not any(each.contract_end and each.contract_end <= latest for each in reader.find(Housing)):
        return ()
    return tuple(line.home for line in home_lines(reader, today) if line.ends)
