"""The costs of the plan by category: the benefit of today's programmes, and what is entered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.budget import CostCategory
from grongintro.domain.money import to_ore
from grongintro.domain.period import Period, month_of
from grongintro.rules.benefit_rates import exact_rates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from grongintro.domain.budget import BudgetCost
    from grongintro.rules.parameters import Parameters

MONTHS = 12


@dataclass(frozen=True)
class PlannedCost:
    """What a category costs in a year, in øre; None (never zero) where nothing is known.

    `actual`: what it did cost, which takes the place of what was planned.
    """

    year: int
    category: CostCategory
    ore: int | None
    actual: bool = False


def benefit_by_year(
    shares: Iterable[tuple[Period, Fraction]], years: range, day: date, parameters: Parameters
) -> dict[int, int]:
    """The introduction benefit of the programmes of today, in øre by year, with the basic amount of `day`.

    A month of which a part is in the programme counts with that part of its days. Nothing is added for
    those who are expected, and nothing is taken off for absence.
    """
    months: dict[int, Fraction] = defaultdict(Fraction)
    for period, factor in shares:
        for year in years:
            months[year] += factor * _months(period, year)
    month = exact_rates(Fraction(1), day, parameters).month
    return {year: to_ore(months[year] * month) for year in years}


def _months(period: Period, year: int) -> Fraction:
    whole = (month_of(date(year, number, 1)) for number in range(1, MONTHS + 1))
    found = ((month, period.overlap(month)) for month in whole)
    return sum((Fraction(len(part), len(month)) for month, part in found if part is not None), Fraction(0))


def planned_costs(
    rows: Sequence[BudgetCost], benefit: Mapping[int, int], years: range
) -> tuple[PlannedCost, ...]:
    """Every category of every year, in the order of the categories and then of the years."""
    return tuple(_planned(rows, benefit, year, category) for category in CostCategory for year in years)


def _planned(
    rows: Sequence[BudgetCost], benefit: Mapping[int, int], year: int, category: CostCategory
) -> PlannedCost:
    own = [each for each in rows if (each.year, each.category) == (year, category)]
    spent = [each.ore for each in own if each.actual]
    if spent:
        return PlannedCost(year, category, sum(spent), actual=True)
    planned = [each.ore for each in own]
    if category is CostCategory.BENEFIT:
        planned.append(benefit.get(year, 0))
    return PlannedCost(year, category, sum(planned) if planned else None)


def cost_totals(costs: Iterable[PlannedCost]) -> dict[int, int]:
    """The known sum of each year, in øre."""
    totals: dict[int, int] = defaultdict(int)
    for each in costs:
        totals[each.year] += each.ore or 0
    return dict(totals)
