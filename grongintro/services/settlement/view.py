"""Settlement as the page and a person's tab show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.household import Household
from grongintro.domain.person import Person
from grongintro.domain.settlement import (
    ArrivalState,
    ArrivalStep,
    ExpectedArrival,
    Housing,
    HousingStay,
    SettlementGoal,
)
from grongintro.domain.staff import Staff
from grongintro.rules.settlement import amot
from grongintro.services import settings
from grongintro.services.households import household_of, members_of
from grongintro.services.rows import person_of
from grongintro.services.settlement import goals, guidance, housing, numbers
from grongintro.services.settlement.arrivals import OVER
from grongintro.services.staff import staff_rows

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.settlement import Amot, SettleGoal
    from grongintro.services.desk import Desk
    from grongintro.services.settlement.guidance import GuidanceLine, StatementLine
    from grongintro.services.settlement.housing import HomeLine, StayLine
    from grongintro.services.settlement.numbers import NumberLine, TimeGoals
    from grongintro.storage.unit import Reader

_ORDER = {
    ArrivalState.AGREED: 0,
    ArrivalState.ACCEPTED: 0,
    ArrivalState.ASKED: 0,
    ArrivalState.ARRIVED: 1,
    ArrivalState.CALLED_OFF: 2,
}


@dataclass(frozen=True)
class StepLine:
    """A point of a list, whose it is, and whether it is late."""

    step: ArrivalStep
    owner: str
    late: bool

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.step.id


@dataclass(frozen=True)
class ArrivalLine:
    """A household that is expected with its list, home, goal of time and months in AMOT.

    `amount` is in kroner, for all of them and every paid month; None until the municipality has written what
    a month gives. `person_id` is somebody of the household they became.
    """

    arrival: ExpectedArrival
    steps: tuple[StepLine, ...]
    home: Housing | None
    household: str
    person_id: str
    goal: SettleGoal | None
    amot: Amot | None
    amount: int | None

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.arrival.id

    @property
    def persons(self) -> int:
        """How many they are."""
        return self.arrival.adults + self.arrival.children

    @property
    def done(self) -> int:
        """How many points are done."""
        return sum(each.step.done_on is not None for each in self.steps)

    @property
    def late(self) -> int:
        """How many points should have been done."""
        return sum(each.late for each in self.steps)


@dataclass(frozen=True)
class SettlementView:
    """Everything the page shows; `staff` are those who can own a point, `settled` this year's register."""

    numbers: tuple[NumberLine, ...]
    goals: TimeGoals
    settled: int
    otherwise: int
    arrivals: tuple[ArrivalLine, ...]
    homes: tuple[HomeLine, ...]
    staff: tuple[tuple[str, str], ...]
    months: int
    months_minors: int

    @property
    def waiting(self) -> tuple[ArrivalLine, ...]:
        """Those who have not come yet."""
        return tuple(each for each in self.arrivals if each.arrival.state not in OVER)


@dataclass(frozen=True)
class PersonSettlement:
    """A person's homes, guidance, statements and goals; `homes` to choose from, and what is usual to aim at.

    `household` is its name where others live in it too.
    """

    person: Person
    stays: tuple[StayLine, ...]
    guidance: tuple[GuidanceLine, ...]
    statements: tuple[StatementLine, ...]
    goals: tuple[SettlementGoal, ...]
    homes: tuple[HomeLine, ...]
    proposed: tuple[SettlementGoal, ...]
    household: str


def settlement_view(desk: Desk) -> SettlementView:
    """The whole of settlement today; helpers are refused."""
    desk.require_caseworker()
    with desk.read() as reader:
        settled = numbers.settled_here(reader, desk.today)
        months, minors = settings.values_of(reader, "settle_months", "settle_months_minors")
        return SettlementView(
            numbers.number_lines(reader, settled, desk.today),
            numbers.time_goals(reader, settled, desk.today),
            numbers.registered(settled, desk.today.year),
            numbers.otherwise(settled, desk.today.year),
            arrival_lines(reader, desk.today),
            housing.home_lines(reader, desk.today),
            tuple((row.staff.id, row.staff.name) for row in staff_rows(reader)),
            months,
            minors,
        )


