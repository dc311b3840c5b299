"""Vacation with benefit: the working days each programme year gives and how many are used (§ 18)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.week import PartYear
from grongintro.rules.calendar_days import add_months, working_days
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

MONTHS = 12
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class VacationYear:
    """A programme year, `number` from 1, cut off where the programme ends: its right in working days."""

    number: int
    period: Period
    months: int
    right: int
    step: Step


@dataclass(frozen=True)
class VacationUse:
    """How much of a programme year's right is used; `left` is negative where there is too much."""

    year: VacationYear
    used: int

    @property
    def left(self) -> int:
        """Working days that are left."""
        return self.year.right - self.used


def vacation_years(
    programme: Period, until: date, part_year: PartYear, parameters: Parameters
) -> tuple[VacationYear, ...]:
    """The programme years that have begun by `until`, each with its right.

    A whole year gives all of it. The regulation says nothing of a part year: pro rata by the months that are
    started, rounded half up to whole days, or all of it, as the municipality chooses. A programme whose end
    is not known is taken to go on.
    """
    return tuple(
        _year(number, period, months, part_year, parameters)
        for number, period, months in _years(programme, until)
    )


def _years(programme: Period, until: date) -> Iterator[tuple[int, Period, int]]:
    number, start = 1, programme.start
    while start <= until and start in programme:
        following = add_months(programme.start, MONTHS * number)
        end = following - ONE_DAY
        if programme.end is not None and programme.end < end:
            end = programme.end
        yield number, Period(start, end), _started_months(programme.start, MONTHS * (number - 1), end)
        number, start = number + 1, following


def _started_months(first: date, before: int, end: date) -> int:
    """How many months of the programme have begun by `end`, after those `before`."""
    return next(count for count in range(1, MONTHS + 1) if add_months(first, before + count) > end)


def _year(
    number: int, period: Period, months: int, part_year: PartYear, parameters: Parameters
) -> VacationYear:
    whole = int(parameters.at("vacation_days", max(period.start, parameters.first_day("vacation_days"))))
    words = {"number": str(number), "start": short(period.start), "end": short(period.end or period.start)}
    words["whole"] = str(whole)
    if months == MONTHS:
        step = explain("vacation.right", "whole", words=words, value=str(whole))
        return VacationYear(number, period, months, whole, step)
    if part_year is PartYear.FULL:
        step = explain("vacation.right", "part_full", words=words, value=str(whole), choice=True)
        return VacationYear(number, period, months, whole, step)
    right = (Fraction(whole * months, MONTHS) + _HALF).__floor__()
    words |= {"months": str(months), "days": str(right)}
    step = explain("vacation.right", "part", words=words, value=str(right), choice=True)
    return VacationYear(number, period, months, right, step)


def vacation_use(years: Sequence[VacationYear], vacation: Iterable[Period]) -> tuple[VacationUse, ...]:
    """The working days of granted vacation in each programme year."""
    periods = list(vacation)
    return tuple(VacationUse(year, sum(_within(each, year.period) for each in periods)) for year in years)


def _within(period: Period, year: Period) -> int:
    common = period.overlap(year)
    return working_days(common.start, common.end) if common is not None and common.end is not None else 0
