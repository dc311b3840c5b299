"""A municipality's share of a year's grant when a person moves: by months, and by the older eighths."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.period import ONE_DAY, Period
from grongintro.rules.calendar_days import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from grongintro.domain.grants import GrantEnd
    from grongintro.rules.parameters import Parameters

TWELFTHS = 12
EIGHTHS = 8
QUARTER = 3


@dataclass(frozen=True)
class Ended:
    """The end of somebody's grants in every municipality: why, the last day, and the last that counts."""

    by: GrantEnd
    last: date
    until: date


def ended(by: GrantEnd, last: date, months: int) -> Ended:
    """The end after a death, an emigration or a lost permit: `months` whole ones after that of `last` count.

    IMDi's rule is not confirmed: the months are the municipality's choice, and one is the rule of a move.
    """
    return Ended(by, last, add_months(last.replace(day=1), months + 1) - ONE_DAY)


def year_share(
    stays: Iterable[Period],
    settled: date,
    year: int,
    *,
    twelfths_from: int | None = None,
    end: Ended | None = None,
) -> Fraction:
    """The share of `year`: in twelfths, and before the calendar year `twelfths_from` in eighths.

    Without `twelfths_from` every year is shared in twelfths. A stay that ended before the first settlement
    gives nothing, and nothing is given after the `end`.
    """
    counted = [stay for stay in stays if stay.end is None or stay.end >= settled]
    if twelfths_from is not None and year < twelfths_from:
        return _in_eighths(counted if end is None else _until(counted, end.last), year)
    return Fraction(len(_held(counted, settled, year, end)), TWELFTHS)


def quarter_shares(
    stays: Iterable[Period], settled: date, year: int, *, end: Ended | None = None
) -> tuple[Fraction, ...]:
    """The share of `year` by quarter, in twelfths: what is paid in four parts is paid for these months."""
    counted = [stay for stay in stays if stay.end is None or stay.end >= settled]
    held = {month - year * TWELFTHS for month in _held(counted, settled, year, end)}
    return tuple(
        Fraction(sum(month // QUARTER == quarter for month in held), TWELFTHS) for quarter in range(4)
    )


def first_year_of_twelfths(parameters: Parameters) -> int:
    """From which calendar year a move is shared by months. The year is not confirmed; see its source."""
    name = "grant_move_twelfths_from"
    return int(parameters.at(name, parameters.first_day(name)))


def kept_until(last: date) -> date:
    """The last day whose month is the old municipality's: the end of the month after that of `last`."""
    return add_months(last.replace(day=1), 2) - ONE_DAY


def held_from(first: date) -> date:
    """The first day whose month is the new municipality's: what the one before does not keep."""
    return kept_until(first - ONE_DAY) + ONE_DAY


def _held(stays: Iterable[Period], settled: date, year: int, end: Ended | None) -> set[int]:
    """The numbered months of `year`; those of several stays are joined, so that none counts twice."""
    held = {month for stay in stays for month in _months(stay, settled, year)}
    return held if end is None else {month for month in held if month <= _number(end.until)}


def _until(stays: Iterable[Period], last: date) -> list[Period]:
    """The stays as they are when nobody stays longer than `last`."""
    return [
        Period(stay.start, last if stay.end is None else min(stay.end, last))
        for stay in stays
        if stay.start <= last
    ]


def _months(stay: Period, settled: date, year: int) -> Iterator[int]:
    """The numbered months of `year` that a stay gives; from the month of settlement where it began here."""
    january = year * TWELFTHS
    first = _number(settled) if stay.start <= settled else _number(stay.start - ONE_DAY) + 2
    last = january + TWELFTHS - 1 if stay.end is None else _number(stay.end) + 1
    yield from range(max(first, january), min(last, january + TWELFTHS - 1) + 1)


def _number(day: date) -> int:
    return day.year * TWELFTHS + day.month - 1


def eighths_passed(last: date) -> int:
    """The eighths of its year that a municipality has had whose stay ended on `last`: 1, 3, 5 or 7."""
    return 2 * ((last.month - 1) // QUARTER) + 1


def _in_eighths(stays: Iterable[Period], year: int) -> Fraction:
    """The older rule, by the quarter of the move."""
    eighths = sum(_had(stay.end, year) - _had(stay.start - ONE_DAY, year) for stay in stays)
    return Fraction(eighths, EIGHTHS)


def _had(last: date | None, year: int) -> int:
    """The eighths of `year` up to and including `last`."""
    if last is None or last.year > year:
        return EIGHTHS
    return 0 if last.year < year else eighths_passed(last)
