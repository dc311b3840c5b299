"""The four-year plan as the page shows it: grants by code, costs by category, and the difference, by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.budget import ArrivalForecast, BudgetCost, GrantGroup, GrantsReceived
from grongintro.domain.staff import Role
from grongintro.rules.forecast import AssumedRates, Forecast, Variant, balance, forecast
from grongintro.rules.forecast_costs import benefit_by_year, cost_totals, planned_costs
from grongintro.services import settings
from grongintro.services.budget.programmes import benefit_shares
from grongintro.services.grants.basis import gather
from grongintro.services.grants.expected import lines_of
from grongintro.services.grants.norwegian import basic_lines
from grongintro.services.grants.rates import rates_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grongintro.domain.grants import GrantCode
    from grongintro.rules.forecast_costs import PlannedCost
    from grongintro.services.desk import Desk

YEARS = 4
_AUTUMN = 7


@dataclass(frozen=True)
class BudgetView:
    """The plan. `variants` hold the grants three times; costs are the same in all of them.

    `assume`: rates that are missing are taken to be the newest known. `people` is how many of today's
    release grants in the plan, `uncounted` how many programmes have a benefit that cannot be counted.
    `received` is what was paid in earlier years, the newest first.
    """

    years: range
    assume: bool
    variants: Mapping[Variant, Forecast]
    costs: tuple[PlannedCost, ...]
    arrivals: tuple[ArrivalForecast, ...]
    entered: tuple[BudgetCost, ...]
    people: int
    uncounted: int
    received: tuple[GrantsReceived, ...] = ()

    @property
    def spent(self) -> dict[int, int]:
        """The known costs of each year, in øre."""
        return cost_totals(self.costs)

    def balance(self, variant: Variant) -> dict[int, int]:
        """Known grants less known costs, by year."""
        return balance(self.variants[variant], self.spent)

    @property
    def codes(self) -> tuple[GrantCode, ...]:
        """The codes of the plan, in IMDi's order; those of the high variant are those of all three."""
        return self.variants[Variant.HIGH].codes


def first_years(desk: Desk) -> tuple[int, int]:
    """The years that a plan may begin with: this one and the next."""
    return desk.today.year, desk.today.year + 1


def usual_first_year(desk: Desk) -> int:
    """This year, and from August, when the next budget is made, the next."""
    return desk.today.year + (desk.today.month > _AUTUMN)


def budget_view(desk: Desk, first_year: int, *, assume: bool = False) -> BudgetView:
    """The plan from `first_year`; UserError when the account is no leader.

    Expected arrivals of earlier years are left out: who has come is counted as a person.
    """
    desk.require(Role.LEADER)
    years = range(first_year, first_year + YEARS)
    with desk.read() as reader:
        known = settings.parameters(reader)
        rates = rates_of(reader)
        used = AssumedRates(rates.all) if assume else rates
        grantees = gather(reader, known)
        arrivals = tuple(sorted(reader.find(ArrivalForecast), key=_by_year))
        entered = tuple(sorted(reader.find(BudgetCost), key=_by_category))
        received = tuple(sorted(reader.find(GrantsReceived), key=_newest_first))
        shares, uncounted = benefit_shares(reader)
    lines = lines_of(grantees, years, used, known)
    lines += basic_lines(lines, years, used, known)
    coming = [each for each in arrivals if each.year >= desk.today.year]
    variants = {each: forecast(lines, coming, each, years, used) for each in Variant}
    benefit = benefit_by_year(shares, years, desk.today, known)
    return BudgetView(
        years,
        assume,
        variants,
        planned_costs(entered, benefit, years),
        arrivals,
        entered,
        len({line.person for line in lines if line.person}),
        uncounted,
        received,
    )


def _by_year(each: ArrivalForecast) -> tuple[int, str, str]:
    return each.year, each.category, each.id


def _newest_first(each: GrantsReceived) -> tuple[int, int]:
    return -each.year, list(GrantGroup).index(each.kind)


def received_totals(received: Iterable[GrantsReceived]) -> dict[int, int]:
    """What was paid in all in each earlier year that has a line, in øre."""
    sums: dict[int, int] = {}
    for each in received:
        sums[each.year] = sums.get(each.year, 0) + each.ore
    return sums


def _by_category(each: BudgetCost) -> tuple[int, str, bool, str]:
    return each.year, each.category, each.actual, each.id
