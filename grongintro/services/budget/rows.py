"""What the leader enters for the plan: expected arrivals, costs, and what was paid in earlier years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.budget import ArrivalForecast, BudgetCost, GrantsReceived
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.rows import need, put

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved

_BACK, _AHEAD = 10, 10
_MOST = 999
_FIRST_YEAR = 1990


def save_arrivals(desk: Desk, value: ArrivalForecast) -> Saved:
    """Write how many of a category are expected in a year: at least, likely, at most (undoable).

    UserError when the three are not in that order, or the category has its line for the year.
    """
    desk.require(Role.LEADER)
    _check_year(desk, value.year)
    if not 0 <= value.low <= _MOST:
        raise UserError(f"Skriv et tall fra 0 til {_MOST}.", field="low")
    if value.likely < value.low:
        raise UserError("Det sannsynlige tallet er lavere enn det laveste. Rett ett av dem.", field="likely")
    if value.high < value.likely:
        raise UserError("Det høyeste tallet er lavere enn det sannsynlige. Rett ett av dem.", field="high")
    if value.high > _MOST:
        raise UserError(f"Skriv et tall fra 0 til {_MOST}.", field="high")
    with desk.write("save_arrival_forecast") as unit:
        others = unit.find(ArrivalForecast, year=value.year, category=value.category)
        if any(each.id != value.id for each in others):
            raise UserError("Det finnes alt et anslag for dette året og denne gruppen.", field="category")
        return put(desk, unit, value)


def save_cost(desk: Desk, value: BudgetCost) -> Saved:
    """Write what a category is planned to cost in a year, or did cost (undoable); UserError below zero."""
    desk.require(Role.LEADER)
    _check_year(desk, value.year)
    if value.ore < 0:
        raise UserError("Skriv beløpet uten minus.", field="ore")
    if value.actual and value.year > desk.today.year:
        raise UserError("Året har ikke begynt, så det finnes ikke regnskap for det.", field="actual")
    with desk.write("save_budget_cost") as unit:
        return put(desk, unit, value)


def save_received(desk: Desk, value: GrantsReceived) -> Saved:
    """Write what was paid of a group of grants in an earlier year (undoable).

    UserError below zero, without a source, for a year that is not over, or where the group has its line.
    """
    desk.require(Role.LEADER)
    if not _FIRST_YEAR <= value.year < desk.today.year:
        raise UserError(f"Skriv et år fra {_FIRST_YEAR} til {desk.today.year - 1}.", field="year")
    if value.ore < 0:
        raise UserError("Skriv beløpet uten minus.", field="ore")
    need(value, {"source": "Skriv hvor beløpet er hentet fra."})
    with desk.write("save_grants_received") as unit:
        others = unit.find(GrantsReceived, year=value.year, kind=value.kind)
        if any(each.id != value.id for each in others):
            raise UserError("Året har alt et beløp for denne typen. Endre det i stedet.", field="kind")
        return put(desk, unit, value)


def _check_year(desk: Desk, year: int) -> None:
    first, last = desk.today.year - _BACK, desk.today.year + _AHEAD
    if not first <= year <= last:
        raise UserError(f"Skriv et år fra {first} til {last}.", field="year")
