"""IMDi's numbers by year and kind, places left, and how they stand against the register of persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import GrantBasis
from grongintro.domain.grants import GrantCategory
from grongintro.domain.person import Permit, PermitKind, Person, Settlement
from grongintro.domain.settlement import SettlementKind, SettlementNumber
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.settlement import GoalState, places_left, settle_goal
from grongintro.services import settings
from grongintro.services.rows import not_after, put

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.settlement import PlacesLeft, SettleGoal
    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

FIRST_YEAR = 1990
FIGURES = ("asked", "decided", "settled", "agreed")
_ORDER = {kind: number for number, kind in enumerate(SettlementKind)}


@dataclass(frozen=True)
class NumberLine:
    """IMDi's numbers of a year and kind, what is left, and how many the register has settled that year.

    Only `this_year` is held against IMDi: of earlier years the register may have but a part.
    """

    number: SettlementNumber
    places: PlacesLeft
    registered: int
    this_year: bool

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.number.id

    @property
    def difference(self) -> int | None:
        """How many more the register has than IMDi; None for another year, or where IMDi's is not known."""
        if self.number.settled is None or not self.this_year:
            return None
        return self.registered - self.number.settled


@dataclass(frozen=True)
class TimeGoals:
    """Settled by agreement this year: within the goal, later, and those whose permit is not written."""

    met: int
    missed: int
    unknown: int


@dataclass(frozen=True)
class Settled:
    """Somebody who was settled here first: when, of which kinds, when permitted, and if IMDi agreed it."""

    day: date
    kinds: frozenset[SettlementKind]
    permit_on: date | None
    agreed: bool


def save_number(desk: Desk, value: SettlementNumber) -> Saved:
    """Write IMDi's numbers of a year and kind; an empty one is not known (undoable, for the leader).

    UserError when the year cannot be right or has numbers of that kind already, the day is after today, or a
    part is more than the whole.
    """
    desk.require(Role.LEADER)
    if not FIRST_YEAR <= value.year <= desk.today.year + 1:
        message = f"Skriv et år fra {FIRST_YEAR} til {desk.today.year + 1}."
        raise UserError(message, field="year")
    not_after(value.as_of, desk.today, "as_of")
    with desk.write("save_number") as unit:
        others = [each for each in unit.find(SettlementNumber, year=value.year) if each.id != value.id]
        if any(each.kind is value.kind for each in others):
            raise UserError("Året har alt tall for denne gruppen. Endre den linjen i stedet.", field="kind")
        for other in others:
            _check_part(value, other)
        return put(desk, unit, value)


def _check_part(value: SettlementNumber, other: SettlementNumber) -> None:
    """Minors and collective protection are counted within all."""
    if SettlementKind.ALL not in {value.kind, other.kind}:
        return
    whole, part = (value, other) if value.kind is SettlementKind.ALL else (other, value)
    for name in FIGURES:
        most, count = getattr(whole, name), getattr(part, name)
        if most is not None and count is not None and count > most:
            raise UserError(f"En gruppe kan ikke være større enn alle ({most} mot {count}).", field=name)


def number_lines(reader: Reader, settled: tuple[Settled, ...], today: date) -> tuple[NumberLine, ...]:
    """Every year's numbers, the newest year first, all before the kinds that are counted apart."""
    found = sorted(reader.find(SettlementNumber), key=lambda each: (-each.year, _ORDER[each.kind]))
    return tuple(
        NumberLine(
            each, places_left(each), registered(settled, each.year, each.kind), each.year == today.year
        )
        for each in found
    )


def registered(settled: tuple[Settled, ...], year: int, kind: SettlementKind = SettlementKind.ALL) -> int:
    """How many of the register were settled here first by agreement in a year, as IMDi counts them."""
    return sum(each.agreed and each.day.year == year and kind in each.kinds for each in settled)


def otherwise(settled: tuple[Settled, ...], year: int) -> int:
    """How many came in a year without an agreement with IMDi: family, settled by themselves, not said."""
    return sum(not each.agreed and each.day.year == year for each in settled)


def settled_here(reader: Reader, today: date) -> tuple[Settled, ...]:
    """Everybody who came by `today` and was settled in no municipality before."""
    permits: dict[str, list[Permit]] = {}
    for permit in reader.find(Permit):
        permits.setdefault(permit.person_id, []).append(permit)
    categories = {each.person_id: each.category for each in reader.find(GrantBasis)}
    return tuple(
        _settled(each, permits.get(each.id, []), categories.get(each.id), each.arrived)
        for each in reader.find(Person)
        if each.arrived is not None
        and each.arrived <= today
        and (each.first_settled is None or each.first_settled >= each.arrived)
    )


def _settled(person: Person, permits: list[Permit], category: GrantCategory | None, arrived: date) -> Settled:
    kinds = {SettlementKind.ALL}
    if any(each.kind is PermitKind.COLLECTIVE_34 and each.granted <= arrived for each in permits):
        kinds.add(SettlementKind.COLLECTIVE)
    if category is GrantCategory.UNACCOMPANIED_MINOR:
        kinds.add(SettlementKind.MINORS)
    granted = min((each.granted for each in permits), default=None)
    return Settled(arrived, frozenset(kinds), granted, person.settlement is Settlement.AGREED)


def goal_for(
    reader: Reader, kind: SettlementKind, permit_on: date, today: date, settled_on: date | None = None
) -> SettleGoal:
    """The goal of time by the municipality's choice of months."""
    name = "settle_months_minors" if kind is SettlementKind.MINORS else "settle_months"
    return settle_goal(permit_on, kind, settings.value_of(reader, name), today, settled_on)


def time_goals(reader: Reader, settled: tuple[Settled, ...], today: date) -> TimeGoals:
    """How those who were settled by agreement this year stand against the goal."""
    states: list[GoalState | None] = []
    for each in settled:
        if not each.agreed or each.day.year != today.year:
            continue
        kind = SettlementKind.MINORS if SettlementKind.MINORS in each.kinds else SettlementKind.ALL
        goal = None if each.permit_on is None else goal_for(reader, kind, each.permit_on, today, each.day)
        states.append(None if goal is None else goal.state)
    return TimeGoals(states.count(GoalState.MET), states.count(GoalState.MISSED), states.count(None))
