"""The rates of the grants: those that came with the program and those the municipality entered, by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import EnteredRate
from grongintro.domain.grants import GrantCode, Rate, RateState
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.grant_rates import FIRST_YEAR, LAST_YEAR, Rates, shipped_rates
from grongintro.services.rows import need, not_after, put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class RateLine:
    """A grant in a year: its rates by how far the budget has come, and the one that counts.

    `counts` is None where the rate is missing, which is not zero. `entered` are those the municipality wrote.
    """

    year: int
    code: GrantCode
    rates: Mapping[RateState, Rate]
    counts: Rate | None
    entered: Mapping[RateState, EnteredRate]


@dataclass(frozen=True)
class YearOfRates:
    """All grants of a year in IMDi's order."""

    year: int
    lines: tuple[RateLine, ...]

    @property
    def missing(self) -> int:
        """How many rates are not known."""
        return sum(line.counts is None for line in self.lines)


def rates_of(reader: Reader) -> Rates:
    """What is counted with; an entered rate goes before a shipped one of the same year, code and state."""
    return Rates([*shipped_rates().all, *map(_as_rate, reader.find(EnteredRate))])


def _as_rate(value: EnteredRate) -> Rate:
    return Rate(value.year, value.code, value.ore, value.state, None, value.source, value.read_on)


def year_of_rates(desk: Desk, year: int) -> YearOfRates:
    """Every grant in a year with its rates side by side; a rate that is missing has none."""
    desk.require_caseworker()
    with desk.read() as reader:
        entered = reader.find(EnteredRate, year=year)
        rates = rates_of(reader)
    by_code: dict[GrantCode, dict[RateState, Rate]] = {code: {} for code in GrantCode}
    own: dict[GrantCode, dict[RateState, EnteredRate]] = {code: {} for code in GrantCode}
    for rate in rates.all:
        if rate.year == year:
            by_code[rate.code][rate.state] = rate
    for value in entered:
        own[value.code][value.state] = value
    lines = (RateLine(year, code, by_code[code], rates.of(year, code), own[code]) for code in GrantCode)
    return YearOfRates(year, tuple(lines))


def save_rate(desk: Desk, value: EnteredRate) -> Saved:
    """Write a rate that the municipality has read (leader, undoable).

    UserError when the year is not one, the amount is not above zero, it has no source, or the same year, code
    and state is entered already.
    """
    desk.require(Role.LEADER)
    check_rate(desk, value)
    with desk.write("save_rate") as unit:
        same = unit.find(EnteredRate, year=value.year, code=value.code, state=value.state)
        if any(each.id != value.id for each in same):
            raise UserError("Satsen er lagt inn fra før. Endre den i stedet.", field="ore")
        return put(desk, unit, value)


def check_rate(desk: Desk, value: EnteredRate) -> None:
    """Raise UserError at the first field of a rate that cannot be right."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise UserError(f"Skriv året, fra {FIRST_YEAR} til {LAST_YEAR}.", field="year")
    if value.ore <= 0:
        raise UserError("Skriv et beløp over null. En sats som ikke er kjent, legges ikke inn.", field="ore")
    need(value, {"source": "Skriv hvor satsen er lest, for eksempel IMDis rundskriv for året."})
    not_after(value.read_on, desk.today, "read_on")