def arrival_lines(reader: Reader, today: date) -> tuple[ArrivalLine, ...]:
    """Those who are expected by their day, then those who came, then those who were called off."""
    names = {each.id: each.name for each in reader.find(Staff)}
    homes = {each.id: each for each in reader.find(Housing)}
    rate = settings.value_of(reader, "amot_rate")
    steps: dict[str, list[StepLine]] = {}
    for step in reader.find(ArrivalStep):
        late = step.done_on is None and step.due is not None and step.due < today
        line = StepLine(step, names.get(step.owner_id or "", ""), late)
        steps.setdefault(step.arrival_id, []).append(line)
    lines = [
        _arrival_line(
            reader, each, tuple(sorted(steps.get(each.id, []), key=_step_place)), homes, rate, today
        )
        for each in reader.find(ExpectedArrival)
    ]
    return tuple(sorted(lines, key=_arrival_place))


def _arrival_line(
    reader: Reader,
    arrival: ExpectedArrival,
    steps: tuple[StepLine, ...],
    homes: dict[str, Housing],
    rate: int,
    today: date,
) -> ArrivalLine:
    came_on, person_id = _came(reader, arrival)
    goal = None
    if arrival.permit_on is not None and arrival.state is not ArrivalState.CALLED_OFF:
        goal = numbers.goal_for(reader, arrival.kind, arrival.permit_on, today, came_on)
    stay = None if arrival.amot_from is None else amot(arrival.amot_from, arrival.amot_to, today)
    persons = arrival.adults + arrival.children
    amount = None if stay is None or not rate else stay.paid_months * persons * rate
    home = homes.get(arrival.housing_id or "")
    household = reader.find(Household, id=arrival.household_id) if arrival.household_id else []
    name = household[0].name if household else ""
    return ArrivalLine(arrival, steps, home, name, person_id, goal, stay, amount)


def _came(reader: Reader, arrival: ExpectedArrival) -> tuple[date | None, str]:
    """The first day that somebody of the household came, and who is first in it."""
    if arrival.state is not ArrivalState.ARRIVED or arrival.household_id is None:
        came = arrival.expected_on if arrival.state is ArrivalState.ARRIVED else None
        return came, ""
    members = members_of(reader, arrival.household_id)
    people = reader.all_of(Person, "id", [each.person_id for each in members])
    days = [each.arrived for each in people if each.arrived is not None]
    return min(days, default=arrival.expected_on), members[0].person_id if members else ""


def _step_place(line: StepLine) -> tuple[bool, str, str, str]:
    due = line.step.due
    return line.step.done_on is not None, due.isoformat() if due else "9", line.step.text, line.id


def _arrival_place(line: ArrivalLine) -> tuple[int, str, str, str]:
    day = line.arrival.expected_on
    return _ORDER[line.arrival.state], day.isoformat() if day else "9", line.arrival.name, line.id


def person_settlement(desk: Desk, person_id: str) -> PersonSettlement:
    """A person's settlement; UserError when the account may not see the person. Helpers are refused."""
    desk.require_caseworker()
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        found = reader.find(SettlementGoal, person_id=person_id)
        home = household_of(reader, person_id, desk.today)
        together = len(housing.household_at(reader, person_id, desk.today)) > 1
        return PersonSettlement(
            person,
            housing.stay_lines(reader, reader.find(HousingStay, person_id=person_id), desk.today),
            guidance.guidance_lines(reader, person_id),
            guidance.statement_lines(desk, reader, person_id),
            tuple(sorted(found, key=lambda each: (each.met_on is not None, each.due, each.text, each.id))),
            housing.home_lines(reader, desk.today),
            goals.proposals(person),
            home.name if home is not None and together else "",
        )


def household_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The households that no arrival has become yet, by name, for a form to choose from."""
    desk.require_caseworker()
    with desk.read() as reader:
        taken = {each.household_id for each in reader.find(ExpectedArrival)}
        homes = [each for each in reader.find(Household) if each.id not in taken]
    return tuple(
        (each.id, each.name) for each in sorted(homes, key=lambda each: (each.name.casefold(), each.id))
    )
